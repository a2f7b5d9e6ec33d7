/** What is shown as files: PNG, SVG, CSV, GraphML, GEXF, and the SPARQL query that asks for the same. */
import { ApiError, post } from "../api.js";
import { found } from "../dom.js";
import { csv, relationRows, thingRows } from "./csv.js";
import { asPng, asText, picture } from "./picture.js";

/** @typedef {import("./explorer.js").Explorer} Explorer */

export class Exports {
  /** @param {Explorer} explorer */
  constructor(explorer) {
    this.explorer = explorer;
    this.menu = found("export", HTMLDetailsElement);
    this.dialog = found("query", HTMLDialogElement);
    this.query = found("query-text", HTMLTextAreaElement);
    /** @type {Record<string, () => Promise<unknown> | unknown>} */
    const doing = {
      png: async () => save(await asPng(this.#picture()), `${this.#name()}.png`),
      svg: () => save(new Blob([asText(this.#picture().svg)], { type: "image/svg+xml" }), `${this.#name()}.svg`),
      things: () => save(new Blob([csv(thingRows(explorer.scene))], { type: "text/csv" }), `${this.#name()}-things.csv`),
      relations: () => save(new Blob([csv(relationRows(explorer.scene))], { type: "text/csv" }), `${this.#name()}-relations.csv`),
      graphml: () => this.#network("graphml"),
      gexf: () => this.#network("gexf"),
      sparql: () => this.#show(),
    };
    for (const item of this.menu.querySelectorAll("button")) {
      item.addEventListener("click", () => this.#run(doing[item.dataset.as ?? ""]));
    }
    this.menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.menu.open) return;
      this.menu.open = false;
      this.menu.querySelector("summary")?.focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (event.target instanceof Node && !this.menu.contains(event.target)) this.menu.open = false;
    });
    found("query-copy", HTMLButtonElement).addEventListener("click", () => this.#copy());
  }

  /** @param {(() => unknown) | undefined} work */
  async #run(work) {
    this.menu.open = false;
    try {
      await work?.();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.explorer.say(error.message);
    }
  }

  /** @param {"graphml" | "gexf"} format */
  async #network(format) {
    save(await (await post("/view/network", { iri: this.#iris(), format })).blob(), `${this.#name()}.${format}`);
  }

  async #show() {
    this.query.value = await (await post("/view/query", { iri: this.#iris() })).text();
    this.dialog.showModal();
  }

  async #copy() {
    await navigator.clipboard.writeText(this.query.value).catch(() => this.query.select());
    this.explorer.say("The query is copied.");
  }

  #picture() {
    return picture(this.explorer.scene, `${this.#title()}: ${location.href}`);
  }

  #iris() {
    const { model, shown } = this.explorer.scene;
    return [...shown].flatMap((id) => model.nodes.get(id) ?? []).filter((node) => node.kind !== "group").map((node) => node.iri);
  }

  #title() {
    const { model, state } = this.explorer.scene;
    return state.focus.map((id) => model.name(id)).join(", ");
  }

  #name() {
    return this.#title().toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "graph";
  }
}

/**
 * Have the browser save a file.
 * @param {Blob} blob
 * @param {string} name
 */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
