/** How two things are connected: by the server between companies, else along what is drawn. */
import { ApiError, get } from "../api.js";
import { element } from "../dom.js";
import { Sources } from "./evidence.js";
import { across } from "./model.js";
import { thingLink } from "./facts.js";
import { short } from "./state.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */
/** @typedef {import("../api.js").Thing} Thing */
/** @typedef {{ source: string, target: string, words: string, claims: string[] }} Reason */
/** @typedef {{ things: Thing[], steps: Reason[][] }} Path */
/** @typedef {{ paths: Path[], claims: Record<string, import("./evidence.js").Claim>, drawn: boolean }} Found */

const MOST = 5;

/**
 * Find the shortest paths between two things.
 * @param {Explorer} explorer
 * @param {readonly string[]} ends
 * @param {AbortSignal} [signal]
 * @returns {Promise<Found>}
 */
export async function findPaths(explorer, ends, signal) {
  const [from, to] = ends;
  if (ends.every((id) => id.startsWith("company/"))) {
    const found = await get("/path", { from, to, limit: MOST }, signal);
    if (found.paths.length) return { ...found, drawn: false };
  }
  return along(explorer, ends, signal);
}

/**
 * Find the shortest path along what is drawn.
 * @param {Explorer} explorer
 * @param {readonly string[]} ends
 * @param {AbortSignal} [signal]
 * @returns {Promise<Found>}
 */
async function along(explorer, [from = "", to = ""], signal) {
  const { ties, model } = explorer.scene;
  /** @type {Map<string, { before: string, says: import("./model.js").Statement[] }>} */
  const came = new Map([[from, { before: "", says: [] }]]);
  for (const id of came.keys()) {
    for (const tie of ties) {
      if (tie.source !== id && tie.target !== id) continue;
      const other = across(tie, id);
      if (!came.has(other)) came.set(other, { before: id, says: tie.says });
    }
    if (came.has(to)) break;
  }
  if (!came.has(to)) return { paths: [], claims: {}, drawn: true };
  /** @type {string[]} */
  const ids = [];
  for (let at = to; at; at = came.get(at)?.before ?? "") ids.unshift(at);
  const things = ids.map((id) => {
    const node = model.nodes.get(id);
    return { iri: node?.iri ?? id, path: node?.path ?? "", kind: node?.kind ?? "", label: node?.label ?? id, country: null };
  });
  const steps = ids.slice(1).map((id) => came.get(id)?.says.map((one) => ({ ...one, words: one.words.toLowerCase() })) ?? []);
  const claims = steps.flat().flatMap((one) => one.claims).slice(0, 100);
  const told = claims.length ? await get("/claims", { iri: claims }, signal) : { claims: {} };
  return { paths: [{ things, steps }], claims: told.claims, drawn: true };
}

/**
 * Return what a path runs through, as pairs, by way of the developments that are drawn between.
 * @param {Explorer} explorer
 * @param {Path[]} paths
 */
export function pairsOf(explorer, paths) {
  const pairs = new Set();
  const { model } = explorer.scene;
  for (const path of paths.slice(0, 1)) {
    const ids = path.things.map((thing) => short(thing.iri));
    ids.slice(1).forEach((id, place) => {
      const before = ids[place] ?? "";
      pairs.add(`${before} ${id}`);
      for (const tie of model.around.get(before) ?? []) {
        const middle = across(tie, before);
        const joins = model.around.get(middle)?.some((one) => across(one, middle) === id);
        if (joins && model.nodes.get(middle)?.kind === "development") pairs.add(`${before} ${middle}`).add(`${middle} ${id}`);
      }
    });
  }
  return pairs;
}

/**
 * Return the panel that tells the path of the state.
 * @param {Explorer} explorer
 * @param {readonly string[]} ends
 * @param {AbortSignal} signal
 */
export async function pathPanel(explorer, ends, signal) {
  const title = element("h2", { tabindex: "-1" }, `How ${explorer.scene.model.name(ends[0] ?? "")} and ${explorer.scene.model.name(ends[1] ?? "")} are connected`);
  const found = await findPaths(explorer, ends, signal).catch((error) => {
    if (error instanceof ApiError) return error;
    throw error;
  });
  if (found instanceof ApiError) return [title, element("p", { class: "error" }, found.message)];
  if (!found.paths.length) {
    return [title, element("p", { class: "note" }, "No path is known between them: neither in what was read of companies, nor along what is drawn. Open more neighbours and try again.")];
  }
  explorer.light(pairsOf(explorer, found.paths));
  const sources = new Sources(found.claims, "source");
  const lists = found.paths.map((path) => chain(path, sources, explorer));
  const steps = (found.paths[0]?.things.length ?? 1) - 1;
  const how = `${steps} ${steps === 1 ? "step" : "steps"}${found.paths.length > 1 ? `, in ${found.paths.length} ways` : ""}${found.drawn ? ", along what is drawn" : ""}`;
  return [title, element("p", { class: "quiet" }, how), ...lists, sources.section()];
}

/**
 * @param {Path} path
 * @param {Sources} sources
 * @param {Explorer} explorer
 */
function chain(path, sources, explorer) {
  const names = new Map(path.things.map((thing) => [thing.iri, thing.label]));
  for (const [id, node] of explorer.scene.model.nodes) names.set(id, node.label);
  const items = path.things.map((thing, place) => element("li", {}, thingLink(thing, (id) => explorer.visit(id)),
    ...(path.steps[place] ?? []).map((one) => element("p", { class: "step" },
      `${names.get(one.source) ?? one.source} `, element("b", {}, one.words), ` ${names.get(one.target) ?? one.target}`, ...sources.marks(one.claims)))));
  return element("ol", { class: "chain" }, ...items);
}
