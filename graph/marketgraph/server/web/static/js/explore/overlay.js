/** What is drawn on top of the marks: names, rings, the ties of what is selected with their words, dotted suggestions. */
import { Names } from "./names.js";

/** @typedef {import("./canvas.js").Canvas} Canvas */
/** @typedef {import("./filters.js").Scene} Scene */
/** @typedef {import("./model.js").Tie} Tie */
/** @typedef {import("./sight.js").Sight} Sight */
/** @typedef {import("./sight.js").Spot} Spot */

const FEW = 160;

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
    this.names = new Names(this.context);
    /** @type {{ scene: Scene | null, key: string, ties: readonly Tie[] }} */
    this.bright = { scene: null, key: "", ties: [] };
  }

  draw() {
    const { scene, sight, sigma, palette } = this.canvas;
    const screen = sigma.getDimensions();
    this.#clear(screen.width, screen.height);
    if (!scene) return;
    sight.look(this.canvas.lens);
    this.names.begin(palette, screen, 1 / this.canvas.camera.ratio);
    const lit = new Set([...scene.state.selected, ...scene.state.compared, ...(this.over ? [this.over] : [])]);
    this.#suggestions(scene, sight);
    const words = this.#lit(scene, sight, lit);
    this.names.write(scene, sight, lit, this.cursor);
    for (const word of words) this.names.word(word);
    this.#rings(scene, sight);
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
   * @param {Sight} sight
   */
  #suggestions(scene, sight) {
    if (!scene.state.suggested) return;
    const { context } = this;
    context.setLineDash([1.5, 4]);
    context.lineCap = "round";
    for (const tie of scene.ties) {
      if (tie.says.some((one) => one.kind === "suggested")) this.#line(sight.get(tie.source), sight.get(tie.target), this.canvas.palette.tone("suggest"), 2);
    }
    context.setLineDash([]);
    context.lineCap = "butt";
  }

  /**
   * Draw the ties of what is selected or along a path; return what is to be written on them.
   * @param {Scene} scene
   * @param {Sight} sight
   * @param {Set<string>} lit
   */
  #lit(scene, sight, lit) {
    const accent = this.canvas.palette.tone("accent");
    /** @type {{ text: string, x: number, y: number, accent: boolean }[]} */
    const words = [];
    const few = scene.ties.length < FEW;
    const ties = few || scene.path.size ? scene.ties : this.#tiesOf(scene, lit);
    for (const tie of ties) {
      const [from, to] = [sight.get(tie.source), sight.get(tie.target)];
      if (!from || !to) continue;
      const bright = lit.has(tie.source) || lit.has(tie.target) || onPath(scene.path, tie);
      if (bright) this.#line(from, to, accent, 1.8);
      const long = Math.hypot(from.x - to.x, from.y - to.y);
      const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      const text = bright ? wordsOf(tie) : "";
      if (bright && long > this.names.width(text, false) + from.size + to.size) words.push({ ...middle, text, accent: true });
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
   * Return the ties of some nodes that are shown.
   * @param {Scene} scene
   * @param {ReadonlySet<string>} lit
   */
  #tiesOf(scene, lit) {
    const key = [...lit].join(" ");
    if (this.bright.scene !== scene || this.bright.key !== key) {
      this.bright = { scene, key, ties: key ? scene.ties.filter((tie) => lit.has(tie.source) || lit.has(tie.target)) : [] };
    }
    return this.bright.ties;
  }

  /**
   * @param {Scene} scene
   * @param {Sight} sight
   */
  #rings(scene, sight) {
    const accent = this.canvas.palette.tone("accent");
    const chosen = new Set([...scene.state.selected, ...scene.state.compared, ...scene.state.path]);
    for (const id of chosen) this.#ring(sight.get(id), 4.5, accent, 2);
    if (this.over && !chosen.has(this.over)) this.#ring(sight.get(this.over), 4, accent, 1);
    if (this.cursor && this.canvas.host.matches(":focus-visible")) this.#ring(sight.get(this.cursor), 8.5, accent, 2);
    for (const step of scene.state.steps) {
      if (step.startsWith("pin ")) this.#pinned(sight.get(step.split(" ")[1] ?? ""));
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
