/** The mouse and the finger on the canvas: point, choose, drag to pin, draw a frame around several. */
import * as act from "./actions.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */
/** @typedef {import("./canvas.js").Canvas} Canvas */
/** @typedef {import("./canvas.js").Point} Point */

const STILL = 4;

export class Pointer {
  /**
   * @param {Explorer} explorer
   * @param {Canvas} canvas
   * @param {(id: string) => void} expand what a double click does
   */
  constructor(explorer, canvas, expand) {
    this.explorer = explorer;
    this.canvas = canvas;
    this.expand = expand;
    /** @type {{ id: string | null, from: Point, moved: boolean, frame: boolean, held: boolean } | null} */
    this.press = null;
    /** @type {{ id: string | null, at: number }} */
    this.last = { id: null, at: 0 };
    const { host } = canvas;
    host.addEventListener("pointerdown", (event) => this.#down(event), { capture: true });
    host.addEventListener("pointermove", (event) => this.#move(event), { capture: true });
    window.addEventListener("pointerup", (event) => this.#up(event), { capture: true });
    window.addEventListener("pointercancel", () => this.#drop());
    for (const name of ["mousedown", "touchstart"]) host.addEventListener(name, (event) => this.press?.held && event.stopPropagation(), { capture: true });
    host.addEventListener("dblclick", (event) => event.stopPropagation(), { capture: true });
    host.addEventListener("pointerleave", () => this.#over(null));
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0) return;
    const from = this.#point(event);
    const id = this.canvas.at(from);
    const frame = !id && event.shiftKey;
    this.press = { id, from, moved: false, frame, held: Boolean(id) || frame };
    this.canvas.overlay.cursor = id ?? this.canvas.overlay.cursor;
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const at = this.#point(event);
    const { press } = this;
    if (!press) {
      if (event.pointerType === "mouse") this.#over(this.canvas.at(at));
      return;
    }
    if (Math.hypot(at.x - press.from.x, at.y - press.from.y) > STILL) press.moved = true;
    if (!press.moved || !press.held) return;
    if (press.id) this.canvas.move(press.id, this.canvas.sigma.viewportToGraph(at));
    else this.#frame(press.from, at);
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const { press } = this;
    this.#drop();
    if (!press) return;
    const at = this.#point(event);
    if (press.moved && press.id) {
      const place = this.canvas.sigma.viewportToGraph(at);
      void this.explorer.change(act.pin(press.id, place.x, -place.y));
    } else if (press.moved && press.frame) this.#enclose(press.from, at, event);
    else if (!press.moved) this.#click(press.id, event);
  }

  #drop() {
    this.press = null;
    this.canvas.overlay.lasso = null;
  }

  /**
   * @param {string | null} id
   * @param {PointerEvent} event
   */
  #click(id, event) {
    const several = event.shiftKey || event.ctrlKey || event.metaKey;
    if (!id) {
      if (!several) void this.explorer.change(act.select([]), { quiet: true });
      return;
    }
    const twice = this.last.id === id && event.timeStamp - this.last.at < 350;
    this.last = { id, at: event.timeStamp };
    if (twice) this.expand(id);
    else void this.explorer.change(several ? act.toggleSelected(id) : act.select([id]), { quiet: true });
  }

  /**
   * @param {Point} from
   * @param {Point} to
   */
  #frame(from, to) {
    this.canvas.overlay.lasso = box(from, to);
    this.canvas.touch();
  }

  /**
   * @param {Point} from
   * @param {Point} to
   * @param {PointerEvent} event
   */
  #enclose(from, to, event) {
    const { x, y, width, height } = box(from, to);
    const inside = [...this.explorer.scene.shown].filter((id) => {
      const place = this.canvas.places.get(id);
      if (!place) return false;
      const spot = this.canvas.sigma.graphToViewport(place);
      return spot.x >= x && spot.x <= x + width && spot.y >= y && spot.y <= y + height;
    });
    const before = event.ctrlKey || event.metaKey ? this.explorer.state.selected : [];
    void this.explorer.change(act.select([...new Set([...before, ...inside])]), { quiet: true });
    this.canvas.touch();
  }

  /** @param {string | null} id */
  #over(id) {
    const { overlay, host } = this.canvas;
    if (overlay.over === id) return;
    overlay.over = id;
    host.style.cursor = id ? "pointer" : "";
    this.canvas.touch();
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const { left, top } = this.canvas.host.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}

/**
 * @param {Point} from
 * @param {Point} to
 */
function box(from, to) {
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
}
