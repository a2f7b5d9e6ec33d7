/** Asks for the other thing of a path or a comparison. */
import { Combobox } from "../combobox.js";
import { element, found, mark } from "../dom.js";
import { short } from "./state.js";

/** @typedef {import("./model.js").Mark} Mark */

export class Asking {
  constructor() {
    this.dialog = found("ask", HTMLDialogElement);
    this.title = found("ask-title", HTMLElement);
    this.input = found("ask-name", HTMLInputElement);
    this.near = found("ask-near", HTMLElement);
    /** @type {(id: string) => void} */
    this.done = () => {};
    const names = new Combobox(this.input, (hit) => this.#take(short(hit.iri)), { enter: "takes it" });
    this.input.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      const [hit] = names.hits;
      if (hit) this.#take(short(hit.iri));
    });
    found("ask-close", HTMLButtonElement).addEventListener("click", () => this.dialog.close());
  }

  /** @param {Mark} node */
  #choice(node) {
    const button = element("button", { type: "button", class: "link" }, mark(node.kind), " ", node.label);
    button.addEventListener("click", () => this.#take(node.id));
    return element("li", {}, button);
  }

  /** @param {string} id */
  #take(id) {
    this.dialog.close();
    this.done(id);
  }

  /**
   * @param {string} title
   * @param {readonly Mark[]} near what is drawn and may be chosen without typing
   * @param {(id: string) => void} done
   */
  open(title, near, done) {
    this.done = done;
    this.title.textContent = title;
    this.input.value = "";
    this.near.hidden = !near.length;
    this.near.querySelector("ul")?.replaceChildren(...near.map((node) => this.#choice(node)));
    this.dialog.showModal();
    this.input.focus();
  }
}
