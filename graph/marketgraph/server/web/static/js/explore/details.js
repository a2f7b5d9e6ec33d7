/** The panel beside the graph: a thing with its neighbours to open, what is stated of it, and who says so. */
import { ApiError, get } from "../api.js";
import { element, mark } from "../dom.js";
import * as act from "./actions.js";
import { Sources, restsOn } from "./evidence.js";
import { factList } from "./facts.js";
import { lone } from "./filters.js";
import { Opener } from "./opener.js";
import { button } from "./parts.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */
/** @typedef {import("./filters.js").Scene} Scene */

/**
 * Return the panel of one thing.
 * @param {Explorer} explorer
 * @param {string} id
 * @param {AbortSignal} signal
 */
export async function thingPanel(explorer, id, signal) {
  const told = await get("/entity", { iri: id, limit: 200 }, signal).catch((error) => {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  });
  const { scene } = explorer;
  const node = scene.model.nodes.get(id);
  if (!told) return [element("h2", {}, scene.model.name(id)), element("p", { class: "note" }, "Nothing further is known of it.")];
  const sources = new Sources(told.claims, "source");
  const facts = factList(told.facts, sources, (other) => explorer.visit(other));
  const names = told.names.filter((/** @type {string} */ name) => name !== told.label);
  return [
    element("p", { class: "tag" }, mark(told.kind), node?.type ?? told.kind, told.country ? `, ${told.country}` : ""),
    element("h2", { tabindex: "-1" }, told.label),
    ...(node?.note ? [element("p", { class: "quiet" }, node.note)] : []),
    ...(names.length ? [element("p", { class: "quiet small" }, "written ", element("span", { class: "serif" }, names.join("; ")))] : []),
    doing(explorer, id, told.path),
    new Opener(explorer, id).section,
    element("section", {}, element("h3", {}, "What is stated"), facts,
      ...(told.left_out ? [element("p", { class: "note" }, `${told.left_out} more statements: `, element("a", { href: told.path }, "see its page"))] : [])),
    sources.section(),
    ...[restsOn(told.claims)].flatMap((one) => one ?? []),
  ];
}

/**
 * Return the panel of a folded group.
 * @param {Explorer} explorer
 * @param {string} id
 */
export function groupPanel(explorer, id) {
  const node = explorer.scene.model.nodes.get(id);
  return [
    element("p", { class: "tag" }, "Folded"),
    element("h2", { tabindex: "-1" }, node?.label ?? id),
    element("p", { class: "quiet" }, `${node?.members ?? 0} alike are drawn as one, beside ${explorer.scene.model.name(node?.anchor ?? "")}.`),
    element("div", { class: "do" },
      button("Show them", () => explorer.change(act.unfold(id)), { primary: true }),
      button("Hide", () => explorer.change(act.hide([id])))),
  ];
}

/**
 * @param {Explorer} explorer
 * @param {string} id
 * @param {string} path
 */
function doing(explorer, id, path) {
  const { state } = explorer.scene;
  const pinned = state.steps.some((step) => step.startsWith(`pin ${id} `));
  const kept = state.kept.includes(id);
  return element("div", { class: "do" },
    button("Path to …", () => explorer.ask("path", id), { keys: "P" }),
    button("Compare with …", () => explorer.ask("compare", id), { keys: "M" }),
    button(kept ? "On the list" : "Keep", () => explorer.change(kept ? act.drop(id) : act.keep([id])), { keys: "L", pressed: kept }),
    button("Hide", () => explorer.change(act.hide([id])), { keys: "H" }),
    button("Collapse", () => explorer.change(act.collapse(id, lone(explorer.scene, id))), { keys: "C" }),
    pinned ? button("Unpin", () => explorer.change(act.unpin(id)), { keys: "X" }) : "",
    button("Only around this", () => explorer.change(act.restart([id])), { keys: "O" }),
    element("a", { class: "btn", href: path }, "Its page"),
  );
}
