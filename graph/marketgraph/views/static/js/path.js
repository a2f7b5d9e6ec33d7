/**
 * The shortest path between two drawn things, by breadth-first search; a hub such as the market in
 * the middle is used only if there is no other way.
 * @param {string} start @param {string} goal
 * @returns {{steps: string[], ties: Tie[], through: boolean} | null}
 */
function findPath(start, goal) {
  const hubs = new Set(data.focus.length === 1 ? data.focus : []);
  hubs.delete(start);
  hubs.delete(goal);
  const found = search(start, goal, hubs);
  return found ? { ...found, through: false } : withHub(start, goal);
}

/** @param {string} start @param {string} goal */
function withHub(start, goal) {
  const found = search(start, goal, new Set());
  return found ? { ...found, through: true } : null;
}

/** @param {string} start @param {string} goal @param {Set<string>} closed */
function search(start, goal, closed) {
  /** @type {Map<string, Tie | null>} */
  const from = new Map([[start, null]]);
  const queue = [start];
  for (const id of queue) {
    if (id === goal) return trace(from, start, goal);
    for (const tie of tiesOf.get(id)) {
      const next = otherEnd(tie, id);
      if (from.has(next) || closed.has(next) || !isTieDrawn(tie)) continue;
      from.set(next, tie);
      queue.push(next);
    }
  }
  return null;
}

/** @param {Map<string, Tie | null>} from @param {string} start @param {string} goal */
function trace(from, start, goal) {
  const steps = [goal];
  const ties = [];
  while (steps[0] !== start) {
    const tie = from.get(steps[0]);
    ties.unshift(tie);
    steps.unshift(otherEnd(tie, steps[0]));
  }
  return { steps, ties };
}

/** @returns {ReturnType<typeof findPath>} the path that is asked for, if one is */
function currentPath() {
  return state.selected && state.goal ? findPath(state.selected, state.goal) : null;
}
