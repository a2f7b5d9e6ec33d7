/** The picture as SVG, as it is drawn: marks, ties, names; and as PNG, made from it. */
import { boxBeside } from "./labels.js";
import { Palette } from "./palette.js";
import { pathOf } from "./shapes.js";
import { sizer } from "./sizes.js";
import { wordsOf } from "./overlay.js";

/** @typedef {import("./filters.js").Scene} Scene */
/** @typedef {Map<string, { x: number, y: number, size: number }>} Places */

const SVG = "http://www.w3.org/2000/svg";
const LINE = 14;
const DENSE = 2;
const LARGEST = 8000;

/**
 * Return the picture of a scene.
 * @param {Scene} scene
 * @param {string} title
 * @returns {{ svg: SVGSVGElement, width: number, height: number }}
 */
export function picture(scene, title) {
  const palette = new Palette();
  const size = sizer(scene.model, scene.state.size);
  const nodes = [...scene.shown].flatMap((id) => scene.model.nodes.get(id) ?? []);
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const [left, top] = [Math.min(...xs, 0) - 200, Math.min(...ys, 0) - 48];
  const [width, height] = [Math.max(...xs, 0) + 240 - left, Math.max(...ys, 0) + 48 - top];
  const svg = make("svg", { xmlns: SVG, viewBox: `${left} ${top} ${width} ${height}`, width, height, role: "img", "font-family": palette.font, "font-size": 12 });
  svg.append(text("title", {}, title), make("rect", { x: left, y: top, width, height, fill: palette.tone("paper") }));
  svg.append(...lines(scene, palette));
  for (const node of nodes) {
    const { fill, line } = palette.paint(node, scene.state.colour);
    svg.append(make("path", { d: pathOf(node.kind, node.x, node.y, size(node)), fill, stroke: line, "stroke-width": node.kind === "market" ? 2.4 : 1.25 }));
  }
  for (const node of nodes) svg.append(...label(node, size(node), palette));
  return { svg: /** @type {SVGSVGElement} */ (svg), width, height };
}

/**
 * @param {Scene} scene
 * @param {Palette} palette
 */
function lines({ model, ties, shown }, palette) {
  const made = [];
  for (const tie of ties) {
    const [from, to] = [model.nodes.get(tie.source), model.nodes.get(tie.target)];
    if (!from || !to) continue;
    const suggested = tie.says.every((one) => one.kind === "suggested");
    const structure = tie.says.every((one) => one.kind === "structure");
    const stroke = palette.tone(suggested ? "suggest" : structure ? "rule-2" : "control");
    const line = make("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke, "stroke-width": structure ? 1 : 1.4, "stroke-dasharray": suggested ? "2 4" : null });
    line.append(text("title", {}, `${from.label}, ${wordsOf(tie)}, ${to.label}`));
    made.push(line);
  }
  for (const node of model.nodes.values()) {
    const anchor = node.anchor && shown.has(node.id) && shown.has(node.anchor) ? model.nodes.get(node.anchor) : null;
    if (anchor) made.push(make("line", { x1: anchor.x, y1: anchor.y, x2: node.x, y2: node.y, stroke: palette.tone("rule-2") }));
  }
  return made;
}

/**
 * @param {import("./model.js").Mark} node
 * @param {number} size
 * @param {Palette} palette
 */
function label(node, size, palette) {
  const height = LINE * node.lines.length;
  const box = boxBeside(node, size, node.side, 0, height);
  const anchor = node.side === "left" ? "end" : node.side === "right" ? "start" : "middle";
  const strong = node.focus || node.kind === "development";
  return node.lines.map((line, place) => text("text", {
    x: box.x, y: box.y + LINE * (place + 0.5) + 4, "text-anchor": anchor, fill: palette.tone(strong ? "ink" : "ink-2"),
    "font-weight": strong && place === 0 ? 600 : 400, stroke: palette.tone("paper"), "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round",
  }, line));
}

/**
 * Return a picture as a PNG, twice as dense as the screen where that is not too large.
 * @param {{ svg: SVGSVGElement, width: number, height: number }} picture
 * @returns {Promise<Blob>}
 */
export async function asPng({ svg, width, height }) {
  const dense = Math.min(DENSE, LARGEST / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asText(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * dense);
  canvas.height = Math.round(height * dense);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => { canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture was made"))), "image/png"); });
}

/** @param {SVGSVGElement} svg */
export function asText(svg) {
  return new XMLSerializer().serializeToString(svg);
}

/**
 * @param {string} tag
 * @param {Record<string, string | number | null>} attributes
 */
function make(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && name !== "xmlns") made.setAttribute(name, String(value));
  return made;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number | null>} attributes
 * @param {string} content
 */
function text(tag, attributes, content) {
  const made = make(tag, attributes);
  made.textContent = content;
  return made;
}
