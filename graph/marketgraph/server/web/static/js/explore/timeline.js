/** Time: a histogram in which one block is one development, and two thumbs below it. */
import { element, found } from "../dom.js";
import * as act from "./actions.js";
import { Slider } from "./slider.js";
import { monthWords, plural } from "./words.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */
/** @typedef {import("./filters.js").Scene} Scene */
/** @typedef {import("./model.js").Mark} Mark */

const TALLEST = 39;
const BLOCK = 12;
const MOST_BINS = 60;

export class Timeline {
  /** @param {Explorer} explorer */
  constructor(explorer) {
    this.explorer = explorer;
    this.host = found("time", HTMLElement);
    this.text = found("time-range", HTMLElement);
    this.bars = found("time-bars", HTMLElement);
    this.axis = found("time-axis", HTMLElement);
    this.since = new Slider(found("since", HTMLElement), (place) => this.#moved(place, this.until.value));
    this.until = new Slider(found("until", HTMLElement), (place) => this.#moved(this.since.value, place));
    /** @type {string[]} months from the first to the last, none left out */
    this.months = [];
    this.bars.addEventListener("click", (event) => {
      const block = event.target instanceof Element && event.target.closest("[data-id]");
      if (block instanceof HTMLElement) explorer.change(act.select([block.dataset.id ?? ""]), { quiet: true });
    });
  }

  /**
   * @param {Scene} scene
   * @param {Scene | null} before
   */
  draw(scene, before) {
    const dated = [...scene.model.nodes.values()].filter((node) => node.kind === "development" && node.start && !scene.state.hidden.includes(node.id));
    this.host.hidden = !dated.length;
    if (this.host.hidden) return;
    this.months = monthsOf(dated);
    this.#thumbs(scene);
    this.#blocks(dated, scene);
    if (before?.model !== scene.model) this.#years();
    const undated = [...scene.model.nodes.values()].filter((node) => node.kind === "development" && !node.start).length;
    const inside = dated.filter((node) => scene.shown.has(node.id)).length;
    const whole = `${inside} of ${plural(dated.length, "development")}`;
    const left = undated && (scene.state.since || scene.state.until) ? `, ${undated} without a date left out` : "";
    this.text.replaceChildren(element("b", {}, this.#rangeWords(scene)), element("span", {}, whole + left));
  }

  /** @param {Scene} scene */
  #rangeWords({ state }) {
    const [first = "", last = ""] = [state.since || this.months[0], state.until || this.months.at(-1)];
    return first === last ? monthWords(first) : `${monthWords(first)} – ${monthWords(last)}`;
  }

  /** @param {Scene} scene */
  #thumbs({ state }) {
    const places = this.months.length;
    const [from, to] = [this.#place(state.since, 0), this.#place(state.until, places - 1)];
    this.since.show(from, { least: 0, most: to, places, text: monthWords(this.months[from] ?? ""), share: from / places });
    this.until.show(to, { least: from, most: places - 1, places, text: monthWords(this.months[to] ?? ""), share: (to + 1) / places });
    this.host.style.setProperty("--from", String(from / places));
    this.host.style.setProperty("--to", String((to + 1) / places));
  }

  /**
   * Return the place of a month, the nearest one if it is beyond the ends.
   * @param {string} month
   * @param {number} otherwise
   */
  #place(month, otherwise) {
    if (!month) return otherwise;
    const place = this.months.indexOf(month);
    if (place >= 0) return place;
    return month < (this.months[0] ?? "") ? 0 : this.months.length - 1;
  }

  /**
   * Take a new range; moves in one go are undone as one.
   * @param {number} from
   * @param {number} to
   */
  #moved(from, to) {
    const since = from > 0 ? (this.months[from] ?? "") : "";
    const until = to < this.months.length - 1 ? (this.months[to] ?? "") : "";
    const before = this.explorer.history.past.at(-1);
    const { state } = this.explorer;
    const going = before && JSON.stringify({ ...before, since: state.since, until: state.until }) === JSON.stringify(state);
    void this.explorer.change(act.set({ since, until }), { quiet: Boolean(going) });
  }

  /**
   * @param {Mark[]} dated
   * @param {Scene} scene
   */
  #blocks(dated, scene) {
    const step = Math.max(1, Math.ceil(this.months.length / MOST_BINS));
    const bins = Math.ceil(this.months.length / step);
    /** @type {Mark[][]} */
    const columns = Array.from({ length: bins }, () => []);
    for (const node of dated) columns[Math.floor(Math.max(0, this.months.indexOf((node.start ?? "").slice(0, 7))) / step)]?.push(node);
    const tallest = Math.max(...columns.map((column) => column.length));
    this.bars.style.setProperty("--block", `${Math.min(BLOCK, TALLEST / tallest)}px`);
    this.bars.style.setProperty("--gap", tallest * 3 > TALLEST ? "0px" : "1px");
    this.bars.replaceChildren(...columns.map((column) => element("span", { class: "bin" }, ...column.map((node) => block(node, scene)))));
  }

  #years() {
    const years = this.months.flatMap((month, place) => (month.endsWith("-01") || place === 0 ? [{ year: month.slice(0, 4), place }] : []));
    const every = Math.ceil(years.length / 8);
    const whole = Math.max(1, this.months.length);
    this.axis.replaceChildren(...years.filter((_, place) => place % every === 0 && (place === 0 || (years[place]?.place ?? 0) - (years[0]?.place ?? 0) > whole / 14 || years.length < 3))
      .map(({ year, place }) => element("span", { style: place > 0.94 * whole ? "right:0" : `left:${(100 * place) / whole}%` }, year)));
  }
}

/**
 * @param {Mark} node
 * @param {Scene} scene
 */
function block(node, scene) {
  const on = scene.state.selected.includes(node.id);
  return element("i", { class: `block${scene.shown.has(node.id) ? "" : " out"}${on ? " on" : ""}`, "data-id": node.id, title: `${node.note}: ${node.label}` });
}

/**
 * Return all months from the first development to the last.
 * @param {Mark[]} dated
 */
function monthsOf(dated) {
  const starts = dated.map((node) => (node.start ?? "").slice(0, 7)).sort();
  const ends = dated.map((node) => (node.end ?? node.start ?? "").slice(0, 7)).sort();
  const months = [];
  let [year = 0, month = 1] = (starts[0] ?? "").split("-").map(Number);
  for (let each = starts[0] ?? ""; each <= (ends.at(-1) ?? ""); ) {
    months.push(each);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    each = `${year}-${String(month).padStart(2, "0")}`;
  }
  return months;
}
