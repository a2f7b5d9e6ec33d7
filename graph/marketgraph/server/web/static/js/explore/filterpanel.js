/** The filters: kinds and relations with their numbers, region, segment, and what colour and size mean. */
import { element, found, mark } from "../dom.js";
import * as act from "./actions.js";
import { inTime, kindOf } from "./filters.js";
import { COLOURED, Palette } from "./palette.js";
import { MEASURES } from "./sizes.js";
import { kindWords, number } from "./words.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */
/** @typedef {import("./filters.js").Scene} Scene */

export class FilterPanel {
  /** @param {Explorer} explorer */
  constructor(explorer) {
    this.explorer = explorer;
    this.kinds = found("kinds", HTMLElement);
    this.relations = found("relations", HTMLElement);
    this.legend = found("communities", HTMLElement);
    /** @type {Record<string, HTMLSelectElement>} */
    this.selects = Object.fromEntries(["region", "segment", "colour", "size"].map((name) => [name, found(name, HTMLSelectElement)]));
    for (const [name, select] of Object.entries(this.selects)) {
      select.addEventListener("change", () => explorer.change(act.set({ [name]: select.value })));
    }
    this.selects.size?.replaceChildren(...Object.entries(MEASURES).map(([value, text]) => element("option", { value }, text)));
  }

  /** @param {Scene} scene */
  draw(scene) {
    this.#kinds(scene);
    this.#relations(scene);
    this.#select("region", "all", scene, (node) => node.regions);
    this.#select("segment", "all", scene, (node) => node.segments);
    for (const name of /** @type {const} */ (["colour", "size"])) {
      const select = this.selects[name];
      if (select) select.value = scene.state[name];
    }
    this.#communities(scene);
  }

  /** @param {Scene} scene */
  #kinds({ model, state }) {
    const counts = count([...model.nodes.values()].filter((node) => inTime(node, state)).map((node) => [kindOf(node), node.members || 1]));
    const rows = [...counts].sort(([, one], [, other]) => other - one);
    update(this.kinds, rows.map(([kind, many]) => ({
      key: kind, checked: !state.kinds.includes(kind), many, label: kindWords(kind, many),
      sign: mark(kind), press: () => this.explorer.change(act.toggle("kinds", kind)),
    })));
  }

  /** @param {Scene} scene */
  #relations({ model, state }) {
    const says = model.ties.flatMap((tie) => tie.says);
    const counts = count(says.filter((one) => one.kind !== "suggested").map((one) => [one.relation, 1]));
    const words = new Map(says.map((one) => [one.relation, one.words]));
    const rows = [...counts].sort(([, one], [, other]) => other - one).map(([relation, many]) => ({
      key: relation, checked: !state.relations.includes(relation), many, label: words.get(relation) ?? relation,
      sign: line(false), press: () => this.explorer.change(act.toggle("relations", relation)),
    }));
    const suggested = says.filter((one) => one.kind === "suggested").length;
    if (suggested) rows.push({
      key: "suggested", checked: state.suggested, many: suggested, label: "Suggested, not reviewed",
      sign: line(true), press: () => this.explorer.change(act.set({ suggested: !state.suggested })),
    });
    update(this.relations, rows);
  }

  /**
   * @param {"region" | "segment"} name
   * @param {string} all
   * @param {Scene} scene
   * @param {(node: import("./model.js").Mark) => string[]} of
   */
  #select(name, all, { model, state }, of) {
    const select = this.selects[name];
    if (!select) return;
    const counts = count([...model.nodes.values()].filter((node) => kindOf(node) === "company").flatMap((node) => of(node).map((one) => /** @type {[string, number]} */ ([one, 1]))));
    if (state[name] && !counts.has(state[name])) counts.set(state[name], 0);
    const options = [...counts].sort(([one, many], [other, more]) => more - many || one.localeCompare(other));
    select.replaceChildren(element("option", { value: "" }, all), ...options.map(([value, many]) => element("option", { value }, `${value} (${number(many)})`)));
    select.value = state[name];
    select.disabled = !options.length;
  }

  /** @param {Scene} scene */
  #communities({ model, state, shown }) {
    this.legend.hidden = state.colour !== "community";
    if (this.legend.hidden) return;
    const palette = new Palette();
    /** @type {Map<number, import("./model.js").Mark[]>} */
    const groups = new Map();
    for (const id of shown) {
      const node = model.nodes.get(id);
      if (node) groups.set(node.community, [...(groups.get(node.community) ?? []), node]);
    }
    const rows = [...groups].sort(([one], [other]) => one - other).slice(0, COLOURED + 1);
    this.legend.replaceChildren(...rows.map(([place, nodes]) => {
      const best = nodes.reduce((one, other) => (other.degree > one.degree ? other : one));
      const { fill, line: edge } = palette.community(place);
      const swatch = element("span", { class: "swatch", style: `background:${fill};border-color:${edge}` });
      return element("li", {}, swatch, place < COLOURED ? `around ${best.label}` : "smaller ones", element("span", { class: "n" }, number(nodes.length)));
    }));
  }
}

/**
 * @param {[string, number][]} pairs
 * @returns {Map<string, number>}
 */
function count(pairs) {
  const counts = new Map();
  for (const [key, many] of pairs) counts.set(key, (counts.get(key) ?? 0) + many);
  return counts;
}

/**
 * Bring a list of check boxes up to date; those that stay keep the focus.
 * @param {HTMLElement} host
 * @param {{ key: string, checked: boolean, many: number, label: string, sign: Element, press: () => void }[]} rows
 */
function update(host, rows) {
  /** @type {Map<string, HTMLElement>} */
  const old = new Map([...host.querySelectorAll("label")].map((row) => [row.dataset.key ?? "", row]));
  const wanted = rows.map(({ key, checked, many, label, sign, press }) => {
    let row = old.get(key);
    if (!row) {
      row = element("label", { class: "opt", "data-key": key }, element("input", { type: "checkbox" }), sign, element("span", { class: "name" }, label), element("span", { class: "n" }));
    }
    const box = /** @type {HTMLInputElement} */ (row.querySelector("input"));
    box.checked = checked;
    box.onchange = press;
    /** @type {HTMLElement} */ (row.querySelector(".n")).textContent = number(many);
    return row;
  });
  for (const [key, row] of old) if (!rows.some((one) => one.key === key)) row.remove();
  wanted.forEach((row, place) => { if (host.children[place] !== row) host.insertBefore(row, host.children[place] ?? null); });
}

/** @param {boolean} dotted */
function line(dotted) {
  return element("span", { class: dotted ? "line dotted" : "line", "aria-hidden": "true" });
}
