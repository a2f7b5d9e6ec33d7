/** The graph page: puts its parts together. */
import { get } from "../api.js";
import { Combobox } from "../combobox.js";
import { found } from "../dom.js";
import * as act from "./actions.js";
import { Asking } from "./asking.js";
import { Bar } from "./bar.js";
import { Canvas } from "./canvas.js";
import { Explorer } from "./explorer.js";
import { Exports } from "./exports.js";
import { FilterPanel } from "./filterpanel.js";
import { Keyboard } from "./keyboard.js";
import { Panel } from "./panel.js";
import { Pointer } from "./pointer.js";
import { short, write } from "./state.js";
import { Table } from "./table.js";
import { Timeline } from "./timeline.js";
import { learn } from "./words.js";

const page = found("explorer", HTMLElement);
const host = found("canvas", HTMLElement);
const notice = found("notice", HTMLElement);
const spoken = found("spoken", HTMLElement);
learn(JSON.parse(page.dataset.words ?? "{}"));

/** @param {string} text */
function say(text) {
  notice.textContent = text;
}

const explorer = new Explorer(say);
const panel = new Panel(explorer);
const asking = new Asking();

/** @returns {Canvas | null} none where the browser cannot draw by WebGL */
function drawing() {
  try {
    return new Canvas(host);
  } catch {
    host.hidden = true;
    found("undrawn", HTMLElement).hidden = false;
    return null;
  }
}

const canvas = drawing();

/** Open what is around a node, unless it is a hub. @param {string} id */
async function expand(id) {
  if (id.startsWith("group:")) return explorer.change(act.unfold(id));
  const { focus, steps } = explorer.state;
  const counts = await get("/view/counts", { iri: [...focus], do: [...steps], of: id });
  if (counts.hub) return say(`${explorer.scene.model.name(id)} is a hub with ${counts.neighbours} neighbours: choose a relation in the details.`);
  const left = counts.relations.filter((/** @type {{ fresh: number }} */ one) => one.fresh);
  if (!left.length) return say("Everything around it is shown.");
  return explorer.change(act.open(id, left));
}

const address = () => {
  const gaze = canvas?.gaze;
  const view = gaze ? `view=${Math.round(gaze.x)},${Math.round(gaze.y)},${gaze.scale.toFixed(2)}` : "";
  const query = write(explorer.state);
  return `${location.origin}${location.pathname}${query}${view && (query ? "&" : "?")}${view}`;
};

explorer.ask = (what, id) => {
  const name = explorer.scene.model.name(id);
  const title = what === "path" ? `Path from ${name} to …` : `Compare ${name} with …`;
  const near = [...explorer.scene.model.nodes.values()].filter((node) => node.id !== id && node.kind === "company");
  near.sort((one, other) => one.label.localeCompare(other.label));
  asking.open(title, near, (other) => (what === "path" ? explorer.connect([id, other]) : explorer.change(act.compare([id, other]))));
};

explorer.parts.push({
  draw: (scene) => {
    page.classList.toggle("begun", scene.model.nodes.size > 0);
    found("starts", HTMLElement).hidden = scene.state.focus.length > 0 && scene.model.nodes.size > 0;
  },
});
if (canvas) {
  const settled = { looked: false };
  explorer.parts.push({
    draw: (scene, before) => {
      const fresh = before?.state.focus.join() !== scene.state.focus.join() || !settled.looked;
      canvas.draw(scene);
      if (fresh && scene.shown.size) {
        const [x, y, scale] = (new URLSearchParams(location.search).get("view") ?? "").split(",").map(Number);
        if (!settled.looked && scale) canvas.look({ x: x ?? 0, y: y ?? 0, scale }, false);
        else canvas.look({ ...canvas.whole }, settled.looked);
        settled.looked = true;
      }
    },
  });
  new Pointer(explorer, canvas, expand);
  new Keyboard(explorer, canvas, { expand, details: () => panel.focus(), say: (text) => { spoken.textContent = text; } });
}
explorer.parts.push(new Bar(explorer, { fit: () => canvas?.fit(), address }), new FilterPanel(explorer), new Timeline(explorer), new Table(explorer), panel);
new Exports(explorer);

const search = found("explore-search", HTMLInputElement);
/** @param {{ iri: string }} hit */
const choose = (hit) => {
  search.value = "";
  void explorer.visit(short(hit.iri));
};
const names = new Combobox(search, choose);
search.form?.addEventListener("submit", (event) => {
  const [hit] = names.hits;
  if (!hit) return;
  event.preventDefault();
  names.close();
  choose(hit);
});

const help = found("help", HTMLDialogElement);
for (const opener of document.querySelectorAll("[data-help]")) opener.addEventListener("click", () => help.showModal());
for (const closer of document.querySelectorAll("dialog [data-close]")) closer.addEventListener("click", () => closer.closest("dialog")?.close());

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.getAttribute("type") !== "checkbox" && target.getAttribute("type") !== "range") return;
  if (event.key === "?" && !help.open) help.showModal();
  else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") void (event.shiftKey ? explorer.redo() : explorer.undo());
  else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "y") void explorer.redo();
  else return;
  event.preventDefault();
});

found("starts", HTMLElement).hidden = new URLSearchParams(location.search).has("iri");
await explorer.begin();
await panel.settled;
page.dataset.settled = "";
