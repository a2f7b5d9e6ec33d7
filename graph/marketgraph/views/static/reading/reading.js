/**
 * What a mark says is shown beside it: on hover, on focus, and kept by a click. The text and the list are HTML already.
 * @typedef {{type: string, kind: string, says: string, place: string, confidence: number, how: string, fields: string[][]}} Fact
 */
const read = (id) => JSON.parse(document.getElementById(id).textContent);
/** @type {Fact[][]} */
const facts = read("data");
/** @type {string[][]} */
const left = read("left");
const root = document.documentElement;
const tip = document.getElementById("tip");
const list = document.getElementById("facts");
const dark = matchMedia("(prefers-color-scheme: dark)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 760px)");
const beside = matchMedia("(min-width: 1001px)");
const UNSURE = 0.75;
const off = new Set();
/** @type {HTMLElement | null} the mark that is explained */
let shown = null;
let pinned = false;
let waiting = 0;

/** @param {string} name @param {Record<string, string>} attributes @param {...(Node | string | null)} parts */
function el(name, attributes, ...parts) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...parts.filter((part) => part !== null));
  return made;
}

/** @param {Element} mark @returns {number} */
const docOf = (mark) => Number(mark.closest("article").dataset.doc);
/** @param {HTMLElement} mark @returns {number[]} the facts over a mark */
const factsOf = (mark) => (mark.dataset.f ?? "").split(" ").filter(Boolean).map(Number);
/** @returns {HTMLElement[]} the marks where facts begin, in order */
const stops = () => [...document.querySelectorAll("article a.m:not(.off)")];

/** @param {Fact} fact @returns {HTMLElement} */
function told(fact) {
  const kind = el("span", { class: "kind" }, el("i", { class: `bar a-${fact.kind}` }), fact.type,
    fact.confidence < UNSURE ? el("em", {}, "unsure") : null);
  const fields = el("dl", {});
  for (const [name, value] of fact.fields) fields.append(el("dt", {}, name), el("dd", {}, el("bdi", {}, value)));
  return el("section", {}, kind, el("bdi", { class: "says" }, fact.says), fields,
    el("span", { class: "where" }, `${fact.place} · confidence ${fact.confidence.toFixed(2)}`),
    el("span", { class: "where" }, fact.how));
}

/** @param {HTMLElement} mark */
function explain(mark) {
  clearTimeout(waiting);
  if (shown === mark) return;
  hide();
  const doc = docOf(mark);
  const over = factsOf(mark).filter((number) => !off.has(facts[doc][number].kind));
  const out = (mark.dataset.x ?? "").split(" ").filter(Boolean).map((number) => left[doc][Number(number)]);
  if (!over.length && !out.length) return;
  shown = mark;
  tip.replaceChildren(closer(), ...over.map((number) => told(facts[doc][number])),
    ...out.map((reason) => el("section", {}, el("span", { class: "kind" }, "Left out"), `No fact: ${reason}`)));
  tip.hidden = false;
  tip.scrollTop = 0;
  mark.setAttribute("aria-describedby", "tip");
  light(doc, over);
  place(mark);
}

/** @returns {HTMLElement} the buttons of a panel that lies over the text: on a telephone there are no keys */
function closer() {
  const made = (words, action, label = words) => {
    const button = el("button", { type: "button", class: "btn", tabindex: "-1", "aria-label": label }, words);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      action();
    });
    return button;
  };
  return el("div", { class: "close" }, made("‹", () => move(-1), "Previous fact"), made("›", () => move(1), "Next fact"), made("Close", hide));
}

/** Put the panel below a mark, or above it where there is more room. @param {HTMLElement} mark */
function place(mark) {
  if (narrow.matches) return;
  const lines = mark.getClientRects();
  const line = lines[0];
  const last = lines[lines.length - 1];
  const below = innerHeight - last.bottom;
  const high = tip.offsetHeight + 10;
  const top = below >= high || below >= line.top ? last.bottom + 8 : line.top - high + 2;
  const from = below >= high || below >= line.top ? last.left : line.left;
  tip.style.left = `${Math.max(8, Math.min(from, root.clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(8, Math.min(top, innerHeight - high))}px`;
}

/** Light up all parts of the facts that are explained, and their lines in the list. */
function light(doc, over) {
  const chosen = new Set(over.map(String));
  for (const part of document.querySelectorAll(`article[data-doc="${doc}"] [data-f]`)) {
    if (part.dataset.f.split(" ").some((number) => chosen.has(number))) part.classList.add("on");
  }
  const lines = over.map((number) => document.getElementById(`f${doc}-${number}`));
  for (const line of lines) line.classList.add("now");
  const first = lines.find((line) => !line.hidden);
  if (first && beside.matches && !list.contains(document.activeElement) && !list.matches(":hover")) {
    const [box, inner] = [list.getBoundingClientRect(), first.getBoundingClientRect()];
    if (inner.top < box.top + 90 || inner.bottom > box.bottom) list.scrollTop += inner.top - box.top - 140;
  }
}

