/** The passages behind statements: the document's own words, where they stand, and how sure their reading is. */
import { element } from "../dom.js";
import { number, plural } from "./words.js";

/**
 * @typedef {object} Claim as /api/entity tells it
 * @property {string} iri
 * @property {string} path
 * @property {string | null} quote
 * @property {string | null} title
 * @property {string | null} publisher
 * @property {string | null} issued
 * @property {string | null} url
 * @property {number | null} start
 * @property {number | null} end
 * @property {number | null} page
 * @property {string | null} sheet
 * @property {number | null} row
 * @property {number | null} confidence from 0 to 1
 * @property {string | null} method
 * @property {string} document
 */

const FIRST = 12;

/** Numbers the claims of a panel in the order in which they are named. */
export class Sources {
  /**
   * @param {Record<string, Claim>} claims
   * @param {string} name what marks and sources of this panel are told apart by
   */
  constructor(claims, name) {
    this.claims = claims;
    this.name = name;
    /** @type {string[]} */
    this.named = [];
  }

  /**
   * Return the marks that lead to the sources of a statement.
   * @param {readonly string[]} iris
   * @returns {HTMLElement[]}
   */
  marks(iris) {
    const known = iris.filter((iri) => this.claims[iri]);
    const marks = known.slice(0, 3).map((iri) => {
      if (!this.named.includes(iri)) this.named.push(iri);
      const place = this.named.indexOf(iri) + 1;
      return element("a", { class: "mark", href: `#${this.name}-${place}`, "aria-label": `source ${place}` }, String(place));
    });
    if (known.length > 3) marks.push(/** @type {any} */ (element("span", { class: "faint small" }, ` +${known.length - 3}`)));
    return marks;
  }

  /** Return the section of the sources that were named, and of those that were not. */
  section() {
    const rest = Object.keys(this.claims).filter((iri) => !this.named.includes(iri));
    const all = [...this.named, ...rest];
    const list = element("ol", { class: "sources" });
    /** @param {number} most */
    const show = (most) => {
      list.replaceChildren(...all.slice(0, most).flatMap((iri, place) => {
        const claim = this.claims[iri];
        return claim ? [passage(claim, `${this.name}-${place + 1}`, place + 1)] : [];
      }));
    };
    show(Math.max(FIRST, this.named.length));
    const section = element("section", { class: "says" }, element("h3", {}, "Who says so"), list);
    if (!all.length) section.append(element("p", { class: "unstated" }, "No passage is named."));
    if (all.length > list.children.length) {
      const more = element("button", { class: "btn", type: "button" }, `Show all ${number(all.length)} passages`);
      more.addEventListener("click", () => { show(all.length); more.remove(); });
      section.append(more);
    }
    return section;
  }
}

/**
 * Return a passage with its document, place and confidence.
 * @param {Claim} claim
 * @param {string} id
 * @param {number} place
 */
function passage(claim, id, place) {
  const quote = (claim.quote ?? "").replace(/\t+/g, " · ");
  const where = element("figcaption", {}, element("a", { href: claim.path }, claim.title ?? "Document"));
  const whose = [claim.publisher, claim.issued].filter(Boolean).join(", ");
  if (whose) where.append(element("br"), whose);
  where.append(element("br"), [placeOf(claim), sureOf(claim)].filter(Boolean).join(" · "));
  return element("li", { id, tabindex: "-1" },
    element("span", { class: "mark", "aria-hidden": "true" }, String(place)),
    element("figure", { class: "passage" },
      quote ? element("blockquote", {}, quote) : element("p", { class: "unstated" }, "The passage is not kept."), where));
}

/** @param {Claim} claim */
function placeOf(claim) {
  const row = claim.row === null ? "" : `row ${number(claim.row)}`;
  if (row) return claim.sheet ? `sheet ${claim.sheet}, ${row}` : row;
  const page = claim.page === null ? "" : `page ${claim.page}`;
  const span = claim.start === null ? "" : `characters ${number(claim.start)}–${number(claim.end ?? claim.start)}`;
  return [page, span].filter(Boolean).join(", ");
}

/** @param {Claim} claim */
function sureOf(claim) {
  if (claim.confidence === null) return "";
  return `read with confidence ${claim.confidence.toFixed(2)}${claim.method ? `, ${METHODS[claim.method] ?? claim.method}` : ""}`;
}

/** @type {Record<string, string>} */
const METHODS = { rules: "by rules", table: "from a table", rdf: "from RDF", model: "by a model", llm: "by a language model", person: "by a person" };

/**
 * Say on how many documents something rests.
 * @param {Record<string, Claim>} claims
 */
export function restsOn(claims) {
  const documents = new Set(Object.values(claims).map((claim) => claim.title ?? claim.document));
  if (!documents.size) return null;
  const text = documents.size === 1 ? "One source only: no second document confirms or contradicts it." : `${plural(documents.size, "document")} say something of it.`;
  return element("p", { class: "rests" }, text);
}
