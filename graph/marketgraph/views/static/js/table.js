/** What the canvas shows, as tables: for reading in order, and for screen readers. */
const TABS = { developments: "Developments", nodes: "Names", relations: "Relations" };
/** @type {Record<string, {column: number, up: boolean}>} */
const order = { developments: { column: 0, up: false }, nodes: { column: 0, up: true }, relations: { column: 0, up: true } };

const parties = (thing, roles) => tiesOf.get(thing.id).filter((tie) => tie.kind === "role")
  .flatMap((tie) => tie.says.filter((s) => roles(s.word.toLowerCase())).map((s) => `${s.word.toLowerCase()} ${things.get(s.to).label}`)).join(", ");

/** @type {Record<string, {heads: string[], rows: () => {id: string, cells: (string | number)[], keys: (string | number)[]}[]}>} */
const TABLES = {
  developments: {
    heads: ["Date", "Development", "Parties", "Sources"],
    rows: () => developments.filter(isDrawn).map((thing) => ({
      id: thing.id, cells: [thing.note ?? "", thing.label, parties(thing, () => true), thing.sources],
      keys: [thing.from ?? "", thing.label, parties(thing, () => true), thing.sources],
    })),
  },
  nodes: {
    heads: ["Name", "Kind", "Figure", "Sources"],
    rows: () => data.nodes.filter((thing) => thing.kind !== "group" && thing.kind !== "development" && isDrawn(thing)).map((thing) => {
      const cells = [thing.label, thing.type, thing.note ?? "", thing.sources];
      return { id: thing.id, cells, keys: cells };
    }),
  },
  relations: {
    heads: ["From", "Relation", "To", "Dates"],
    rows: () => data.edges.filter(isTieDrawn).flatMap((tie) => tie.says.map((statement) => {
      const cells = [things.get(statement.from).label, statement.word.toLowerCase(), things.get(statement.to).label, statement.note ?? things.get(statement.from).note ?? ""];
      return { id: statement.from, cells, keys: cells };
    })),
  },
};

/** @param {string | number} a @param {string | number} b */
const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true }));

/** Draw the tabs and the chosen table. */
function drawTable() {
  const counts = Object.fromEntries(Object.keys(TABS).map((name) => [name, TABLES[name].rows().length]));
  document.getElementById("all-title").textContent = `Table: ${counted(counts.developments, "development", "developments")}, ${counted(counts.nodes, "name", "names")}, ${counted(counts.relations, "relation", "relations")}`;
  if (!document.getElementById("all").open) return;
  const held = heldFocus();
  const tabs = Object.entries(TABS).map(([name, word]) => el("button", {
    type: "button", class: "tab", "data-held": `tab ${name}`, "aria-pressed": String(state.tab === name), click: () => set({ tab: name }),
  }, word, el("span", { class: "faint" }, String(counts[name]))));
  document.getElementById("table").replaceChildren(el("div", { class: "tabs", role: "group", "aria-label": "Which table" }, ...tabs), tableOf(state.tab));
  if (held) [...document.querySelectorAll("[data-held]")].find((part) => part.dataset.held === held)?.focus();
}

/** @returns {string | undefined} what has the keyboard inside the table, so that it keeps it */
const heldFocus = () => /** @type {HTMLElement} */ (document.activeElement)?.dataset?.held;

/** @param {string} name @returns {HTMLElement} */
function tableOf(name) {
  const { heads, rows } = TABLES[name];
  const { column, up } = order[name];
  const sorted = rows().sort((a, b) => compare(a.keys[column], b.keys[column]) * (up ? 1 : -1) || compare(a.cells[0], b.cells[0]));
  const head = heads.map((word, number) => el("th", { scope: "col", class: word === "Sources" ? "num" : "", "aria-sort": number === column ? (up ? "ascending" : "descending") : "none" },
    el("button", { type: "button", "data-held": `head ${number}`, click: () => sortBy(name, number) }, word, el("span", { class: "arrow", "aria-hidden": "true" }, number === column ? (up ? "↑" : "↓") : ""))));
  const title = name === "developments" ? 1 : 0;
  const body = sorted.map(({ id, cells }, row) => el("tr", { class: id === state.selected ? "on" : "" }, ...cells.map((cell, number) => {
    if (number === title) return el("th", { scope: "row" }, rowLink(id, String(cell), row));
    const unstated = cell === "";
    return el("td", { class: [heads[number] === "Sources" ? "num" : "", number > 1 ? "quiet" : "", unstated ? "unstated" : ""].join(" ").trim() }, unstated ? (heads[number] === "Figure" || heads[number] === "Dates" ? "" : "not stated") : String(cell));
  })));
  return el("table", { class: `rows ${name}` }, el("caption", { class: "vh" }, TABS[name]), el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body));
}

/** @param {string} id @param {string} text @param {number} row @returns {HTMLElement} */
function rowLink(id, text, row) {
  const link = /** @type {HTMLElement} */ (way(id, text));
  link.dataset.held = `row ${row}`;
  if (id === state.selected) link.setAttribute("aria-current", "true");
  return link;
}

/** @param {string} name @param {number} column */
function sortBy(name, column) {
  order[name] = { column, up: order[name].column === column ? !order[name].up : true };
  drawTable();
  say(`Sorted by ${TABLES[name].heads[column]}, ${order[name].up ? "ascending" : "descending"}`);
}

document.getElementById("all").addEventListener("toggle", drawTable);
watchers.push(drawTable);
