/** The keyboard in the graph: one tab stop, arrows move between nodes, one letter an action. docs/explorer.md lists the keys. */
import * as act from "./actions.js";
import { lone } from "./filters.js";
import { across } from "./model.js";
import { plural } from "./words.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */
/** @typedef {import("./canvas.js").Canvas} Canvas */

/** @type {Record<string, [number, number]>} y downwards */
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const STEP = 20;

export class Keyboard {
  /**
   * @param {Explorer} explorer
   * @param {Canvas} canvas
   * @param {{ expand: (id: string) => void, details: () => void, say: (text: string) => void }} doing
   */
  constructor(explorer, canvas, doing) {
    this.explorer = explorer;
    this.canvas = canvas;
    this.doing = doing;
    this.turn = 0;
    canvas.host.addEventListener("keydown", (event) => this.#key(event));
    canvas.host.addEventListener("focus", () => this.#enter());
    canvas.host.addEventListener("blur", () => canvas.touch());
  }

  get cursor() {
    const { cursor } = this.canvas.overlay;
    return cursor && this.explorer.scene.shown.has(cursor) ? cursor : null;
  }

  #enter() {
    const { state, shown } = this.explorer.scene;
    const first = this.cursor ?? state.selected.find((id) => shown.has(id)) ?? state.focus.find((id) => shown.has(id)) ?? [...shown][0];
    if (first) this.#stand(first);
  }

  /** @param {string} id */
  #stand(id) {
    this.canvas.overlay.cursor = id;
    this.canvas.reveal(id);
    this.canvas.touch();
    this.doing.say(this.#told(id));
  }

  /** @param {string} id */
  #told(id) {
    const { model, ties, state } = this.explorer.scene;
    const node = model.nodes.get(id);
    if (!node) return "";
    const degree = ties.filter((tie) => tie.source === id || tie.target === id).length;
    return `${node.label}, ${node.type}${node.note ? `, ${node.note}` : ""}, ${plural(degree, "neighbour")}${state.selected.includes(id) ? ", selected" : ""}`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || ((event.ctrlKey || event.metaKey) && event.key !== "a")) return;
    const arrow = ARROWS[event.key];
    const done = arrow ? this.#arrow(arrow, event.shiftKey) : this.#letter(event);
    if (done) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /**
   * @param {[number, number]} way
   * @param {boolean} push whether the node is moved, not the cursor
   */
  #arrow([dx, dy], push) {
    const id = this.cursor;
    if (!id) return false;
    const here = this.canvas.places.get(id);
    if (!here) return false;
    if (push) {
      void this.explorer.change(act.pin(id, here.x + dx * STEP, -here.y + dy * STEP));
      return true;
    }
    const next = this.#nearest(id, here, dx, -dy);
    if (next) this.#stand(next);
    return true;
  }

  /**
   * Return the nearest node in a direction: what lies off the axis counts double.
   * @param {string} id
   * @param {{ x: number, y: number }} here
   * @param {number} dx
   * @param {number} dy upwards
   */
  #nearest(id, here, dx, dy) {
    let best = null;
    let least = Infinity;
    for (const other of this.explorer.scene.shown) {
      const place = this.canvas.places.get(other);
      if (!place || other === id) continue;
      const ahead = (place.x - here.x) * dx + (place.y - here.y) * dy;
      const aside = Math.abs((place.x - here.x) * dy) + Math.abs((place.y - here.y) * dx);
      if (ahead > 1 && ahead + 2 * aside < least && aside < 4 * ahead + 30) [best, least] = [other, ahead + 2 * aside];
    }
    return best;
  }

  /** @param {KeyboardEvent} event */
  #letter(event) {
    const id = this.cursor;
    const { explorer, canvas } = this;
    const chosen = explorer.state.selected.length > 1 ? explorer.state.selected : id ? [id] : [];
    /** @type {Record<string, () => unknown>} */
    const keys = {
      "+": () => canvas.camera.animatedZoom({ duration: 120 }), "=": () => canvas.camera.animatedZoom({ duration: 120 }),
      "-": () => canvas.camera.animatedUnzoom({ duration: 120 }), 0: () => canvas.fit(),
      u: () => explorer.undo(), U: () => explorer.redo(),
      a: () => explorer.change(act.select([...explorer.scene.shown]), { quiet: true }),
      Escape: () => explorer.change(act.select([]), { quiet: true }),
    };
    /** @type {Record<string, (id: string) => unknown>} */
    const at = {
      Enter: (one) => this.#open(one), " ": (one) => this.#toggle(one), e: this.doing.expand,
      c: (one) => explorer.change(act.collapse(one, lone(explorer.scene, one))),
      h: () => this.#hide(chosen), l: () => explorer.change(act.keep(chosen)), o: () => explorer.change(act.restart(chosen)),
      p: (one) => explorer.ask("path", one), m: (one) => explorer.ask("compare", one), x: (one) => explorer.change(act.unpin(one)),
      n: (one) => this.#round(one, 1), N: (one) => this.#round(one, -1),
    };
    const whole = keys[event.key];
    const one = at[event.key];
    if (whole) whole();
    else if (one && id) one(id);
    else return false;
    return true;
  }

  /** @param {string} id */
  #open(id) {
    void this.explorer.change(act.select([id]), { quiet: true });
    this.doing.details();
  }

  /** @param {string} id */
  #toggle(id) {
    void this.explorer.change(act.toggleSelected(id), { quiet: true });
    this.doing.say(this.#told(id));
  }

  /** @param {readonly string[]} ids */
  #hide(ids) {
    void this.explorer.change(act.hide(ids));
    this.canvas.overlay.cursor = null;
    this.#enter();
  }

  /**
   * Walk around the neighbours of what is selected, else of where the walk began.
   * @param {string} id
   * @param {number} step
   */
  #round(id, step) {
    const centre = this.explorer.state.selected[0] ?? id;
    const around = (this.explorer.scene.model.around.get(centre) ?? []).map((tie) => across(tie, centre)).filter((one) => this.explorer.scene.shown.has(one));
    if (!around.length) return;
    const at = around.indexOf(id);
    this.turn = at < 0 ? 0 : (at + step + around.length) % around.length;
    const next = around[this.turn];
    if (next) this.#stand(next);
  }
}
