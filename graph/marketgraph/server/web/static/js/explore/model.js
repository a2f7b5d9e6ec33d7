/** What the server drew: nodes with their places, ties between them. Never changed once it is made. */

/**
 * @typedef {object} Mark a node, as /api/view tells it
 * @property {string} id
 * @property {string} iri
 * @property {string | null} path
 * @property {string} kind
 * @property {string} type
 * @property {string} label
 * @property {string[]} lines as the label is written
 * @property {string} note
 * @property {boolean} focus
 * @property {number} claims
 * @property {number} members
 * @property {string | null} anchor
 * @property {string[]} regions
 * @property {string[]} segments
 * @property {string | null} start
 * @property {string | null} end
 * @property {number} x
 * @property {number} y downwards
 * @property {number} size
 * @property {"right" | "left" | "below" | "above"} side
 * @property {number} degree
 * @property {number} betweenness
 * @property {number} pagerank
 * @property {number} community
 */

/**
 * @typedef {object} Statement
 * @property {string} source
 * @property {string} target
 * @property {string} kind
 * @property {string} relation
 * @property {string} words
 * @property {string} note
 * @property {string[]} claims
 */

/** @typedef {{ source: string, target: string, says: Statement[] }} Tie */

/**
 * @typedef {object} View
 * @property {Mark[]} nodes
 * @property {Tie[]} edges
 * @property {number} left_out
 * @property {number} folded
 * @property {{ step: string, left_out: number }[]} short
 */

export class Model {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    /** @type {Map<string, Mark>} */
    this.nodes = new Map(view.nodes.map((node) => [node.id, node]));
    this.ties = view.edges;
    /** @type {Map<string, Tie[]>} */
    this.around = new Map(view.nodes.map((node) => [node.id, []]));
    for (const tie of view.edges) {
      this.around.get(tie.source)?.push(tie);
      this.around.get(tie.target)?.push(tie);
    }
  }

  static get empty() {
    return new Model({ nodes: [], edges: [], left_out: 0, folded: 0, short: [] });
  }

  /**
   * Return how a thing is called, the end of its address where it is not drawn.
   * @param {string} id
   */
  name(id) {
    return this.nodes.get(id)?.label ?? id.slice(id.lastIndexOf("/") + 1).replaceAll("-", " ");
  }
}

/**
 * Return the other end of a tie.
 * @param {{ source: string, target: string }} tie
 * @param {string} id
 */
export function across(tie, id) {
  return tie.source === id ? tie.target : tie.source;
}
