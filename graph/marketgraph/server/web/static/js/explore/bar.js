/** The line above the graph: what is shown, what was left out, and what can be done with the whole. */
import { element, found } from "../dom.js";
import * as act from "./actions.js";
import { number, plural } from "./words.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */
/** @typedef {import("./filters.js").Scene} Scene */

export class Bar {
  /**
   * @param {Explorer} explorer
   * @param {{ fit: () => void, address: () => string }} canvas
   */
  constructor(explorer, canvas) {
    this.explorer = explorer;
    this.sum = found("sum", HTMLElement);
    this.cut = found("cut", HTMLElement);
    this.undo = found("undo", HTMLButtonElement);
    this.redo = found("redo", HTMLButtonElement);
    this.undo.addEventListener("click", () => explorer.undo());
    this.redo.addEventListener("click", () => explorer.redo());
    found("fit", HTMLButtonElement).addEventListener("click", () => canvas.fit());
    found("connect", HTMLButtonElement).addEventListener("click", () => explorer.ask("path", explorer.state.selected[0] ?? explorer.state.focus[0] ?? ""));
    found("compare", HTMLButtonElement).addEventListener("click", () => explorer.ask("compare", explorer.state.selected[0] ?? explorer.state.focus[0] ?? ""));
    const copy = found("copy", HTMLButtonElement);
    copy.addEventListener("click", async () => {
      const address = canvas.address();
      try {
        await navigator.clipboard.writeText(address);
        explorer.say("The link to this view is copied.");
      } catch {
        explorer.say(`The link could not be copied; it is the address of this page: ${address}`);
      }
    });
  }

  /** @param {Scene} scene */
  draw(scene) {
    const { model, shown, ties, state } = scene;
    this.undo.disabled = !this.explorer.history.past.length;
    this.redo.disabled = !this.explorer.history.future.length;
    const focus = state.focus.slice(0, 2).map((id) => model.name(id)).join(" and ");
    const more = state.focus.length > 2 ? ` and ${state.focus.length - 2} more` : "";
    this.sum.replaceChildren(element("b", {}, `${plural(shown.size, "node")}, ${plural(ties.length, "tie")}`), ` around ${focus}${more}`);
    this.#cut(scene);
  }

  /** @param {Scene} scene */
  #cut({ model, shown, state }) {
    const hidden = state.hidden.filter((id) => model.nodes.has(id)).length;
    const filtered = model.nodes.size - shown.size - hidden;
    const short = model.view.short.reduce((sum, one) => sum + one.left_out, 0);
    const parts = [];
    if (model.view.folded) parts.push(`${number(model.view.folded)} folded into groups`);
    if (model.view.left_out) parts.push(`${number(model.view.left_out)} left out by the limit of 200`);
    if (short) parts.push(`${number(short)} neighbours not opened yet`);
    if (filtered > 0) parts.push(`${number(filtered)} filtered out`);
    if (hidden) parts.push(`${number(hidden)} hidden`);
    this.cut.replaceChildren(parts.join(" · "));
    if (hidden) {
      const all = element("button", { type: "button", class: "link" }, "show them");
      all.addEventListener("click", () => this.explorer.change(act.showAll));
      this.cut.append(" ", all);
    }
  }
}
