/** Colours, as the style sheet has them now: they change with light and dark. */
import { shapeOf } from "./shapes.js";

/** @typedef {import("./model.js").Mark} Mark */

const KINDS = ["other", "company", "development", "segment", "region", "product", "document", "factor", "market"];
/** Communities take the colours that carry a mark best; from the ninth on they share one. */
const COMMUNITIES = ["company", "development", "segment", "region", "product", "document", "factor"];
const TONES = ["paper", "ink", "ink-2", "ink-3", "rule-2", "control", "accent", "accent-wash", "suggest"];

/** @typedef {{ fill: string, line: string }} Paint */

export class Palette {
  constructor() {
    const style = getComputedStyle(document.documentElement);
    /** @param {string} name */
    const read = (name) => style.getPropertyValue(`--${name}`).trim();
    /** @type {Map<string, Paint>} */
    this.kinds = new Map(KINDS.map((kind) => [kind, { fill: read(kind), line: read(`${kind}-line`) }]));
    /** @type {Record<string, string>} */
    this.tones = Object.fromEntries(TONES.map((tone) => [tone, read(tone)]));
    this.font = read("sans");
  }

  /**
   * Return a tone: paper, ink, accent and so on.
   * @param {string} name
   */
  tone(name) {
    return this.tones[name] ?? "#888";
  }

  /**
   * Return the colours of a node.
   * @param {Mark} node
   * @param {string} by "kind" or "community"
   * @returns {Paint}
   */
  paint(node, by) {
    if (node.kind === "group") return { fill: this.tone("paper"), line: this.tone("ink-3") };
    if (by === "community") return this.community(node.community);
    return this.kinds.get(shapeOf(node.kind)) ?? { fill: "#888", line: "#444" };
  }

  /**
   * Return the colours of a community.
   * @param {number} number from 0, the largest
   * @returns {Paint}
   */
  community(number) {
    return this.kinds.get(COMMUNITIES[number] ?? "other") ?? { fill: "#888", line: "#444" };
  }
}

/** Communities that have a colour of their own. */
export const COLOURED = COMMUNITIES.length;
