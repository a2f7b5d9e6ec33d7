/** Everything that a view is: one value that is never changed, and its form as an address. */

/**
 * @typedef {object} State
 * @property {readonly string[]} focus what the view began with
 * @property {readonly string[]} steps what was added and moved since, in order; see docs/api.md
 * @property {readonly string[]} hidden
 * @property {readonly string[]} kinds those that are switched off
 * @property {readonly string[]} relations those that are switched off
 * @property {string} region only what is there
 * @property {string} segment only what is active there
 * @property {string} since a month, as 2024-01
 * @property {string} until a month
 * @property {string} colour "kind" or "community"
 * @property {string} size "claims", "degree", "betweenness" or "pagerank"
 * @property {boolean} suggested whether statements that wait for review are drawn
 * @property {readonly string[]} selected the last one is told in the details
 * @property {readonly string[]} kept the list
 * @property {readonly string[]} path both ends
 * @property {readonly string[]} compared both things
 * @property {string} table which table is open
 */

/** @type {State} */
export const BLANK = Object.freeze({
  focus: [], steps: [], hidden: [], kinds: [], relations: [], region: "", segment: "", since: "", until: "",
  colour: "kind", size: "claims", suggested: false, selected: [], kept: [], path: [], compared: [], table: "developments",
});

/** Each part of a state by its name in an address. */
const LISTS = /** @type {const} */ ([
  ["iri", "focus"], ["do", "steps"], ["hide", "hidden"], ["kind-off", "kinds"], ["relation-off", "relations"],
  ["select", "selected"], ["keep", "kept"], ["path", "path"], ["compare", "compared"],
]);
const WORDS = /** @type {const} */ ([
  ["region", "region"], ["segment", "segment"], ["since", "since"], ["until", "until"],
  ["colour", "colour"], ["size", "size"], ["table", "table"],
]);
/** What our IRIs begin with, as the page tells it. */
const BASE = document.getElementById("explorer")?.dataset.base || "https://w3id.org/marketgraph/id/";
const PAIRS = new Set(["path", "compared"]);

/**
 * Return the state that an address tells; what is no part of one is passed over.
 * @param {string} query
 * @returns {State}
 */
export function read(query) {
  const given = new URLSearchParams(query);
  /** @type {Record<string, any>} */
  const state = { ...BLANK };
  for (const [name, part] of LISTS) {
    const values = [...new Set(given.getAll(name))].filter(Boolean);
    state[part] = part === "steps" ? given.getAll(name) : values.map(short);
    if (PAIRS.has(part) && state[part].length !== 2) state[part] = [];
  }
  for (const [name, part] of WORDS) state[part] = given.get(name) ?? BLANK[part];
  for (const part of ["since", "until"]) if (!/^\d{4}-\d{2}$/.test(state[part])) state[part] = "";
  state.suggested = given.get("suggested") === "1";
  return Object.freeze(/** @type {State} */ (state));
}

/**
 * Return the address of a state, as short as it can be.
 * @param {State} state
 * @returns {string} "?…", or nothing for a blank one
 */
export function write(state) {
  const query = new URLSearchParams();
  for (const [name, part] of LISTS) for (const value of state[part]) query.append(name, value);
  for (const [name, part] of WORDS) if (state[part] !== BLANK[part]) query.set(name, state[part]);
  if (state.suggested) query.set("suggested", "1");
  const text = query.toString().replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%2C", ",");
  return text && `?${text}`;
}

/**
 * Return what an IRI is called in addresses: ours without their base.
 * @param {string} iri
 */
export function short(iri) {
  return iri.startsWith(BASE) ? iri.slice(BASE.length) : iri.replace(/^\/?id\//, "");
}

/**
 * Return whether two states are drawn from the same answer of the server.
 * @param {State} one
 * @param {State} other
 */
export function alike(one, other) {
  return one.focus.join("\n") === other.focus.join("\n") && one.steps.join("\n") === other.steps.join("\n");
}