/** Take the panel away. */
function hide() {
  clearTimeout(waiting);
  tip.hidden = true;
  pinned = false;
  shown?.removeAttribute("aria-describedby");
  shown = null;
  for (const part of document.querySelectorAll(".on, .now, .lit")) part.classList.remove("on", "now", "lit");
}

/** Take it away in a moment, unless the pointer comes to it. */
function leave() {
  if (pinned || document.activeElement === shown) return;
  clearTimeout(waiting);
  waiting = setTimeout(hide, 180);
}

/** @param {HTMLElement | null} mark go to it: the keyboard is there then, and it is explained */
function visit(mark) {
  if (!mark) return;
  mark.scrollIntoView({ block: narrow.matches ? "start" : "center", behavior: calm.matches ? "auto" : "instant" });
  if (narrow.matches) scrollBy(0, -innerHeight / 5);
  mark.focus({ preventScroll: true });
  explain(mark);
}

/** @param {number} step 1 for the next fact, -1 for the one before */
function move(step) {
  const every = stops();
  if (!every.length) return;
  const here = shown ?? document.activeElement;
  const at = every.indexOf(here);
  if (at >= 0) return visit(every[(at + step + every.length) % every.length]);
  const top = every.findIndex((mark) => mark.getBoundingClientRect().top > 60);
  visit(every[step > 0 ? Math.max(top, 0) : (top < 1 ? every.length : top) - 1]);
}

/** Show again only the kinds that are switched on and the facts that have the words. */
function sift() {
  const words = document.getElementById("sift").value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const line of list.querySelectorAll("li[data-kind]")) {
    const text = line.textContent.toLowerCase();
    line.hidden = off.has(line.dataset.kind) || !words.every((word) => text.includes(word));
    count += line.hidden ? 0 : 1;
  }
  const total = facts.flat().length;
  document.getElementById("found").textContent = count === total ? "" : `${count} of ${total} facts`;
}

/** Colour the marks by the kinds that are switched on. */
function colour() {
  for (const mark of document.querySelectorAll("article [data-f]")) {
    const kinds = [...new Set(factsOf(mark).map((number) => facts[docOf(mark)][number].kind))].filter((kind) => !off.has(kind));
    for (const name of [...mark.classList]) if (/^[abc]-/.test(name)) mark.classList.remove(name);
    kinds.slice(0, 3).forEach((kind, place) => mark.classList.add(`${"abc"[place]}-${kind}`));
    mark.classList.toggle("off", !kinds.length);
    if (mark.tagName === "A") mark.tabIndex = kinds.length ? 0 : -1;
  }
}

/** Name the button after what it does. */
function nameTheme() {
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
  document.getElementById("theme").textContent = isDark ? "Light" : "Dark";
}

const markAt = (event) => event.target.closest?.("article [data-f], article [data-x]");
document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const mark = markAt(event);
  if (mark && !pinned) explain(mark);
  else if (tip.contains(event.target)) clearTimeout(waiting);
  else if (shown) leave();
});
document.addEventListener("focusin", (event) => {
  const mark = markAt(event);
  if (mark) explain(mark);
  else if (shown && !tip.contains(event.target) && !pinned) hide();
});
document.addEventListener("click", (event) => {
  const mark = markAt(event);
  const line = event.target.closest?.("#facts li[data-kind] a");
  const out = event.target.closest?.("#dropped a");
  if (mark) {
    event.preventDefault();
    explain(mark);
    pinned = true;
  } else if (line) {
    event.preventDefault();
    const target = document.getElementById(line.hash.slice(1));
    if (target?.matches(".m")) visit(target);
    else document.getElementById("text").focus();
  } else if (out) {
    hide();
    const spot = document.getElementById(out.hash.slice(1))?.nextElementSibling;
    setTimeout(() => spot?.classList.add("lit"));
  } else if (shown && !tip.contains(event.target) && !event.target.closest?.(".tools")) hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) return hide();
  if (event.target.matches?.("input") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") move(1);
  else if (event.key === "p") move(-1);
  else if (event.key === "/") {
    event.preventDefault();
    document.getElementById("sift").focus();
  }
});
for (const key of document.querySelectorAll("#legend button")) {
  key.addEventListener("click", () => {
    const kind = key.dataset.kind;
    if (!off.delete(kind)) off.add(kind);
    key.setAttribute("aria-pressed", String(!off.has(kind)));
    hide();
    colour();
    sift();
  });
}
document.getElementById("sift").addEventListener("input", sift);
document.getElementById("back").addEventListener("click", () => move(-1));
document.getElementById("next").addEventListener("click", () => move(1));
document.getElementById("theme").addEventListener("click", () => {
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
  root.dataset.theme = isDark ? "light" : "dark";
  nameTheme();
});
dark.addEventListener("change", nameTheme);
addEventListener("resize", hide);
addEventListener("scroll", () => { if (shown && !narrow.matches) place(shown); }, { passive: true });
nameTheme();
root.dataset.ready = "true";
