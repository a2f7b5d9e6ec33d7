/** Where the nodes of a scene are on the screen, in the order in which they get their names. */

/** @typedef {import("./filters.js").Scene} Scene */
/** @typedef {import("./model.js").Mark} Mark */

/**
 * @typedef {object} Spot a node on the screen
 * @property {Mark} node
 * @property {{ x: number, y: number, size: number }} place in the graph
 * @property {number} x in pixels
 * @property {number} y
 * @property {number} size radius of its mark
 * @property {boolean} seen whether it, or its name, may be in sight
 * @property {number[]} widths of its name, by letter and weight; 0 where it was not measured
 */

/** @typedef {{ x: number, y: number, wide: number, high: number, scale: number, width: number, height: number }} Lens of a camera that does not turn: where the zero of the graph is, pixels a unit, the scale of marks, the screen */

const BESIDE = 220;
const ABOVE = 30;
const REACH = 10;

export class Sight {
  /**
   * @param {Scene | null} scene
   * @param {ReadonlyMap<string, { x: number, y: number, size: number }>} places
   */
  constructor(scene, places) {
    const nodes = [...(scene?.shown ?? [])].flatMap((id) => scene?.model.nodes.get(id) ?? []);
    nodes.sort((one, other) => Number(other.focus) - Number(one.focus) || other.degree - one.degree || other.claims - one.claims);
    /** @type {Spot[]} */
    this.spots = nodes.flatMap((node) => {
      const place = places.get(node.id);
      return place ? { node, place, x: 0, y: 0, size: 0, seen: false, widths: [0, 0, 0, 0] } : [];
    });
    this.number = 0;
    this.byId = new Map(this.spots.map((spot) => [spot.node.id, spot]));
  }

  /** Nothing is in sight. */
  static get none() {
    return new Sight(null, new Map());
  }

  /**
   * Find all places anew; the camera moved.
   * @param {Lens} lens
   */
  look({ x, y, wide, high, scale, width, height }) {
    this.number = 0;
    for (const spot of this.spots) {
      spot.x = x + wide * spot.place.x;
      spot.y = y + high * spot.place.y;
      spot.size = spot.place.size * scale;
      spot.seen = spot.x > -BESIDE && spot.y > -ABOVE && spot.x < width + BESIDE && spot.y < height + ABOVE;
      if (spot.seen) this.number += 1;
    }
  }

  /**
   * Return where a node is, nothing if it is out of sight.
   * @param {string} id
   */
  get(id) {
    const spot = this.byId.get(id);
    return spot?.seen ? spot : undefined;
  }

  /**
   * Return the node at a place, the nearest one, none if there is none.
   * @param {{ x: number, y: number }} point in pixels
   */
  at(point) {
    let best = null;
    let least = 1;
    for (const { node, x, y, size, seen } of this.spots) {
      const far = seen ? Math.hypot(x - point.x, y - point.y) / Math.max(size + 4, REACH) : 1;
      if (far < least) [best, least] = [node.id, far];
    }
    return best;
  }
}
