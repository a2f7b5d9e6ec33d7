/**
 * A text field with a list of names below it: the combobox of the ARIA Authoring Practices Guide, with automatic
 * completion by the server. Arrows choose, Enter takes, Escape closes.
 */
import { ApiError, get } from "./api.js";
import { element, mark } from "./dom.js";

/** @typedef {import("./api.js").Hit} Hit */

const FEW = 8;
const PAUSE = 60;
const LATE = 400;
let lists = 0;

export class Combobox {
  /**
   * @param {HTMLInputElement} input
   * @param {(hit: Hit) => void} choose what is done with the name that is chosen
   * @param {object} [options]
   * @param {string[]} [options.kinds] only these kinds are offered
   * @param {string} [options.enter] what Enter does with it, in words
   */
  constructor(input, choose, { kinds = [], enter = "opens it" } = {}) {
    this.input = input;
    this.choose = choose;
    this.kinds = kinds;
    this.enter = enter;
    /** @type {Hit[]} */
    this.hits = [];
    this.at = -1;
    this.asked = new AbortController();
    this.pause = 0;
    this.list = element("ul", { role: "listbox", id: `names-${++lists}`, "aria-label": "Names" });
    this.end = element("p", { class: "end", role: "status" });
    this.box = element("div", { class: "names", hidden: true }, this.list, this.end);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list",
    })) input.setAttribute(name, value);
    (input.closest(".search") ?? input.form ?? input.parentElement)?.append(this.box);
    this.#listen();
  }

  #listen() {
    this.input.addEventListener("input", () => this.#typed());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 120));
    this.input.addEventListener("focus", () => this.hits.length && this.#open());
    this.box.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target instanceof Element && event.target.closest("[role=option]");
      if (option) this.#take([...this.list.children].indexOf(option));
    });
  }

  #typed() {
    clearTimeout(this.pause);
    this.asked.abort();
    this.at = -1;
    if (!this.input.value.trim()) {
      this.hits = [];
      this.close();
      return;
    }
    this.pause = window.setTimeout(() => this.#ask(this.input.value), PAUSE);
  }

  /** @param {string} typed */
  async #ask(typed) {
    this.asked = new AbortController();
    const late = setTimeout(() => this.#say("Still looking …"), LATE);
    try {
      const { hits } = await get("/search", { q: typed, limit: FEW, kind: this.kinds }, this.asked.signal);
      this.hits = hits;
      this.#draw(typed);
    } catch (error) {
      if (error instanceof ApiError) this.#say(error.message);
      else if (!this.asked.signal.aborted) throw error;
    } finally {
      clearTimeout(late);
    }
  }

  /** @param {string} typed */
  #draw(typed) {
    this.list.replaceChildren(...this.hits.map((hit, place) => this.#option(hit, place)));
    const number = this.hits.length;
    this.#say(number ? `${number} name${number === 1 ? "" : "s"}. Arrows choose, Enter ${this.enter}.` : `No name like “${typed}”.`);
  }

  /**
   * @param {Hit} hit
   * @param {number} place
   */
  #option(hit, place) {
    const name = element("span", {}, hit.label);
    if (hit.matched !== hit.label) name.append(element("span", { class: "what" }, ` also ${hit.matched}`));
    const what = element("span", { class: "what" }, hit.country ? `${hit.kind}, ${hit.country}` : hit.kind);
    return element("li", { role: "option", id: `${this.list.id}-${place}`, "aria-selected": "false" }, mark(hit.kind), name, what);
  }

  /** @param {string} text */
  #say(text) {
    this.end.textContent = text;
    if (document.activeElement === this.input) this.#open();
  }

  #open() {
    this.box.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.box.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.#select(-1);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (down && this.hits.length) {
      this.#open();
      const places = this.hits.length + 1;
      this.#select(((this.at + 1 + down + places) % places) - 1);
      event.preventDefault();
    } else if (event.key === "Enter" && !this.box.hidden && this.at >= 0) {
      this.#take(this.at);
      event.preventDefault();
    } else if (event.key === "Escape" && !this.box.hidden) {
      this.close();
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** @param {number} place of the option, -1 is none */
  #select(place) {
    this.at = place;
    [...this.list.children].forEach((option, each) => option.setAttribute("aria-selected", String(each === place)));
    if (place < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", `${this.list.id}-${place}`);
      this.list.children[place]?.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {number} place */
  #take(place) {
    const hit = this.hits[place];
    if (!hit) return;
    this.close();
    this.choose(hit);
  }
}
