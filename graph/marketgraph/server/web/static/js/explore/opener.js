/** The neighbours of a thing by relation, counted before they are opened. Hubs are never opened whole. */
import { ApiError, get } from "../api.js";
import { element } from "../dom.js";
import * as act from "./actions.js";
import { button } from "./parts.js";
import { number, relationWords } from "./words.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */
/** @typedef {{ relation: string, inverse: boolean, neighbours: number, fresh: number }} Count */

export class Opener {
  /**
   * @param {Explorer} explorer
   * @param {string} id
   */
  constructor(explorer, id) {
    this.explorer = explorer;
    this.id = id;
    this.section = element("section", { class: "opener", "aria-label": "Neighbours" }, element("h3", {}, "Around it"));
    void this.#fill();
  }

  async #fill() {
    try {
      const { state } = this.explorer.scene;
      const counts = await get("/view/counts", { iri: [...state.focus], do: [...state.steps], of: this.id });
      this.section.append(...this.#rows(counts));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.section.append(element("p", { class: "error" }, error.message));
    }
  }

  /** @param {{ neighbours: number, hub: boolean, relations: Count[] }} counts */
  #rows({ neighbours, hub, relations }) {
    const left = relations.filter((one) => one.fresh);
    const list = element("ul", { class: "counts" }, ...relations.map((one) => this.#row(one)));
    if (!relations.length) return [element("p", { class: "unstated" }, "Nothing else is tied to it.")];
    if (hub) return [list, element("p", { class: "note" }, `A hub with ${number(neighbours)} neighbours: opened by one relation at a time.`)];
    if (!left.length) return [list];
    return [list, button("Open all", () => this.explorer.change(act.open(this.id, left)), { keys: "E" })];
  }

  /** @param {Count} one */
  #row({ relation, inverse, neighbours, fresh }) {
    const words = relationWords(relation, inverse);
    const count = fresh && fresh < neighbours ? `${number(fresh)} of ${number(neighbours)} not shown` : number(neighbours);
    const row = element("li", {}, element("span", {}, words), element("span", { class: "n" }, count));
    if (fresh) row.append(button("Open", () => this.explorer.change(act.open(this.id, [{ relation, inverse }])), { label: `Open ${words}, ${fresh} not shown` }));
    else row.append(element("span", { class: "faint small" }, "shown"));
    return row;
  }
}
