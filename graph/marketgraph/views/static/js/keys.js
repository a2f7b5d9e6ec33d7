/** The keyboard in the graph: one stop for Tab, arrows inside. @type {string | null} */
let cursor = null;

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/**
 * The drawn neighbour that lies most in a direction; without one, the nearest thing there.
 * @param {string} id @param {number[]} direction @returns {string | null}
 */
function towards(id, direction) {
  const near = tiesOf.get(id).filter(isTieDrawn).map((tie) => otherEnd(tie, id));
  const all = data.nodes.filter(isDrawn).map((thing) => thing.id);
  return best(id, direction, near, 0.5) ?? best(id, direction, all, 0.5);
}

/** @param {string} id @param {number[]} direction @param {string[]} among @param {number} narrow least cosine */
function best(id, [dx, dy], among, narrow) {
  const here = things.get(id);
  let [found, least] = [null, Infinity];
  for (const other of among) {
    const there = things.get(other);
    const [x, y] = [there.x - here.x, there.y - here.y];
    const far = Math.hypot(x, y);
    const along = far ? (x * dx + y * dy) / far : 0;
    if (other === id || along < narrow) continue;
    const cost = far * (2.5 - 1.5 * along);
    if (cost < least) [found, least] = [other, cost];
  }
  return found;
}

/** @returns {string} where the keyboard is, or begins */
function cursorNow() {
  const here = things.get(cursor ?? "");
  if (here && isDrawn(here)) return here.id;
  if (state.selected && isDrawn(things.get(state.selected))) return state.selected;
  return (data.nodes.find((thing) => thing.focus && isDrawn(thing)) ?? data.nodes.find(isDrawn))?.id ?? data.nodes[0].id;
}

/** @param {string} id */
function moveCursor(id) {
  cursor = id;
  show(id);
  network.redraw();
  say(describe(things.get(id)));
}

/** @type {Record<string, () => void>} */
const ACTIONS = {
  Enter: () => choose(cursorNow()),
  " ": () => choose(cursorNow()),
  Escape: () => set({ selected: null, goal: null, picking: false }),
  p: () => startPath(cursorNow()),
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  0: () => fit(),
};

stage.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = DIRECTIONS[event.key];
  if (direction) {
    const next = towards(cursorNow(), direction);
    if (next) moveCursor(next);
  } else if (ACTIONS[event.key]) ACTIONS[event.key]();
  else return;
  event.preventDefault();
});
stage.addEventListener("focus", () => {
  cursor = cursorNow();
  network.redraw();
  if (stage.matches(":focus-visible")) say(describe(things.get(cursor)));
});
stage.addEventListener("blur", () => network.redraw());
stage.addEventListener("pointerdown", () => stage.focus({ preventScroll: true }));

/** Begin a path at a thing; the next one that is chosen ends it. @param {string} id */
function startPath(id) {
  if (things.get(id).kind === "group") return;
  set({ selected: id, goal: null, picking: true });
  say(`Path from ${things.get(id).label}: choose its end`);
}
