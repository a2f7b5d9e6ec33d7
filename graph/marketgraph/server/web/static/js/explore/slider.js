/** One end of a range: a slider of the ARIA Authoring Practices Guide, moved by arrows, Page Up and Down, Home, End, or drawn. */

const LEAP = 12;

export class Slider {
  /**
   * @param {HTMLElement} thumb
   * @param {(value: number) => void} moved
   */
  constructor(thumb, moved) {
    this.thumb = thumb;
    this.moved = moved;
    this.value = 0;
    this.least = 0;
    this.most = 0;
    this.share = 0;
    thumb.addEventListener("keydown", (event) => this.#key(event));
    thumb.addEventListener("pointerdown", (event) => {
      thumb.setPointerCapture(event.pointerId);
      event.preventDefault();
      thumb.focus();
    });
    thumb.addEventListener("pointermove", (event) => thumb.hasPointerCapture(event.pointerId) && this.#drawn(event));
  }

  /**
   * Show a value among those that are possible.
   * @param {number} value
   * @param {{ least: number, most: number, places: number, text: string, share: number }} range `share` from 0 to 1 is where it stands
   */
  show(value, { least, most, places, text, share }) {
    Object.assign(this, { value, least, most, places });
    for (const [name, each] of [["valuenow", value], ["valuemin", least], ["valuemax", most], ["valuetext", text]]) {
      this.thumb.setAttribute(`aria-${name}`, String(each));
    }
    this.thumb.style.left = `${100 * share}%`;
  }

  /** @type {number} */
  places = 1;

  /** @param {KeyboardEvent} event */
  #key(event) {
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: LEAP, PageDown: -LEAP, Home: -Infinity, End: Infinity };
    const step = /** @type {Record<string, number>} */ (steps)[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#go(this.value + step);
  }

  /** @param {PointerEvent} event */
  #drawn(event) {
    const track = this.thumb.parentElement?.getBoundingClientRect();
    if (track) this.#go(Math.floor(((event.clientX - track.left) / track.width) * this.places));
  }

  /** @param {number} wanted */
  #go(wanted) {
    const value = Math.max(this.least, Math.min(this.most, wanted));
    if (value !== this.value) this.moved(value);
  }
}
