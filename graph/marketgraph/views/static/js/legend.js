const legend = document.getElementById("legend");
const suggestions = data.edges.filter((tie) => tie.kind === "suggested").length;

/** The kinds as switches, each with its number, and the sentence about what is not drawn. */
function drawLegend() {
  const total = {};
  for (const thing of data.nodes) if (thing.kind !== "group") total[thing.kind] = (total[thing.kind] ?? 0) + 1;
  const kinds = Object.keys(data.kinds).filter((kind) => total[kind]);
  const entries = kinds.map((kind) => [kind, icon(kind), data.kinds[kind][total[kind] === 1 ? 0 : 1], total[kind]]);
  if (suggestions) entries.push(["suggested", el("i", { class: "dots", "aria-hidden": "true" }), "Suggested", suggestions]);
  const focused = document.activeElement?.dataset?.kind;
  legend.replaceChildren(...entries.map(([kind, mark, word, count]) => el("li", {}, el("button",
    { type: "button", class: "key", "data-kind": kind, "aria-pressed": String(!state.off.has(kind)), click: () => toggleKind(kind) },
    mark, word, el("span", { class: "faint" }, count.toLocaleString("en"))))));
  if (focused) [...legend.querySelectorAll("button")].find((button) => button.dataset.kind === focused)?.focus();
  document.getElementById("counts").textContent = countsSentence();
}

/** @param {string} kind */
function toggleKind(kind) {
  const off = new Set(state.off);
  const hidden = !off.delete(kind);
  if (hidden) off.add(kind);
  set({ off });
  say(`${data.kinds[kind]?.[1] ?? "Suggested"} ${hidden ? "hidden" : "shown"}`);
}

/** @returns {string} how much is drawn, folded and left out */
function countsSentence() {
  const real = data.nodes.filter((thing) => thing.kind !== "group");
  const drawn = real.filter(isDrawn).length;
  const folded = real.filter((thing) => thing.group && !state.open.has(thing.group)).length;
  const ties = data.edges.filter((tie) => tie.says.length && isTieDrawn(tie)).length;
  const filtered = real.length - drawn - folded;
  const parts = [`${counted(drawn, "node", "nodes")} and ${counted(ties, "relation", "relations")} shown`];
  if (folded > 0) parts.push(`${folded.toLocaleString("en")} folded`);
  if (filtered > 0) parts.push(`${filtered.toLocaleString("en")} filtered out`);
  parts.push(data.leftOut ? `${data.leftOut.toLocaleString("en")} less attested left out` : "none left out");
  return parts.join("; ");
}

watchers.push(drawLegend);
