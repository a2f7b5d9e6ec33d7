/** The same as the canvas, as tables: developments, things and relations. A row that is chosen is the node that is chosen. */
import { element, found, mark } from "../dom.js";
import * as act from "./actions.js";
import { across } from "./model.js";
import { number } from "./words.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */
/** @typedef {import("./filters.js").Scene} Scene */
/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {{ ids: string[], cells: (Node | string)[] }} Row */

const FIRST = 100;
const TABS = /** @type {const} */ (["developments", "things", "relations"]);
const HEADS = {
  developments: ["Date", "Development", "Parties", "Claims"],
  things: ["Name", "Kind", "Note", "Neighbours", "Claims"],
  relations: ["From", "Relation", "To", "When", "Claims"],
};

export class Table {
  /** @param {Explorer} explorer */
  constructor(explorer) {
    this.explorer = explorer;
    this.body = found("rows", HTMLElement);
    this.tabs = new Map(TABS.map((name) => [name, found(`tab-${name}`, HTMLButtonElement)]));
    this.most = FIRST;
    /** @type {typeof TABS[number]} */
    this.open = "developments";
    for (const [name, tab] of this.tabs) {
      tab.addEventListener("click", () => this.#turn(name));
      tab.addEventListener("keydown", (event) => this.#arrow(event, name));
    }
  }

  /** @param {typeof TABS[number]} name */
  #turn(name) {
    this.most = FIRST;
    this.explorer.change(act.set({ table: name }), { quiet: true });
  }

  /**
   * @param {KeyboardEvent} event
   * @param {typeof TABS[number]} name
   */
  #arrow(event, name) {
    const step = { ArrowRight: 1, ArrowLeft: 2 }[event.key];
    if (!step) return;
    const next = TABS[(TABS.indexOf(name) + step) % TABS.length] ?? name;
    this.#turn(next);
    this.tabs.get(next)?.focus();
    event.preventDefault();
  }

  /** @param {Scene} scene */
  draw(scene) {
    const rows = { developments: developments(scene), things: things(scene), relations: relations(scene) };
    const open = TABS.find((name) => name === scene.state.table) ?? "developments";
    for (const [name, tab] of this.tabs) {
      tab.setAttribute("aria-selected", String(name === open));
      tab.tabIndex = name === open ? 0 : -1;
      /** @type {HTMLElement} */ (tab.querySelector(".n")).textContent = number(rows[name].length);
    }
    this.body.setAttribute("aria-labelledby", `tab-${open}`);
    this.open = open;
    this.#fill(open, rows[open], scene);
  }

  /**
   * @param {typeof TABS[number]} name
   * @param {Row[]} rows
   * @param {Scene} scene
   */
  #fill(name, rows, scene) {
    const focused = document.activeElement instanceof HTMLElement && this.body.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const top = this.body.scrollTop;
    const head = element("thead", {}, element("tr", {}, ...HEADS[name].map((text) => element("th", { scope: "col", class: NUMERIC.has(text) ? "num" : null }, text))));
    const chosen = new Set(scene.state.selected);
    const body = element("tbody", {}, ...rows.slice(0, this.most).map((row) => this.#row(row, chosen)));
    const parts = [element("table", { class: name }, head, body)];
    if (!rows.length) parts.push(/** @type {any} */ (element("p", { class: "unstated" }, "None in this view.")));
    this.body.replaceChildren(...parts);
    if (rows.length > this.most) this.body.append(this.#more(rows.length));
    this.body.scrollTop = top;
    if (focused) [...this.body.querySelectorAll("button")].find((one) => one.dataset.key === focused)?.focus();
  }

  /** @param {number} whole */
  #more(whole) {
    const button = element("button", { type: "button", class: "btn" }, `Show all ${number(whole)} rows; ${number(whole - this.most)} are left out here`);
    button.addEventListener("click", () => { this.most = whole; this.draw(this.explorer.scene); });
    return button;
  }

  /**
   * @param {Row} row
   * @param {Set<string>} chosen
   */
  #row({ ids, cells }, chosen) {
    const on = ids.every((id) => chosen.has(id)) && ids.length === chosen.size;
    const tr = element("tr", { "aria-selected": on ? "true" : null }, ...cells.map((cell, place) => element("td", { class: classOf(cell, place === cells.length - 1), "data-head": HEADS[this.open][place] }, cell)));
    tr.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey) ids.forEach((id) => this.explorer.change(act.toggleSelected(id), { quiet: true }));
      else this.explorer.change(act.select(ids), { quiet: true });
    });
    const button = tr.querySelector("button");
    if (button) button.dataset.key = ids.join(" ");
    return tr;
  }
}

const NUMERIC = new Set(["Claims", "Neighbours"]);

/**
 * @param {Node | string} cell
 * @param {boolean} last
 */
function classOf(cell, last) {
  if (last) return "num";
  return cell instanceof HTMLElement && cell.tagName === "BUTTON" ? "main" : null;
}

/** @param {string} text */
function name(text) {
  return element("button", { type: "button", class: "link" }, text);
}

/**
 * @param {Scene} scene
 * @returns {Row[]}
 */
function developments(scene) {
  const nodes = all(scene).filter((node) => node.kind === "development");
  nodes.sort((one, other) => (other.start ?? "").localeCompare(one.start ?? "") || one.label.localeCompare(other.label));
  return nodes.map((node) => {
    const parties = (scene.model.around.get(node.id) ?? []).map((tie) => scene.model.name(across(tie, node.id)));
    return { ids: [node.id], cells: [node.note || unstated(), name(node.label), parties.join(", "), number(node.claims)] };
  });
}

/**
 * @param {Scene} scene
 * @returns {Row[]}
 */
function things(scene) {
  const nodes = all(scene).sort((one, other) => Number(other.focus) - Number(one.focus) || one.kind.localeCompare(other.kind) || one.label.localeCompare(other.label));
  return nodes.map((node) => ({
    ids: [node.id],
    cells: [element("span", {}, mark(node.kind), " ", name(node.label)), node.type, node.note || node.regions.join(", "), number(node.degree), number(node.claims)],
  }));
}

/**
 * @param {Scene} scene
 * @returns {Row[]}
 */
function relations(scene) {
  return scene.ties.flatMap((tie) => tie.says.map((one) => ({
    ids: [one.source, one.target],
    cells: [scene.model.name(one.source), name(one.words), scene.model.name(one.target), one.note, number(one.claims.length)],
  })));
}

/** @param {Scene} scene */
function all(scene) {
  return [...scene.shown].flatMap((id) => scene.model.nodes.get(id) ?? []);
}

function unstated() {
  return element("span", { class: "unstated" }, "not stated");
}
