/** Several things selected: what can be done with them, and what two of them have to do with each other. */
import { get } from "../api.js";
import { element, mark } from "../dom.js";
import * as act from "./actions.js";
import { Sources } from "./evidence.js";
import { idLink } from "./facts.js";
import { button } from "./parts.js";
import { plural } from "./words.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */

/**
 * Return the panel of several selected things.
 * @param {Explorer} explorer
 * @param {readonly string[]} ids
 * @param {AbortSignal} signal
 */
export async function severalPanel(explorer, ids, signal) {
  const two = ids.length === 2 ? [...ids] : null;
  const doing = element("div", { class: "do" },
    button("Keep as a list", () => explorer.change(act.keep(ids)), { primary: true, keys: "L" }),
    two ? button("Path between", () => explorer.connect(two)) : "",
    two ? button("Compare", () => explorer.change(act.compare(two))) : "",
    button("Hide", () => explorer.change(act.hide(ids)), { keys: "H" }),
    button("Only around these", () => explorer.change(act.restart(ids)), { keys: "O" }),
  );
  const title = two ? two.map((id) => explorer.scene.model.name(id)).join(" and ") : `${plural(ids.length, "thing")} selected`;
  return [
    element("h2", { tabindex: "-1" }, title), doing,
    ...(two ? await between(explorer, two, signal) : [nameList(explorer, ids, (id) => explorer.change(act.toggleSelected(id), { quiet: true }), "Deselect")]),
  ];
}

/**
 * Return the statements that tie two things, with their passages.
 * @param {Explorer} explorer
 * @param {readonly string[]} pair
 * @param {AbortSignal} signal
 */
async function between(explorer, pair, signal) {
  const { model } = explorer.scene;
  const says = model.ties.filter((tie) => pair.includes(tie.source) && pair.includes(tie.target)).flatMap((tie) => tie.says);
  if (!says.length) return [element("p", { class: "unstated" }, "Nothing that is drawn ties them directly.")];
  const claims = [...new Set(says.flatMap((one) => one.claims))].slice(0, 50);
  const told = claims.length ? await get("/claims", { iri: claims }, signal) : { claims: {} };
  const sources = new Sources(told.claims, "source");
  const lines = says.map((one) => element("li", {},
    model.name(one.source), " ", element("b", {}, one.words.toLowerCase()), " ", model.name(one.target), ...sources.marks(one.claims),
    one.note ? element("span", { class: "quiet small" }, ` ${one.note}`) : "",
    one.kind === "suggested" ? element("span", { class: "small suggest" }, " suggested by a machine, not reviewed") : ""));
  return [element("section", {}, element("h3", {}, "What ties them"), element("ul", { class: "lines" }, ...lines)), sources.section()];
}

/**
 * Return a list of things by name.
 * @param {Explorer} explorer
 * @param {readonly string[]} ids
 * @param {(id: string) => void} drop
 * @param {string} word for what drop does
 */
export function nameList(explorer, ids, drop, word) {
  const { model } = explorer.scene;
  return element("ul", { class: "lines names-kept" }, ...ids.map((id) => {
    const open = idLink(id, model.name(id), (one) => explorer.visit(one));
    const off = element("button", { type: "button", class: "off", "aria-label": `${word} ${model.name(id)}` }, "×");
    off.addEventListener("click", () => drop(id));
    return element("li", {}, mark(model.nodes.get(id)?.kind ?? id.split("/")[0] ?? ""), open, off);
  }));
}
