/**
 * What is chosen, filtered and opened; it lives in the address, so that a link shows the same.
 * @type {{selected: string | null, goal: string | null, picking: boolean, off: Set<string>,
 *   first: number, last: number, open: Set<string>, suggested: boolean, tab: string}}
 */
const state = {
  selected: null, goal: null, picking: false, off: new Set(["suggested"]), first: -Infinity,
  last: Infinity, open: new Set(), suggested: false, tab: "developments",
};

/** @type {(() => void)[]} */
const watchers = [];

/** @param {Partial<typeof state>} change @param {{keep?: boolean}} [options] */
function set(change, { keep = false } = {}) {
  Object.assign(state, change);
  if (!keep) writeAddress();
  for (const watcher of watchers) watcher();
}

/** Select a thing, opening the group that it is folded in. @param {string | null} id */
function select(id) {
  const thing = id ? things.get(id) : null;
  const change = { selected: thing ? thing.id : null, goal: null, picking: false };
  if (thing?.group && !state.open.has(thing.group)) change.open = new Set([...state.open, thing.group]);
  set(change);
  if (thing) say(describe(thing));
}

/** @param {string} id a folded group, opened or folded again */
function toggleGroup(id) {
  const open = new Set(state.open);
  const members = things.get(id).members.length;
  if (open.delete(id)) say(`${members} folded`);
  else {
    open.add(id);
    say(`${members} opened`);
  }
  set({ open });
}

/** @param {Thing} thing @returns {string} what a screen reader says of it */
function describe(thing) {
  const near = tiesOf.get(thing.id).filter((tie) => isDrawn(things.get(otherEnd(tie, thing.id)))).length;
  const parts = [thing.label, thing.kind === "group" ? "group, Enter opens it" : thing.type, thing.note];
  return [...parts, counted(near, "neighbour", "neighbours")].filter(Boolean).join(", ");
}

/** @param {Thing} thing @returns {boolean} whether its dates meet the chosen years */
function inTime(thing) {
  if (thing.kind !== "development" || !thing.from) return true;
  const [from, to] = [bin(thing.from), bin(thing.to)];
  return to >= state.first && from <= state.last;
}

/** @param {Thing} thing @returns {boolean} whether it is drawn under the present filters */
function isDrawn(thing) {
  if (thing.group && !state.open.has(thing.group)) return false;
  if (!thing.focus && state.off.has(kindOf(thing))) return false;
  return inTime(thing) && !isStranded(thing);
}

/** @param {Thing} thing @returns {boolean} whether all that it hung on is outside the years */
function isStranded(thing) {
  if (thing.focus || thing.kind === "development") return false;
  const near = tiesOf.get(thing.id);
  return near.length > 0 && near.every((tie) => !inTime(things.get(otherEnd(tie, thing.id))));
}

/** @param {Tie} tie @returns {boolean} */
function isTieDrawn(tie) {
  if (state.off.has(tie.kind)) return false;
  return isDrawn(things.get(tie.from)) && isDrawn(things.get(tie.to));
}

/** Put the state into the address. */
function writeAddress() {
  const parts = new URLSearchParams();
  if (state.selected) parts.set("s", state.selected);
  if (state.goal) parts.set("to", state.goal);
  const off = [...state.off].filter((kind) => kind !== "suggested");
  if (!state.off.has("suggested")) off.push("-suggested");
  if (off.length) parts.set("off", off.sort().join(","));
  if (state.first > timeRange.first || state.last < timeRange.last) parts.set("y", `${state.first}_${state.last}`);
  for (const id of state.open) parts.append("open", id);
  if (state.tab !== "developments") parts.set("tab", state.tab);
  const hash = parts.toString();
  try {
    history.replaceState(null, "", hash ? `#${hash}` : `${location.pathname}${location.search}`);
  } catch {
    /* inside a notebook's frame the page has no address of its own */
  }
}

/** Take the state from the address; what it does not know is ignored. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const known = (id) => (things.has(id) ? id : null);
  const off = (parts.get("off") ?? "").split(",").filter((kind) => kind in data.kinds);
  if (parts.get("off")?.includes("-suggested") !== true) off.push("suggested");
  const [first, last] = (parts.get("y") ?? "").split("_").map(Number);
  const valid = Number.isInteger(first) && Number.isInteger(last) && first <= last && parts.has("y");
  set({
    selected: known(parts.get("s")), goal: known(parts.get("to")), picking: false, off: new Set(off),
    open: new Set(parts.getAll("open").filter((id) => things.get(id)?.members)),
    first: valid ? Math.max(first, timeRange.first) : timeRange.first,
    last: valid ? Math.min(last, timeRange.last) : timeRange.last,
    tab: ["nodes", "relations"].includes(parts.get("tab")) ? parts.get("tab") : "developments",
  }, { keep: true });
}
