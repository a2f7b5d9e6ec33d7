/** What is stated of a thing, grouped by relation, each statement with its sources. */
import { element, mark } from "../dom.js";
import { money, number, relationWords, span, spaced } from "./words.js";
import { BLANK, short, write } from "./state.js";

/** @typedef {import("../api.js").Thing} Thing */
/** @typedef {import("./evidence.js").Sources} Sources */

/**
 * @typedef {object} Fact as /api/entity tells it
 * @property {string} relation
 * @property {boolean} inverse
 * @property {Thing | null} thing
 * @property {string | number | boolean | null} value
 * @property {string | null} start
 * @property {string | null} end
 * @property {string | null} status
 * @property {Record<string, string | number | null> | null} figure
 * @property {Thing[]} about
 * @property {string[]} claims
 */

const FEW = 6;

/**
 * Return the facts in groups.
 * @param {Fact[]} facts
 * @param {Sources} sources
 * @param {(id: string) => void} go what is done when a thing is chosen
 */
export function factList(facts, sources, go) {
  /** @type {Map<string, Fact[]>} */
  const groups = new Map();
  for (const fact of facts) {
    const words = fact.figure ? spaced(fact.relation) : relationWords(fact.relation, fact.inverse);
    groups.set(words, [...(groups.get(words) ?? []), fact]);
  }
  const list = element("dl", { class: "facts" });
  for (const [words, group] of groups) {
    const items = group.map((fact) => element("dd", {}, ...factLine(fact, sources, go)));
    list.append(element("dt", {}, words), ...items.slice(0, FEW));
    if (items.length > FEW) {
      const more = element("button", { type: "button", class: "more" }, `${number(items.length - FEW)} more`);
      const place = element("dd", {}, more);
      more.addEventListener("click", () => place.replaceWith(...items.slice(FEW)));
      list.append(place);
    }
  }
  return list;
}

/**
 * @param {Fact} fact
 * @param {Sources} sources
 * @param {(id: string) => void} go
 * @returns {(Node | string)[]}
 */
function factLine(fact, sources, go) {
  const marks = sources.marks(fact.claims);
  if (fact.figure) return [figureWords(fact), ...marks];
  const thing = fact.thing;
  if (!thing) return [valueWords(fact.value), ...marks];
  const note = [span(fact.start, fact.end), fact.status && fact.status !== "completed" ? fact.status : ""].filter(Boolean).join(", ");
  return [mark(thing.kind), " ", thingLink(thing, go), ...marks, ...(note ? [element("span", { class: "quiet small" }, ` ${note}`)] : [])];
}

/** @param {Fact["value"]} value */
function valueWords(value) {
  if (typeof value === "number") return number(value);
  return value === null || value === undefined ? "stated" : String(value);
}

/**
 * Return a link to a thing, in words where it is a fixed term.
 * @param {Thing} thing
 * @param {(id: string) => void} go
 */
export function thingLink(thing, go) {
  if (thing.kind === "term") return element("span", { class: "unstated" }, thing.label === "Unstated" ? "not stated" : thing.label);
  return idLink(short(thing.iri), thing.label, go);
}

/**
 * Return a link that opens a thing in this page; as a link it can be opened in another tab too.
 * @param {string} id
 * @param {string} text
 * @param {(id: string) => void} go
 */
export function idLink(id, text, go) {
  const link = element("a", { class: "plain", href: `/explore${write({ ...BLANK, focus: [id] })}` }, text);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(id);
  });
  return link;
}

/** @param {Fact} fact */
function figureWords(fact) {
  const said = fact.figure ?? {};
  const parts = [];
  if (said.amount !== undefined) parts.push(money(Number(said.amount), String(said.currency ?? "")));
  if (said.percent !== undefined) parts.push(`${number(Number(said.percent))} %`);
  if (said.rank !== undefined) parts.push(`rank ${said.rank}${said.criterion ? ` by ${said.criterion}` : ""}`);
  const years = said.start_year ? (said.end_year && said.end_year !== said.start_year ? `${said.start_year}–${said.end_year}` : `${said.start_year}`) : "";
  const about = fact.about.filter((thing) => thing.kind !== "term").map((thing) => thing.label).join(", ");
  return [parts.join(", "), years, said.status, about, said.publisher].filter(Boolean).join(" · ");
}
