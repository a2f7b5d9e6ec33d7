/** Holds the state, asks the server, and has everything drawn: an action makes a state, a state makes a scene. */
import { ApiError, get } from "../api.js";
import * as act from "./actions.js";
import { sceneOf } from "./filters.js";
import { History } from "./history.js";
import { Model } from "./model.js";
import { findPaths } from "./paths.js";
import { BLANK, alike, read, short, write } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./actions.js").Change} Change */
/** @typedef {import("./filters.js").Scene} Scene */
/** @typedef {{ draw: (scene: Scene, before: Scene | null) => void }} Part a part of the page */

const LATE = 400;

export class Explorer {
  /** @param {(text: string) => void} say tells people what happens */
  constructor(say) {
    this.say = say;
    /** @type {State} */
    this.state = BLANK;
    this.history = new History();
    this.scene = sceneOf(Model.empty, BLANK);
    /** @type {ReadonlySet<string>} */
    this.path = new Set();
    /** @type {Part[]} */
    this.parts = [];
    /** @type {(what: "path" | "compare", id: string) => void} */
    this.ask = () => {};
    this.asked = new AbortController();
    /** @type {Promise<void>} */
    this.settled = Promise.resolve();
  }

  /** Begin with the state of the address. */
  begin() {
    this.state = read(location.search);
    addEventListener("popstate", () => this.#go(read(location.search)));
    return this.#show();
  }

  /**
   * Do something: it can be undone, unless only what is looked at changes.
   * @param {Change} change
   * @param {{ quiet?: boolean }} [how]
   */
  change(change, { quiet = false } = {}) {
    const next = Object.freeze(change(this.state));
    if (write(next) === write(this.state)) return this.settled;
    if (!quiet) this.history.leave(this.state);
    return this.#go(next);
  }

  undo() {
    const back = this.history.undo(this.state);
    return back ? this.#go(back) : this.say("There is nothing to undo.");
  }

  redo() {
    const next = this.history.redo(this.state);
    return next ? this.#go(next) : this.say("There is nothing to redo.");
  }

  /**
   * Select a thing; bring it into the view first if it is not there.
   * @param {string} id
   */
  visit(id) {
    if (this.scene.shown.has(id)) return this.change(act.select([id]), { quiet: true });
    return this.change(act.add([id]));
  }

  /**
   * Draw how two things are connected.
   * @param {readonly string[]} ends
   */
  async connect(ends) {
    try {
      const found = await findPaths(this, ends);
      const things = found.paths.flatMap((path) => path.things.map((thing) => short(thing.iri)));
      return await this.change(act.connect(ends, [...new Set([...ends, ...things])]));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.say(error.message);
    }
  }

  /**
   * Light up the ties along a path.
   * @param {ReadonlySet<string>} pairs
   */
  light(pairs) {
    this.path = pairs;
    this.#draw(this.scene.model);
  }

  /** @param {State} next */
  #go(next) {
    const before = this.state;
    this.state = next;
    if (!next.path.length) this.path = new Set();
    history.replaceState(null, "", location.pathname + write(next));
    if (alike(before, next)) {
      this.#draw(this.scene.model);
      return this.settled;
    }
    return this.#show();
  }

  #show() {
    this.settled = this.#load();
    return this.settled;
  }

  async #load() {
    this.asked.abort();
    const asked = new AbortController();
    this.asked = asked;
    if (!this.state.focus.length) return this.#draw(Model.empty);
    const late = setTimeout(() => this.say("Still working on it …"), LATE);
    try {
      const view = await get("/view", { iri: [...this.state.focus], do: [...this.state.steps] }, asked.signal);
      if (asked.signal.aborted) return;
      const before = this.scene.model.nodes.size;
      this.#draw(new Model(view));
      this.say(this.#grown(before, view));
    } catch (error) {
      if (asked.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      this.#refused(error);
    } finally {
      clearTimeout(late);
    }
  }

  /**
   * @param {number} before
   * @param {import("./model.js").View} view
   */
  #grown(before, view) {
    const more = view.nodes.length - before;
    const short = view.short.find((one) => one.step === this.state.steps.at(-1));
    if (!before || !more) return "";
    const change = more > 0 ? `${more} added.` : `${-more} taken away.`;
    return short ? `${change} ${short.left_out} more are left out: open the same again for the next ones.` : change;
  }

  /** @param {ApiError} error */
  #refused(error) {
    this.say(error.message);
    const back = this.history.past.pop();
    if (!back) return this.#draw(Model.empty);
    this.state = back;
    history.replaceState(null, "", location.pathname + write(back));
  }

  /** @param {Model} model */
  #draw(model) {
    const before = this.scene;
    this.scene = sceneOf(model, this.state, this.path);
    for (const part of this.parts) part.draw(this.scene, before);
  }
}
