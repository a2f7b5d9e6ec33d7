/** The names beside the marks: the most telling first, each on the first of its sides that is free. */
import { Room, boxBeside } from "./labels.js";
import { across } from "./model.js";

/** @typedef {import("./filters.js").Scene} Scene */
/** @typedef {import("./labels.js").Box} Box */
/** @typedef {import("./palette.js").Palette} Palette */
/** @typedef {import("./sight.js").Sight} Sight */
/** @typedef {import("./sight.js").Spot} Spot */

const LINE = 14;
const MOST = 220;
const FEW = 30;
const SMALL = 0.66;
const DENSE = 400;
const EDGE = 2;
const LETTERS = [12, 11];
const NEAR = ["right", "left", "below", "above"];
/** @type {Record<string, string[]>} the sides of a mark, by the one that is best */
const SIDES = Object.fromEntries(NEAR.map((best) => [best, [best, ...NEAR.filter((side) => side !== best)]]));

export class Names {
  /** @param {CanvasRenderingContext2D} context */
  constructor(context) {
    this.context = context;
    /** @type {Palette | null} */
    this.palette = null;
    this.room = new Room();
    this.screen = { width: 0, height: 0 };
    this.small = 0;
    this.font = "";
    /** @type {Map<string, number>} */
    this.widths = new Map();
  }

  /**
   * Begin a frame: nothing is written yet.
   * @param {Palette} palette
   * @param {{ width: number, height: number }} screen
   * @param {number} zoom
   */
  begin(palette, screen, zoom) {
    this.palette = palette;
    this.screen = screen;
    this.small = zoom < SMALL ? 1 : 0;
    this.font = "";
    this.room.clear(screen.width, screen.height);
  }

  /**
   * Write the names of what is in sight.
   * @param {Scene} scene
   * @param {Sight} sight
   * @param {ReadonlySet<string>} lit what is selected or pointed at
   * @param {string | null} cursor where the keyboard is: it is named always, as what is lit
   */
  write(scene, sight, lit, cursor) {
    this.context.textBaseline = "middle";
    this.context.lineJoin = "round";
    this.context.lineWidth = 3.5;
    const first = cursor ? new Set([...lit, cursor]) : lit;
    const near = new Set([...lit].flatMap((id) => scene.model.around.get(id)?.map((tie) => across(tie, id)) ?? []));
    if (sight.number < DENSE) for (const spot of sight.spots) if (spot.seen) this.room.take(spot.x - spot.size, spot.y - spot.size + 1, 2 * spot.size, 2 * spot.size - 2, true);
    let left = MOST;
    for (const id of first) {
      const spot = sight.get(id);
      if (spot && this.#name(spot, true, false)) left -= 1;
    }
    for (const spot of sight.spots) {
      if (left <= 0) break;
      const { id } = spot.node;
      if (!spot.seen || first.has(id)) continue;
      const beside = near.has(id);
      if (this.#name(spot, beside && near.size < FEW, beside)) left -= 1;
    }
  }

  /**
   * Write one name, if there is room on the screen.
   * @param {Spot} spot
   * @param {boolean} always
   * @param {boolean} near beside what is selected
   */
  #name(spot, always, near) {
    const { node } = spot;
    const strong = node.focus || always || near || node.kind === "development";
    const height = LINE * node.lines.length;
    const sides = SIDES[node.side] ?? NEAR;
    const tries = node.degree > 1 || always ? sides.length : 1;
    for (let place = 0; place < tries; place += 1) {
      const side = String(sides[place]);
      // Most names have no room: that shows beside the mark already, before their letters are measured.
      const edge = boxBeside(spot, spot.size, side, EDGE, height);
      if (this.room.full(edge.x, edge.y + 1.5, EDGE, height - 3)) continue;
      const width = this.#widest(spot, strong);
      const box = boxBeside(spot, spot.size, side, width, height);
      if (this.#outside(box)) continue;
      if (this.room.take(box.x, box.y + 1.5, width, height - 3)) return this.#lines(spot, box, side, strong);
    }
    return always && this.#lines(spot, boxBeside(spot, spot.size, node.side, this.#widest(spot, strong), height), node.side, strong);
  }

  /** @param {Box} box */
  #outside({ x, y, width, height }) {
    return x > this.screen.width || y > this.screen.height || x + width < 0 || y + height < 0;
  }

  /**
   * @param {Spot} spot
   * @param {Box} box
   * @param {string} side
   * @param {boolean} strong
   */
  #lines({ node }, { x, y, width }, side, strong) {
    const align = side === "left" ? "right" : side === "right" ? "left" : "center";
    const from = align === "right" ? x + width : align === "left" ? x : x + width / 2;
    for (let place = 0; place < node.lines.length; place += 1) {
      const bold = strong && !(node.kind === "development" && place > 0);
      this.text(String(node.lines[place]), from, y + LINE * (place + 0.5), { align, strong: bold, tone: bold ? "ink" : "ink-2" });
    }
    return true;
  }

  /**
   * Write a few words in the middle of a line, if there is room.
   * @param {{ text: string, x: number, y: number, accent: boolean }} word
   */
  word({ text, x, y, accent }) {
    const width = this.width(text, false);
    if (this.room.take(x - width / 2, y - 7, width, 14)) {
      this.text(text, x, y, { align: "center", strong: false, tone: accent ? "accent" : "ink-3", letter: 11 });
    }
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {{ align: CanvasTextAlign, strong: boolean, tone: string, letter?: number | undefined }} how
   */
  text(text, x, y, { align, strong, tone, letter }) {
    const { context, palette } = this;
    if (!palette) return;
    this.#face(strong, letter ?? Number(LETTERS[this.small]));
    context.textAlign = align;
    context.strokeStyle = palette.tone("paper");
    context.strokeText(text, x, y);
    context.fillStyle = palette.tone(tone);
    context.fillText(text, x, y);
  }

  /**
   * @param {boolean} strong
   * @param {number} letter in pixels
   */
  #face(strong, letter) {
    const font = `${strong ? 600 : 400} ${letter}px ${this.palette?.font}`;
    if (font !== this.font) this.context.font = font;
    this.font = font;
  }

  /**
   * @param {Spot} spot
   * @param {boolean} strong
   */
  #widest({ node, widths }, strong) {
    const way = 2 * this.small + Number(strong);
    return widths[way] || (widths[way] = Math.max(...node.lines.map((line) => this.width(line, strong))));
  }

  /**
   * Return how wide a text is, in pixels.
   * @param {string} text
   * @param {boolean} strong
   */
  width(text, strong) {
    const key = `${strong} ${this.small} ${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      this.#face(strong, Number(LETTERS[this.small]));
      width = this.context.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  }
}
