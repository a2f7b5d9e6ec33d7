/** Asks for the other thing of a path or a comparison. */
import { Combobox } from "../combobox.js";
import { found } from "../dom.js";
import { short } from "./state.js";

export class Asking {
  constructor() {
    this.dialog = found("ask", HTMLDialogElement);
    this.title = found("ask-title", HTMLElement);
    this.input = found("ask-name", HTMLInputElement);
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

  /** @param {string} id */
  #take(id) {
    this.dialog.close();
    this.done(id);
  }

  /**
   * @param {string} title
   * @param {(id: string) => void} done
   */
  open(title, done) {
    this.done = done;
    this.title.textContent = title;
    this.input.value = "";
    this.dialog.showModal();
    this.input.focus();
  }
}
