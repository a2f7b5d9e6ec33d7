/** What people do, as functions from one state to the next. */
import { BLANK } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {(state: State) => State} Change */

/**
 * Begin with some things, or add them to what is there.
 * @param {string[]} ids
 * @returns {Change}
 */
export const add = (ids) => (state) => {
  if (!state.focus.length) return { ...BLANK, kept: state.kept, focus: ids, selected: ids.slice(0, 1) };
  const steps = ids.filter((id) => !state.focus.includes(id)).map((id) => `add ${id}`);
  return shown({ ...state, steps: [...state.steps, ...steps], selected: ids.slice(-1) }, ids);
};

/**
 * Draw only around some things.
 * @param {readonly string[]} ids
 * @returns {Change}
 */
export const restart = (ids) => (state) => ({ ...BLANK, kept: state.kept, focus: ids, selected: ids.slice(0, 1) });

/**
 * @param {string} id
 * @param {readonly { relation: string, inverse: boolean }[]} by
 * @returns {Change}
 */
export const open = (id, by) => (state) => ({
  ...state, steps: [...state.steps, ...by.map((one) => `open ${id} ${one.relation} ${one.inverse ? "in" : "out"}`)],
});

/**
 * @param {string} group
 * @returns {Change}
 */
export const unfold = (group) => (state) => ({ ...state, steps: [...state.steps, `unfold ${group}`], selected: [] });

/**
 * Take back what was opened from a node; `lone` are neighbours that hang on it alone and are hidden.
 * @param {string} id
 * @param {string[]} lone
 * @returns {Change}
 */
export const collapse = (id, lone) => (state) => ({
  ...hide(lone)(state), steps: state.steps.filter((step) => !step.startsWith(`open ${id} `)), selected: [id],
});

/**
 * @param {readonly string[]} ids
 * @returns {Change}
 */
export const hide = (ids) => (state) => ({
  ...state, hidden: [...new Set([...state.hidden, ...ids])], selected: state.selected.filter((id) => !ids.includes(id)),
});

/** @type {Change} */
export const showAll = (state) => ({ ...state, hidden: [] });

/**
 * @param {string} id
 * @param {number} x
 * @param {number} y
 * @returns {Change}
 */
export const pin = (id, x, y) => (state) => {
  const last = state.steps.at(-1) ?? "";
  const before = last.startsWith(`pin ${id} `) ? state.steps.slice(0, -1) : state.steps;
  return { ...state, steps: [...before, `pin ${id} ${Math.round(x)} ${Math.round(y)}`] };
};

/**
 * @param {string} id
 * @returns {Change}
 */
export const unpin = (id) => (state) => ({ ...state, steps: state.steps.filter((step) => !step.startsWith(`pin ${id} `)) });

/**
 * @param {readonly string[]} ids
 * @returns {Change}
 */
export const select = (ids) => (state) => ({ ...state, selected: ids, path: [], compared: [] });

/**
 * @param {string} id
 * @returns {Change}
 */
export const toggleSelected = (id) => (state) => ({ ...state, path: [], compared: [], selected: toggled(state.selected, id) });

/**
 * @param {readonly string[]} ids
 * @returns {Change}
 */
export const keep = (ids) => (state) => ({ ...state, kept: [...new Set([...state.kept, ...ids])] });

/**
 * @param {string} id
 * @returns {Change}
 */
export const drop = (id) => (state) => ({ ...state, kept: state.kept.filter((one) => one !== id) });

/**
 * Switch a kind or relation on or off.
 * @param {"kinds" | "relations"} part
 * @param {string} name
 * @returns {Change}
 */
export const toggle = (part, name) => (state) => ({ ...state, [part]: toggled(state[part], name) });

/**
 * @param {Partial<State>} parts
 * @returns {Change}
 */
export const set = (parts) => (state) => ({ ...state, ...parts });

/**
 * Draw the path between two things.
 * @param {readonly string[]} ends
 * @param {readonly string[]} things along it
 * @returns {Change}
 */
export const connect = (ends, things) => (state) => {
  const grown = { ...add([...things])(state), path: ends, compared: [], selected: [] };
  return shown(grown, things);
};

/**
 * @param {readonly string[]} pair
 * @returns {Change}
 */
export const compare = (pair) => (state) => ({ ...add([...pair])(state), compared: pair, path: [], selected: [] });

/**
 * @param {State} state
 * @param {readonly string[]} ids
 */
function shown(state, ids) {
  return { ...state, hidden: state.hidden.filter((id) => !ids.includes(id)) };
}

/**
 * @param {readonly string[]} list
 * @param {string} one
 */
function toggled(list, one) {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
}
