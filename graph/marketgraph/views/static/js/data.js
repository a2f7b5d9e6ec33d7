/**
 * The data of the page and the few ways in which it becomes elements. Names come from strangers:
 * text only ever goes in as text.
 *
 * @typedef {{text?: string, country?: string, node?: string, note?: string, claims?: number[],
 *   unstated?: boolean, written?: boolean}} Item
 * @typedef {{label: string, items: Item[]}} Fact
 * @typedef {{id: string, iri: string, label: string, lines: string[], note?: string, kind: string,
 *   type: string, x: number, y: number, size: number, side: string, focus?: boolean, group?: string,
 *   members?: string[], facts: Fact[], sources: number, from?: string, to?: string}} Thing
 * @typedef {{from: string, to: string, word: string, note?: string, claims?: number[]}} Statement
 * @typedef {{id: string, from: string, to: string, kind: string, says: Statement[]}} Tie
 * @typedef {{source: number, quote?: string, place: string, confidence?: number, method: string}} Claim
 * @typedef {{title: string, publisher?: string, issued?: string, url?: string, file?: string}} Source
 */

/** @type {{nodes: Thing[], edges: Tie[], claims: Claim[], sources: Source[], title: string,
 *   kinds: Record<string, [string, string]>, leftOut: number, folded: number, focus: string[]}} */
const data = JSON.parse(document.getElementById("data").textContent);

/** @type {Map<string, Thing>} */
const things = new Map(data.nodes.map((thing) => [thing.id, thing]));

/** @type {Map<string, Tie[]>} */
const tiesOf = new Map(data.nodes.map((thing) => [thing.id, []]));
for (const tie of data.edges) {
  tiesOf.get(tie.from).push(tie);
  tiesOf.get(tie.to).push(tie);
}

const developments = data.nodes.filter((thing) => thing.kind === "development");
const countries = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });

/** @param {Tie} tie @param {string} id @returns {string} the other end */
const otherEnd = (tie, id) => (tie.from === id ? tie.to : tie.from);

/** @param {Thing} thing @returns {string} the kind that the legend filters it by */
function kindOf(thing) {
  return thing.kind === "group" ? things.get(thing.members[0]).kind : thing.kind;
}

/**
 * An element with attributes and children; strings become text nodes.
 * @param {string} tag
 * @param {Record<string, unknown>} [options] attributes; functions become listeners
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElement}
 */
function el(tag, options = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} tag @param {Record<string, string | number>} attributes @returns {SVGElement} */
function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

const SHAPES = {
  company: "M0-5.6A5.6 5.6 0 1 1 0 5.6 5.6 5.6 0 1 1 0-5.6Z",
  market: "M0-4.9A4.9 4.9 0 1 1 0 4.9 4.9 4.9 0 1 1 0-4.9Z",
  development: "M0-6.6 6.6 0 0 6.6-6.6 0Z",
  segment: "M-5-5H5V5H-5Z",
  region: "M0-6 6.2 5-6.2 5Z",
  product: "M-3.2-5.6H3.2L6.4 0 3.2 5.6H-3.2L-6.4 0Z",
  factor: "M-2.2-6H2.2V-2.2H6V2.2H2.2V6H-2.2V2.2H-6V-2.2H-2.2Z",
  other: "M0-6 5.7-1.9 3.5 4.9H-3.5L-5.7-1.9Z",
};

/** @param {string} kind @returns {SVGElement} the mark of a kind */
function icon(kind) {
  const path = svg("path", { d: SHAPES[kind] ?? SHAPES.other });
  return svg("svg", { class: `k k-${kind}`, viewBox: "-8 -8 16 16", "aria-hidden": "true" }, path);
}

/** @param {string | undefined} address @returns {string | null} the address if it is http or https */
function webAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** @param {string} text read out by screen readers */
function say(text) {
  document.getElementById("said").textContent = text;
}
