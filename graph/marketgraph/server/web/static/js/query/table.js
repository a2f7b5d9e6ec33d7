/** A result as a table: sorted by its columns, a stretch of rows at a time. */
import { element } from "../dom.js";
import { compared, isNumber } from "./cells.js";
import { labels, linked } from "./naming.js";

/** @typedef {import("./cells.js").Cell} Cell */
/** @typedef {import("./cells.js").Result} Result */
/** @typedef {{ name: string, at: number, iri: number, number: boolean, type: string }} Column */

/** Rows that are drawn at once. */
const MOST = 1000;
const DAY = /^\d{4}-\d\d-\d\d/;

export class Table {
  /** @param {Result} result */
  constructor(result) {
    this.rows = [...result.rows];
    this.columns = shown(result);
    this.from = 0;
    this.by = -1;
    this.down = false;
    this.body = element("tbody");
    this.told = element("p", { class: "note", role: "status" });
    this.heads = this.columns.map((column, place) => this.#head(column, place));
    const table = element("table", {}, element("thead", {}, element("tr", {}, ...this.heads)), this.body);
    const frame = element("div", { class: "scroll-x rows", tabindex: 0, role: "region", "aria-label": "Rows" }, table);
    this.back = this.#button("Earlier rows", -MOST);
    this.on = this.#button("Later rows", MOST);
    const steps = element("div", { class: "steps", hidden: this.rows.length <= MOST }, this.told, this.back, this.on);
    this.element = element("div", {}, steps, frame);
    this.#draw();
  }

  /**
   * @param {Column} column
   * @param {number} place
   */
  #head(column, place) {
    const button = element("button", { type: "button" }, column.name, element("span", { class: "arrow", "aria-hidden": "true" }));
    button.addEventListener("click", () => this.#sort(place));
    const head = element("th", { scope: "col", class: column.number ? "num" : null }, button);
    if (column.type) head.append(element("span", { class: "type" }, column.type));
    return head;
  }

  /**
   * @param {string} text
   * @param {number} by
   */
  #button(text, by) {
    const button = element("button", { type: "button", class: "btn" }, text);
    button.addEventListener("click", () => {
      this.from += by;
      this.#draw();
    });
    return button;
  }

  /** @param {number} place of the column */
  #sort(place) {
    this.down = this.by === place && !this.down;
    this.by = place;
    const at = this.columns[place]?.at ?? 0;
    const way = this.down ? -1 : 1;
    this.rows.sort((a, b) => (a[at] && b[at] ? way : 1) * compared(a[at] ?? null, b[at] ?? null));
    this.heads.forEach((head, each) => {
      if (each === place) head.setAttribute("aria-sort", this.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    this.from = 0;
    this.#draw();
  }

  #draw() {
    const drawn = this.rows.slice(this.from, this.from + MOST);
    this.body.replaceChildren(...drawn.map((row) => element("tr", {}, ...this.columns.map((column) => data(row, column)))));
    const all = this.rows.length.toLocaleString("en");
    const last = this.from + drawn.length;
    const left = (this.rows.length - drawn.length).toLocaleString("en");
    this.told.textContent = `Rows ${(this.from + 1).toLocaleString("en")} to ${last.toLocaleString("en")} of ${all}; ${left} are not drawn.`;
    this.back.disabled = this.from === 0;
    this.on.disabled = last >= this.rows.length;
  }
}

/**
 * Return the columns that are shown: IRIs whose labels stand in a column of their own are shown by these.
 * @param {Result} result
 * @returns {Column[]}
 */
function shown({ columns, rows }) {
  const labelled = labels(columns, rows);
  const iris = new Map([...labelled].map(([iri, label]) => [label, iri]));
  return columns
    .map((name, at) => {
      const bound = rows.map((row) => row[at] ?? null).filter(Boolean);
      const number = bound.length > 0 && bound.every(isNumber);
      return { name, at, iri: iris.get(at) ?? -1, number, type: common(bound) };
    })
    .filter(({ at }) => !labelled.has(at) || iris.get(labelled.get(at) ?? -1) !== at);
}

/**
 * Return the datatype or language that all cells have, or nothing.
 * @param {Cell[]} cells
 */
function common(cells) {
  const types = new Set(cells.map((one) => (one?.kind === "literal" ? one.type || (one.language && `@${one.language}`) : "")));
  return types.size === 1 ? [...types][0] ?? "" : "";
}

/**
 * @param {Cell[]} row
 * @param {Column} column
 */
function data(row, column) {
  const one = row[column.at] ?? null;
  const iri = column.iri < 0 ? null : row[column.iri] ?? null;
  const close = column.number ? "num" : !one || DAY.test(one.value) ? "close" : one.kind === "iri" && !iri ? "iri" : null;
  const made = element("td", { class: close });
  if (!one) made.append(iri ? linked(iri.value) : element("span", { class: "unstated" }, "not bound"));
  else if (iri) made.append(linked(iri.value, one.value));
  else if (one.kind === "iri") made.append(linked(one.value));
  else made.append(one.value);
  const type = one && (one.type || (one.language && `@${one.language}`));
  if (type && type !== column.type) made.append(element("span", { class: "type" }, type));
  return made;
}
