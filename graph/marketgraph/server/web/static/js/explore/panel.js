/** Decides what the details show: a path, a comparison, several things, one thing, or nothing. */
import { ApiError } from "../api.js";
import { element, found } from "../dom.js";
import { comparePanel } from "./compare.js";
import { groupPanel, thingPanel } from "./details.js";
import { nameList, severalPanel } from "./pair.js";
import { pathPanel } from "./paths.js";
import { button } from "./parts.js";
import * as act from "./actions.js";
import { plural } from "./words.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */
/** @typedef {import("./filters.js").Scene} Scene */

export class Panel {
  /** @param {Explorer} explorer */
  constructor(explorer) {
    this.explorer = explorer;
    this.host = found("details", HTMLElement);
    this.body = element("div", { class: "told" });
    this.list = element("section", { class: "kept", "aria-label": "List" });
    this.host.append(this.body, this.list);
    this.asked = new AbortController();
    this.key = "";
    /** @type {Promise<void>} */
    this.settled = Promise.resolve();
  }

  /** @param {Scene} scene */
  draw(scene) {
    this.#kept(scene);
    const { state } = scene;
    const known = scene.model.nodes.size > 0;
    const key = JSON.stringify([state.path, state.compared, state.selected, state.steps, state.kept, known, state.focus]);
    if (key === this.key) return;
    this.key = key;
    this.settled = this.#fill(scene);
  }

  /** @param {Scene} scene */
  async #fill(scene) {
    this.asked.abort();
    const asked = new AbortController();
    this.asked = asked;
    try {
      const parts = await this.#parts(scene, asked.signal);
      if (!asked.signal.aborted) this.body.replaceChildren(...parts);
    } catch (error) {
      if (asked.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      this.body.replaceChildren(element("p", { class: "error" }, error.message));
    }
  }

  /**
   * @param {Scene} scene
   * @param {AbortSignal} signal
   * @returns {Promise<Node[]>}
   */
  async #parts({ state, model }, signal) {
    const one = state.selected[0] ?? (state.focus.length === 1 ? state.focus[0] : undefined);
    if (!model.nodes.size) return [];
    if (state.path.length) return pathPanel(this.explorer, state.path, signal);
    if (state.compared.length) return comparePanel(this.explorer, state.compared, signal);
    if (state.selected.length > 1) return severalPanel(this.explorer, state.selected, signal);
    if (!one) return [element("p", { class: "note" }, "Choose a node or a row to see what is stated of it and who says so.")];
    return one.startsWith("group:") ? groupPanel(this.explorer, one) : thingPanel(this.explorer, one, signal);
  }

  /** @param {Scene} scene */
  #kept({ state }) {
    this.list.hidden = !state.kept.length;
    if (this.list.hidden) return;
    this.list.replaceChildren(
      element("h3", {}, `List: ${plural(state.kept.length, "thing")}`),
      nameList(this.explorer, state.kept, (id) => this.explorer.change(act.drop(id)), "Take off the list:"),
      element("div", { class: "do" },
        button("Select those drawn", () => this.explorer.change(act.select(state.kept.filter((id) => this.explorer.scene.shown.has(id))), { quiet: true })),
        button("Draw around them", () => this.explorer.change(act.restart(state.kept))),
        button("Clear", () => this.explorer.change(act.set({ kept: [] })))),
    );
  }

  /** Bring the details into sight and the keyboard to them. */
  async focus() {
    await this.settled;
    const title = this.body.querySelector("h2");
    if (title instanceof HTMLElement) title.focus();
  }
}
