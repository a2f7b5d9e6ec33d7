/** What is written on top of the marks: names, rings, the ties of what is selected with their words, dotted suggestions. */
import { Room, boxBeside } from "./labels.js";
import { across } from "./model.js";

/** @typedef {import("./canvas.js").Canvas} Canvas */
/** @typedef {import("./filters.js").Scene} Scene */
/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./model.js").Tie} Tie */
/** @typedef {{ x: number, y: number, size: number }} Spot */

const LINE = 14;
const MOST = 220;
const FEW = 30;
const SMALL = 0.66;
const NEAR = ["right", "left", "below", "above"];

export class Overlay {
  /** @param {Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.element = document.createElement("canvas");
    this.element.className = "overlay";
    this.element.setAttribute("aria-hidden", "true");
    canvas.host.append(this.element);
    this.context = /** @type {CanvasRenderingContext2D} */ (this.element.getContext("2d"));
    /** @type {string | null} */
    this.cursor = null;
    /** @type {string | null} */
    this.over = null;
    /** @type {{ x: number, y: number, width: number, height: number } | null} */
    this.lasso = null;
    this.letter = 12;
    /** @type {Map<string, number>} */
    this.widths = new Map();
    /** @type {{ scene: Scene | null, order: Mark[] }} */
    this.ranked = { scene: null, order: [] };
  }

  draw() {
    const { scene, sigma } = this.canvas;
    const { width, height } = sigma.getDimensions();
    this.#clear(width, height);
    if (!scene) return;
    /** @type {Map<string, Spot>} */
    const spots = new Map();
    const scale = 1 / Math.sqrt(this.canvas.camera.ratio);
    // The camera does not turn, so that two places tell where all others are.
    const zero = sigma.graphToViewport({ x: 0, y: 0 });
    const one = sigma.graphToViewport({ x: 1000, y: 1000 });
    const [wide, high] = [(one.x - zero.x) / 1000, (one.y - zero.y) / 1000];
    for (const id of scene.shown) {
      const place = this.canvas.places.get(id);
      if (!place) continue;
      const [x, y] = [zero.x + wide * place.x, zero.y + high * place.y];
      if (x > -220 && y > -30 && x < width + 220 && y < height + 30) spots.set(id, { x, y, size: place.size * scale });
    }
    this.letter = 1 / this.canvas.camera.ratio < SMALL ? 11 : 12;
    const lit = new Set([...scene.state.selected, ...scene.state.compared, ...(this.over ? [this.over] : [])]);
    this.#suggestions(scene, spots);
    const room = new Room();
    const words = this.#lit(scene, spots, lit);
    this.#names(scene, spots, lit, room);
    for (const word of words) this.#word(word, room);
    this.#rings(scene, spots);
    if (this.lasso) this.#frame(this.lasso);
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  #clear(width, height) {
    const dense = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * dense), Math.round(height * dense)];
    if (this.element.width !== wide || this.element.height !== high) {
      this.element.width = wide;
      this.element.height = high;
    }
    this.context.setTransform(dense, 0, 0, dense, 0, 0);
    this.context.clearRect(0, 0, width, height);
  }

  /**
   * @param {Scene} scene
   * @param {Map<string, Spot>} spots
   */
  #suggestions(scene, spots) {
    if (!scene.state.suggested) return;
    const { context } = this;
    context.setLineDash([1.5, 4]);
    context.lineCap = "round";
    for (const tie of scene.ties) {
      if (tie.says.some((one) => one.kind === "suggested")) this.#line(spots.get(tie.source), spots.get(tie.target), this.canvas.palette.tone("suggest"), 2);
    }
    context.setLineDash([]);
    context.lineCap = "butt";
  }

  /**
   * Draw the ties of what is selected or along a path; return what is to be written on them.
   * @param {Scene} scene
   * @param {Map<string, Spot>} spots
   * @param {Set<string>} lit
   */
  #lit(scene, spots, lit) {
    const accent = this.canvas.palette.tone("accent");
    /** @type {{ text: string, x: number, y: number, accent: boolean }[]} */
    const words = [];
    const few = scene.ties.length < 160;
    const ties = few || scene.path.size ? scene.ties : litTies(scene, lit);
    for (const tie of ties) {
      const [from, to] = [spots.get(tie.source), spots.get(tie.target)];
      if (!from || !to) continue;
      const bright = lit.has(tie.source) || lit.has(tie.target) || onPath(scene.path, tie);
      if (bright) this.#line(from, to, accent, 1.8);
      const long = Math.hypot(from.x - to.x, from.y - to.y);
      const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      const text = bright ? wordsOf(tie) : "";
      if (bright && long > this.#width(text, false) + from.size + to.size) words.push({ ...middle, text, accent: true });
      else if (few && tie.says.length > 1 && long > 60) words.push({ ...middle, text: String(tie.says.length), accent: false });
    }
    return words.sort((one, other) => Number(other.accent) - Number(one.accent));
  }

  /**
   * @param {Spot | undefined} from
   * @param {Spot | undefined} to
   * @param {string} color
   * @param {number} width
   */
  #line(from, to, color, width) {
    if (!from || !to) return;
    const { context } = this;
    const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const [dx, dy] = [(to.x - from.x) / long, (to.y - from.y) / long];
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(from.x + dx * (from.size + 1), from.y + dy * (from.size + 1));
    context.lineTo(to.x - dx * (to.size + 1), to.y - dy * (to.size + 1));
    context.stroke();
  }

  /**
   * @param {Scene} scene
   * @param {Map<string, Spot>} spots
   * @param {Set<string>} lit
   * @param {Room} room
   */
  #names(scene, spots, lit, room) {
    const near = new Set([...lit].flatMap((id) => scene.model.around.get(id)?.map((tie) => across(tie, id)) ?? []));
    for (const [, spot] of spots.size < 400 ? spots : []) room.take({ x: spot.x - spot.size, y: spot.y - spot.size + 1, width: 2 * spot.size, height: 2 * spot.size - 2 }, true);
    const first = [...lit, ...(this.cursor ? [this.cursor] : [])].flatMap((id) => scene.model.nodes.get(id) ?? []);
    let left = MOST;
    for (const node of new Set([...first, ...this.#order(scene)])) {
      const spot = spots.get(node.id);
      if (!spot || left <= 0) continue;
      const always = lit.has(node.id) || node.id === this.cursor || (near.size < FEW && near.has(node.id));
      if (this.#name(node, spot, room, always, near.has(node.id))) left -= 1;
    }
  }

  /**
   * Return the nodes in the order in which they get their names.
   * @param {Scene} scene
   */
  #order(scene) {
    if (this.ranked.scene !== scene) {
      const order = [...scene.shown].flatMap((id) => scene.model.nodes.get(id) ?? []);
      order.sort((one, other) => Number(other.focus) - Number(one.focus) || other.degree - one.degree || other.claims - one.claims);
      this.ranked = { scene, order };
    }
    return this.ranked.order;
  }

  /**
   * @param {Mark} node
   * @param {Spot} spot
   * @param {Room} room
   * @param {boolean} always
   * @param {boolean} near beside what is selected
   */
  #name(node, spot, room, always, near) {
    const strong = node.focus || always || near || node.kind === "development";
    const lines = node.lines.map((text, place) => ({ text, quiet: node.kind === "development" && place > 0 }));
    const width = Math.max(...lines.map((line) => this.#width(line.text, strong)));
    const height = LINE * lines.length;
    const sides = node.degree > 1 || always ? [node.side, ...NEAR.filter((side) => side !== node.side)] : [node.side];
    const boxes = sides.map((side) => boxBeside(spot, spot.size, side, width, height));
    const box = boxes.find((one) => room.take({ ...one, y: one.y + 1.5, height: one.height - 3 })) ?? (always ? boxes[0] : undefined);
    if (!box) return false;
    const side = sides[boxes.indexOf(box)];
    const align = side === "left" ? "right" : side === "right" ? "left" : "center";
    const x = align === "right" ? box.x + width : align === "left" ? box.x : box.x + width / 2;
    lines.forEach(({ text, quiet }, place) => this.#text(text, x, box.y + LINE * (place + 0.5), { align, strong: strong && !quiet, tone: strong && !quiet ? "ink" : "ink-2" }));
    return true;
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {{ align: CanvasTextAlign, strong: boolean, tone: string, small?: boolean }} how
   */
  #text(text, x, y, { align, strong, tone, small = false }) {
    const { context } = this;
    const { palette } = this.canvas;
    context.font = `${strong ? 600 : 400} ${small ? 11 : this.letter}px ${palette.font}`;
    context.textAlign = align;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = palette.tone("paper");
    context.strokeText(text, x, y);
    context.fillStyle = palette.tone(tone);
    context.fillText(text, x, y);
  }

  /**
   * @param {string} text
   * @param {boolean} strong
   */
  #width(text, strong) {
    const key = `${strong} ${this.letter} ${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      this.context.font = `${strong ? 600 : 400} ${this.letter}px ${this.canvas.palette.font}`;
      width = this.context.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  }

  /**
   * @param {{ text: string, x: number, y: number, accent: boolean }} word
   * @param {Room} room
   */
  #word({ text, x, y, accent }, room) {
    const width = this.#width(text, false);
    if (room.take({ x: x - width / 2, y: y - 7, width, height: 14 })) {
      this.#text(text, x, y, { align: "center", strong: false, tone: accent ? "accent" : "ink-3", small: true });
    }
  }

  /**
   * @param {Scene} scene
   * @param {Map<string, Spot>} spots
   */
  #rings(scene, spots) {
    const accent = this.canvas.palette.tone("accent");
    const chosen = new Set([...scene.state.selected, ...scene.state.compared, ...scene.state.path]);
    for (const id of chosen) this.#ring(spots.get(id), 4.5, accent, 2);
    if (this.over && !chosen.has(this.over)) this.#ring(spots.get(this.over), 4, accent, 1);
    if (this.cursor && this.canvas.host.matches(":focus-visible")) this.#ring(spots.get(this.cursor), 8.5, accent, 2);
    for (const step of scene.state.steps) {
      if (step.startsWith("pin ")) this.#pinned(spots.get(step.split(" ")[1] ?? ""));
    }
  }

  /**
   * @param {Spot | undefined} spot
   * @param {number} gap
   * @param {string} color
   * @param {number} width
   */
  #ring(spot, gap, color, width) {
    if (!spot) return;
    this.context.strokeStyle = color;
    this.context.lineWidth = width;
    this.context.beginPath();
    this.context.arc(spot.x, spot.y, spot.size + gap, 0, 2 * Math.PI);
    this.context.stroke();
  }

  /** @param {Spot | undefined} spot */
  #pinned(spot) {
    if (!spot) return;
    this.context.fillStyle = this.canvas.palette.tone("ink");
    this.context.beginPath();
    this.context.arc(spot.x, spot.y, 1.8, 0, 2 * Math.PI);
    this.context.fill();
  }

  /** @param {{ x: number, y: number, width: number, height: number }} box */
  #frame({ x, y, width, height }) {
    const { context } = this;
    context.strokeStyle = this.canvas.palette.tone("accent");
    context.lineWidth = 1;
    context.setLineDash([4, 3]);
    context.strokeRect(x + 0.5, y + 0.5, width, height);
    context.setLineDash([]);
  }
}

/**
 * Return the ties of some nodes that are shown.
 * @param {Scene} scene
 * @param {Set<string>} lit
 */
function litTies(scene, lit) {
  return lit.size ? scene.ties.filter((tie) => lit.has(tie.source) || lit.has(tie.target)) : [];
}

/**
 * Return what a tie says, in a few words.
 * @param {Tie} tie
 */
export function wordsOf(tie) {
  const words = [...new Set(tie.says.map((one) => one.words.toLowerCase()))];
  return words.length > 2 ? `${words.slice(0, 2).join(", ")} +${words.length - 2}` : words.join(", ");
}

/**
 * @param {ReadonlySet<string>} path pairs of ids
 * @param {Tie} tie
 */
function onPath(path, tie) {
  return path.has(`${tie.source} ${tie.target}`) || path.has(`${tie.target} ${tie.source}`);
}
