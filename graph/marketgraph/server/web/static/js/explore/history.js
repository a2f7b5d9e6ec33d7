/** Undo and redo: the states before and after. */

/** @typedef {import("./state.js").State} State */

const MOST = 200;

export class History {
  constructor() {
    /** @type {State[]} */
    this.past = [];
    /** @type {State[]} */
    this.future = [];
  }

  /**
   * Keep the state that is left; what was undone is gone.
   * @param {State} state
   */
  leave(state) {
    this.past = [...this.past, state].slice(-MOST);
    this.future = [];
  }

  /**
   * Return the state before this one.
   * @param {State} now
   * @returns {State | undefined}
   */
  undo(now) {
    const back = this.past.pop();
    if (back) this.future.push(now);
    return back;
  }

  /**
   * Return the state that was undone last.
   * @param {State} now
   * @returns {State | undefined}
   */
  redo(now) {
    const next = this.future.pop();
    if (next) this.past.push(now);
    return next;
  }
}
