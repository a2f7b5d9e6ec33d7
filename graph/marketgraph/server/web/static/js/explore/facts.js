/** What is stated of a thing, grouped by relation, each statement with its sources. */
import { element, mark } from "../dom.js";
import { money, number, relationWords, span, spaced } from "./words.js";
import { short } from "./state.js";

/** @typedef {import("../api.js").Thing} Thing */
/** @typedef {import("./evidence.js").Sources} Sources */

/**
 * @typedef {object} Fact as /api/entity tells it
 * @property {string} relation
 * @property {boolean} inverse
 * @property {Thing | null} thing
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
  if (!thing) return [...marks];
  const note = [span(fact.start, fact.end), fact.status && fact.status !== "completed" ? fact.status : ""].filter(Boolean).join(", ");
  return [mark(thing.kind), " ", thingButton(thing, go), ...marks, ...(note ? [element("span", { class: "quiet small" }, ` ${note}`)] : [])];
}

/**
 * Return a button that opens a thing in this page.
 * @param {Thing} thing
 * @param {(id: string) => void} go
 */
export function thingButton(thing, go) {
  if (thing.kind === "term") return element("span", { class: "unstated" }, thing.label === "Unstated" ? "not stated" : thing.label);
  const button = element("button", { type: "button", class: "link" }, thing.label);
  button.addEventListener("click", () => go(short(thing.iri)));
  return button;
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
