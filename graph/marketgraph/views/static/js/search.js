const find = /** @type {HTMLInputElement} */ (document.getElementById("find"));
const hits = document.getElementById("hits");

/** @param {string} text @returns {string} lower case, without accents and punctuation */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const names = data.nodes.filter((thing) => thing.kind !== "group").map((thing) => {
  const written = (thing.facts ?? []).filter((fact) => fact.label === "Written").flatMap((fact) => fact.items);
  return { thing, keys: [plain(thing.label), ...written.map((item) => plain(item.text))] };
});

/**
 * Names that match what was typed: beginnings first, then beginnings of words, then anywhere.
 * @param {string} typed @returns {Thing[]}
 */
function matches(typed) {
  const wanted = plain(typed);
  if (!wanted) return [];
  const rank = (key) => (key.startsWith(wanted) ? 0 : key.includes(` ${wanted}`) ? 1 : key.includes(wanted) ? 2 : 9);
  return names
    .map(({ thing, keys }) => ({ thing, rank: Math.min(...keys.map(rank)) }))
    .filter((hit) => hit.rank < 9)
    .sort((a, b) => a.rank - b.rank || b.thing.sources - a.thing.sources || a.thing.label.localeCompare(b.thing.label))
    .slice(0, 9)
    .map((hit) => hit.thing);
}

let active = -1;

/** Show what matches, or say that nothing does. */
function suggest() {
  const found = matches(find.value);
  active = found.length ? 0 : -1;
  hits.replaceChildren(...found.map((thing, number) => el("li",
    { role: "option", id: `hit-${number}`, "aria-selected": number === 0, "data-id": thing.id },
    icon(thing.kind), el("span", { class: "hit" }, thing.label), el("span", { class: "faint" }, [thing.type, thing.note].filter(Boolean).join(", ")))));
  if (!found.length && find.value.trim()) hits.append(el("li", { class: "none" }, "No such name on this page"));
  const open = hits.childElementCount > 0;
  hits.hidden = !open;
  find.setAttribute("aria-expanded", String(open));
  if (found.length) find.setAttribute("aria-activedescendant", "hit-0");
  else find.removeAttribute("aria-activedescendant");
  if (find.value.trim()) say(found.length ? counted(found.length, "name", "names") : "No such name on this page");
}

/** Close the list of names. */
function closeHits() {
  hits.hidden = true;
  find.setAttribute("aria-expanded", "false");
  find.removeAttribute("aria-activedescendant");
}

/** @param {number} step */
function moveHit(step) {
  const options = [...hits.querySelectorAll("[role=option]")];
  if (!options.length) return;
  active = (active + step + options.length) % options.length;
  options.forEach((option, number) => option.setAttribute("aria-selected", String(number === active)));
  options[active].scrollIntoView({ block: "nearest" });
  find.setAttribute("aria-activedescendant", options[active].id);
}

/** @param {string} id the name that was chosen */
function takeHit(id) {
  closeHits();
  find.value = "";
  choose(id);
  show(id);
  document.getElementById("graph").focus({ preventScroll: true });
}

find.addEventListener("input", suggest);
find.addEventListener("focus", suggest);
find.addEventListener("blur", () => setTimeout(closeHits, 150));
find.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") moveHit(1);
  else if (event.key === "ArrowUp") moveHit(-1);
  else if (event.key === "Enter" && active >= 0) takeHit(hits.querySelectorAll("[role=option]")[active].dataset.id);
  else if (event.key === "Escape") {
    find.value = "";
    closeHits();
    find.blur();
  } else return;
  event.preventDefault();
});
hits.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) takeHit(option.dataset.id);
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement && event.target.type !== "range";
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  find.focus();
});
