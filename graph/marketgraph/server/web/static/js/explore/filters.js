/** What of a model is shown in a state: kinds, relations, places, segments, time, and what was hidden. */
import { across } from "./model.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Tie} Tie */
/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./state.js").State} State */

/**
 * @typedef {object} Scene everything that is drawn
 * @property {Model} model
 * @property {State} state
 * @property {Set<string>} shown nodes
 * @property {Tie[]} ties between them, with the statements that are shown
 * @property {ReadonlySet<string>} path pairs of nodes along the path that is told, as "a b"
 */

/** @type {ReadonlySet<string>} */
const NONE = new Set();
/** Kinds that are somewhere, and active in something; others are shown beside them. */
const PLACED = new Set(["company", "organization"]);

/**
 * @param {Model} model
 * @param {State} state
 * @param {ReadonlySet<string>} [path]
 * @returns {Scene}
 */
export function sceneOf(model, state, path = NONE) {
  const gone = new Set(state.hidden);
  const kept = [...model.nodes.values()].filter(
    (node) => !gone.has(node.id) && !state.kinds.includes(kindOf(node)) && inTime(node, state) && belongs(node, state),
  );
  let shown = new Set(kept.map((node) => node.id));
  const ties = tiesOf(model, state, shown);
  if (state.region || state.segment) shown = beside(model, state, shown, ties);
  if (state.relations.length || state.since || state.until) shown = withoutLoose(model, state, shown, ties);
  return { model, state, shown, path, ties: ties.filter((tie) => shown.has(tie.source) && shown.has(tie.target)) };
}

/**
 * Return the kind that a node is filtered by: a folded group is of the kind of its members.
 * @param {Mark} node
 */
export function kindOf(node) {
  return node.kind === "group" ? (node.id.split(":")[1] ?? "other") : node.kind;
}

/**
 * @param {Mark} node
 * @param {State} state
 */
export function inTime(node, state) {
  if (node.kind !== "development" || !(state.since || state.until)) return true;
  if (!node.start || !node.end) return false;
  return (!state.until || node.start.slice(0, 7) <= state.until) && (!state.since || node.end.slice(0, 7) >= state.since);
}

/**
 * @param {Mark} node
 * @param {State} state
 */
function belongs(node, state) {
  if (!PLACED.has(kindOf(node)) || node.focus) return true;
  return (!state.region || node.regions.includes(state.region)) && (!state.segment || node.segments.includes(state.segment));
}

/**
 * @param {Model} model
 * @param {State} state
 * @param {Set<string>} shown
 */
function tiesOf(model, state, shown) {
  const off = new Set(state.relations);
  const found = [];
  for (const tie of model.ties) {
    if (!shown.has(tie.source) || !shown.has(tie.target)) continue;
    const says = tie.says.filter((one) => (one.kind === "suggested" ? state.suggested : !off.has(one.relation)));
    if (says.length === tie.says.length) found.push(tie);
    else if (says.length) found.push({ ...tie, says });
  }
  return found;
}

/**
 * Return what stands beside the companies that a region or segment leaves.
 * @param {Model} model
 * @param {State} state
 * @param {Set<string>} shown
 * @param {Tie[]} ties
 */
function beside(model, state, shown, ties) {
  const names = new Set([state.region, state.segment]);
  const left = new Set();
  for (const id of shown) {
    const node = model.nodes.get(id);
    if (node && (PLACED.has(kindOf(node)) || node.focus || names.has(node.label))) left.add(id);
  }
  const placed = new Set([...left].filter((id) => PLACED.has(kindOf(/** @type {Mark} */ (model.nodes.get(id))))));
  for (const tie of ties) {
    if (placed.has(tie.source)) left.add(tie.target);
    if (placed.has(tie.target)) left.add(tie.source);
  }
  return left;
}

/**
 * Leave out what hangs on nothing any more, since all that tied it was switched off.
 * @param {Model} model
 * @param {State} state
 * @param {Set<string>} shown
 * @param {Tie[]} ties
 */
function withoutLoose(model, state, shown, ties) {
  const tied = new Set(ties.flatMap((tie) => [tie.source, tie.target]));
  return new Set([...shown].filter((id) => {
    const node = model.nodes.get(id);
    return tied.has(id) || node?.focus || node?.kind === "group" || state.selected.includes(id) || !model.around.get(id)?.length;
  }));
}

/**
 * Return the neighbours of a node that hang on it alone.
 * @param {Scene} scene
 * @param {string} id
 */
export function lone(scene, id) {
  const degree = new Map();
  for (const tie of scene.ties) {
    for (const end of [tie.source, tie.target]) degree.set(end, (degree.get(end) ?? 0) + 1);
  }
  return scene.ties
    .filter((tie) => tie.source === id || tie.target === id)
    .map((tie) => across(tie, id))
    .filter((other) => degree.get(other) === 1 && !scene.model.nodes.get(other)?.focus);
}
