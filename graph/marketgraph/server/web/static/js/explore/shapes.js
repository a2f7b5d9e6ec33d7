/** The marks of kinds: a number for the graphics card, a path for everything else. Shape as well as colour. */

/** In the order of the numbers that program.js draws them by. */
const SHAPES = ["other", "company", "development", "segment", "region", "product", "document", "factor", "market", "group"];
const HEXAGON = [[-0.55, -0.95], [0.55, -0.95], [1.1, 0], [0.55, 0.95], [-0.55, 0.95], [-1.1, 0]];
const CROSS = [[-0.37, -1.05], [0.37, -1.05], [0.37, -0.37], [1.05, -0.37], [1.05, 0.37], [0.37, 0.37], [0.37, 1.05], [-0.37, 1.05], [-0.37, 0.37], [-1.05, 0.37], [-1.05, -0.37], [-0.37, -0.37]];
/** @type {Record<string, number[][]>} corners for a mark of radius 1, y downwards */
const CORNERS = {
  other: [[-1.1, -0.6], [1.1, -0.6], [1.1, 0.6], [-1.1, 0.6]],
  development: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
  segment: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  region: [[0, -1.1], [1.14, 0.9], [-1.14, 0.9]],
  product: HEXAGON,
  document: [[-0.8, -1], [0.3, -1], [0.8, -0.5], [0.8, 1], [-0.8, 1]],
  factor: CROSS,
};

/**
 * Return the shape that a kind is drawn by.
 * @param {string} kind of a node
 */
export function shapeOf(kind) {
  return SHAPES.includes(kind) ? kind : "other";
}

/**
 * Return the number of a shape.
 * @param {string} kind of a node
 */
export function numberOf(kind) {
  return SHAPES.indexOf(shapeOf(kind));
}

/**
 * Return the path of a mark as SVG writes it; one that is round is made of arcs.
 * @param {string} kind
 * @param {number} x
 * @param {number} y
 * @param {number} size radius
 */
export function pathOf(kind, x, y, size) {
  const corners = CORNERS[shapeOf(kind)];
  if (!corners) return circle(x, y, size);
  return `M${corners.map(([dx = 0, dy = 0]) => `${round(x + dx * size)} ${round(y + dy * size)}`).join("L")}Z`;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
function circle(x, y, r) {
  const [left, right, d] = [round(x - r), round(x + r), round(r)];
  return `M${left} ${round(y)}A${d} ${d} 0 1 1 ${right} ${round(y)}A${d} ${d} 0 1 1 ${left} ${round(y)}Z`;
}

/** @param {number} number */
function round(number) {
  return Math.round(number * 100) / 100;
}
