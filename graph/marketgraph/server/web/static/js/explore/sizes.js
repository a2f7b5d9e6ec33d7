/** How large a mark is drawn. */

/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./model.js").Model} Model */

/** @type {Record<string, string>} */
export const MEASURES = {
  claims: "as drawn", degree: "degree", betweenness: "betweenness", pagerank: "PageRank",
};
const LEAST = 4;
const RANGE = 14;

/**
 * Return the radius of each mark: that of the layout, or by the root of a measure, so that areas compare.
 * @param {Model} model
 * @param {string} by a name of MEASURES
 * @returns {(node: Mark) => number}
 */
export function sizer(model, by) {
  if (by !== "degree" && by !== "betweenness" && by !== "pagerank") return (node) => node.size;
  const most = Math.max(...[...model.nodes.values()].map((node) => node[by]), Number.MIN_VALUE);
  return (node) => Math.round(10 * (LEAST + RANGE * Math.sqrt(node[by] / most))) / 10;
}
