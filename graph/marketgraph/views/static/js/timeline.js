/** Developments in blocks over time, and the two handles that choose a range of it. */
const dated = developments.filter((thing) => thing.from);
const yearOf = (text) => Number(text.slice(0, 4));
const span = dated.length ? Math.max(...dated.map((d) => yearOf(d.to))) - Math.min(...dated.map((d) => yearOf(d.from))) + 1 : 0;
const perYear = span <= 6 ? 4 : 1;

/** @param {string} day ISO @returns {number} the quarter or year that it lies in, counted from year 0 */
function bin(day) {
  const quarter = perYear === 4 ? Math.floor((Number(day.slice(5, 7)) - 1) / 3) : 0;
  return yearOf(day) * perYear + quarter;
}

const timeRange = dated.length
  ? { first: Math.min(...dated.map((d) => bin(d.from))), last: Math.max(...dated.map((d) => bin(d.to))) }
  : { first: 0, last: 0 };

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** @param {number} number @param {boolean} end @returns {string} a bin's first or last month, or its year */
function binWords(number, end) {
  const year = Math.floor(number / perYear);
  if (perYear === 1) return String(year);
  return `${MONTHS[(number % 4) * 3 + (end ? 2 : 0)]} ${year}`;
}

const HEIGHT = 34;

/** Build the section once; later changes only move what changed. */
function buildTimeline() {
  const section = document.getElementById("time");
  if (!dated.length) {
    const none = developments.length ? "No development has a date." : "No developments.";
    section.append(el("p", { class: "range" }, el("b", {}, "Time"), el("span", {}, none)));
    return;
  }
  const handle = (name, word) => el("input", {
    type: "range", id: name, min: timeRange.first, max: timeRange.last + 1, step: 1, "aria-label": word,
    input: () => moveHandle(name),
  });
  section.append(
    el("p", { class: "range" }, el("b", { id: "range-words" }), el("span", { id: "range-count" })),
    el("div", { class: "blocks" }, drawBlocks(),
      el("div", { class: "rail" }, el("i", { id: "rail" })),
      handle("first", `First ${perYear === 4 ? "quarter" : "year"} shown`), handle("last", `Last ${perYear === 4 ? "quarter" : "year"} shown`)),
    el("p", { class: "unit-words faint" }, "one block, one development"));
  watchers.push(updateTimeline);
}

/** @returns {SVGElement} a block a development, stacked where they begin, with the years below */
function drawBlocks() {
  const bins = timeRange.last - timeRange.first + 1;
  const width = 100 / bins;
  const stacks = new Map();
  for (const thing of dated) stacks.set(bin(thing.from), [...(stacks.get(bin(thing.from)) ?? []), thing]);
  const most = Math.max(...[...stacks.values()].map((stack) => stack.length));
  const tall = Math.min(12, HEIGHT / most);
  const picture = svg("svg", { class: "histogram", "aria-hidden": "true" });
  for (const [number, stack] of stacks) {
    stack.sort((a, b) => a.from.localeCompare(b.from) || a.label.localeCompare(b.label));
    stack.forEach((thing, level) => {
      const gap = tall > 4 ? 1.5 : 0.4;
      const block = svg("rect", {
        class: "unit", "data-id": thing.id, x: `${(number - timeRange.first) * width + width * 0.05}%`, width: `${width * 0.9}%`,
        y: HEIGHT - tall * (level + 1) + gap, height: Math.max(tall - gap, 0.6),
      }, svg("title", {}));
      block.firstChild.textContent = `${thing.label}, ${thing.note}`;
      block.addEventListener("click", () => { choose(thing.id); show(thing.id); });
      picture.append(block);
    });
  }
  yearMarks(picture, bins, width);
  return picture;
}

/** @param {SVGElement} picture @param {number} bins @param {number} width */
function yearMarks(picture, bins, width) {
  const years = Math.ceil(bins / perYear);
  const every = Math.max(1, Math.ceil(years / 8));
  for (let number = timeRange.first; number <= timeRange.last; number += 1) {
    const year = number / perYear;
    const starts = number === timeRange.first && timeRange.first % perYear;
    if ((!Number.isInteger(year) || year % every) && !(starts && bins < 6)) continue;
    const mark = svg("text", { x: `${(number - timeRange.first) * width}%`, y: HEIGHT + 26 });
    mark.textContent = String(Math.floor(year));
    picture.append(mark);
  }
}

/** @param {string} name the handle that was moved */
function moveHandle(name) {
  const value = (id) => Number(document.getElementById(id).value);
  let [first, last] = [value("first"), value("last") - 1];
  if (first > last) [first, last] = name === "first" ? [last, last] : [first, first];
  set({ first, last });
  const count = dated.filter((thing) => inTime(thing)).length;
  say(`${binWords(first, false)} to ${binWords(last, true)}, ${counted(count, "development", "developments")}`);
}

/** Show the chosen range and which blocks lie in it. */
function updateTimeline() {
  const { first, last } = state;
  for (const [id, value] of [["first", first], ["last", last]]) {
    const input = /** @type {HTMLInputElement} */ (document.getElementById(id));
    input.value = String(id === "last" ? value + 1 : value);
    input.setAttribute("aria-valuetext", binWords(value, id === "last"));
  }
  const at = (edge) => (edge - timeRange.first) / (timeRange.last + 1 - timeRange.first);
  const rail = document.getElementById("rail");
  rail.style.left = `${at(first) * 100}%`;
  rail.style.right = `${100 - at(last + 1) * 100}%`;
  document.getElementById("range-words").textContent = `${binWords(first, false)} – ${binWords(last, true)}`;
  const inside = dated.filter(inTime).length;
  const undated = developments.length - dated.length;
  document.getElementById("range-count").textContent =
    `${inside} of ${counted(dated.length, "development", "developments")}${undated ? `, ${undated} without a date` : ""}`;
  for (const block of document.querySelectorAll(".unit")) {
    const thing = things.get(block.dataset.id);
    block.classList.toggle("out", !inTime(thing));
    block.classList.toggle("on", thing.id === state.selected);
  }
}
