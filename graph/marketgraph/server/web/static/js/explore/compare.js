/** Two things side by side: what is stated of each, and what they share. */
import { get } from "../api.js";
import { element, mark } from "../dom.js";
import { Sources } from "./evidence.js";
import { thingLink } from "./facts.js";
import { button } from "./parts.js";
import * as act from "./actions.js";
import { relationWords, span, spaced } from "./words.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */
/** @typedef {import("./facts.js").Fact} Fact */
/** @typedef {import("../api.js").Thing & { names: string[], facts: Fact[], claims: Record<string, any>, total: number, left_out: number }} Entity */

const FEW = 5;

/**
 * @param {Explorer} explorer
 * @param {readonly string[]} pair
 * @param {AbortSignal} signal
 */
export async function comparePanel(explorer, pair, signal) {
  /** @type {Entity[]} */
  const both = await Promise.all(pair.map((iri) => get("/entity", { iri, limit: 500 }, signal)));
  const sources = new Sources(Object.assign({}, ...both.map((one) => one.claims)), "source");
  const head = element("tr", {}, element("th", { scope: "col" }, element("span", { class: "vh" }, "What")),
    ...both.map((one) => element("th", { scope: "col" }, mark(one.kind), " ", thingLink(one, (id) => explorer.change(act.select([id]), { quiet: true })))));
  const rows = [row("Kind", both.map((one) => [one.kind])), row("Country", both.map((one) => (one.country ? [one.country] : []))), ...relationRows(explorer, both, sources)];
  return [
    element("h2", { tabindex: "-1" }, `${both[0]?.label} and ${both[1]?.label}`),
    shared(explorer, both),
    element("div", { class: "scroll-x", tabindex: "0", role: "region", "aria-label": "Side by side" },
      element("table", { class: "compare" }, element("thead", {}, head), element("tbody", {}, ...rows))),
    element("div", { class: "do" }, button("Path between", () => explorer.connect([...pair])), button("Keep both", () => explorer.change(act.keep(pair)))),
    sources.section(),
  ];
}

/**
 * @param {Explorer} explorer
 * @param {Entity[]} both
 */
function shared(explorer, both) {
  const [one = new Map(), other = new Map()] = both.map((each) => new Map(each.facts.flatMap((fact) => (fact.thing && fact.thing.kind !== "term" ? [[fact.thing.iri, fact.thing]] : []))));
  const common = [...one.values()].filter((thing) => other.has(thing.iri));
  const list = element("p", {}, common.length ? "Both are tied to " : "Nothing is tied to both.");
  common.forEach((thing, place) => list.append(place ? ", " : "", thingLink(thing, (id) => explorer.visit(id))));
  return list;
}

/**
 * @param {Explorer} explorer
 * @param {Entity[]} both
 * @param {Sources} sources
 */
function relationRows(explorer, both, sources) {
  const groups = both.map((each) => grouped(each.facts));
  const names = [...new Set(groups.flatMap((group) => [...group.keys()]))];
  return names.map((name) => row(name, groups.map((group) => {
    const facts = group.get(name) ?? [];
    /** @type {HTMLElement[]} */
    const lines = facts.slice(0, FEW).map((fact) => line(explorer, fact, sources));
    if (facts.length > FEW) lines.push(element("span", { class: "quiet small" }, `and ${facts.length - FEW} more`));
    return lines;
  })));
}

/** @param {Fact[]} facts */
function grouped(facts) {
  /** @type {Map<string, Fact[]>} */
  const groups = new Map();
  for (const fact of facts) {
    const words = fact.figure ? spaced(fact.relation) : relationWords(fact.relation, fact.inverse);
    groups.set(words, [...(groups.get(words) ?? []), fact]);
  }
  return groups;
}

/**
 * @param {Explorer} explorer
 * @param {Fact} fact
 * @param {Sources} sources
 */
function line(explorer, fact, sources) {
  const said = fact.figure ? String(fact.figure.percent ?? fact.figure.amount ?? fact.figure.rank ?? "stated") : fact.value === null ? null : String(fact.value);
  const body = fact.thing && !fact.figure ? thingLink(fact.thing, (id) => explorer.visit(id)) : element("span", {}, said ?? "stated");
  const when = span(fact.start, fact.end);
  return element("div", {}, body, ...sources.marks(fact.claims), when ? element("span", { class: "quiet small" }, ` ${when}`) : "");
}

/**
 * @param {string} name
 * @param {(Node | string)[][]} cells
 */
function row(name, cells) {
  return element("tr", {}, element("th", { scope: "row" }, name),
    ...cells.map((cell) => element("td", {}, ...(cell.length ? cell : [element("span", { class: "unstated" }, "not stated")]))));
}
