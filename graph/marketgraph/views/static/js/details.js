const panel = document.getElementById("panel");
const MANY = 8;
const METHODS = { rules: "read by rules", table: "read from a table", rdf: "read from RDF", model: "suggested by a model", llm: "suggested by a language model", person: "entered by a person" };

/** Numbers the passages of one panel in the order in which its facts need them. */
class Marks {
  constructor() {
    /** @type {number[]} */
    this.claims = [];
  }

  /** @param {number[] | undefined} claims @returns {HTMLElement[]} superscript marks */
  of(claims) {
    return (claims ?? []).map((claim) => {
      if (!this.claims.includes(claim)) this.claims.push(claim);
      const number = this.claims.indexOf(claim) + 1;
      return el("button", { type: "button", class: "mark", "aria-label": `evidence ${number}`, click: () => this.open(number) }, String(number));
    });
  }

  /** @param {number} number */
  open(number) {
    const passage = document.getElementById(`evidence-${number}`);
    if (passage.closest("details")) passage.closest("details").open = true;
    passage.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
    passage.focus({ preventScroll: true });
  }

  /** @returns {(HTMLElement | null)[]} the passages */
  passages() {
    if (!this.claims.length) return [];
    const all = this.claims.map((claim, index) => passage(data.claims[claim], index + 1));
    const rest = all.slice(4);
    return [el("h3", {}, "Who says so"), ...all.slice(0, 4),
      rest.length ? el("details", { class: "rest" }, el("summary", {}, `${counted(rest.length, "more passage", "more passages")}`), ...rest) : null];
  }
}

/** @param {Claim} claim @param {number} number @returns {HTMLElement} */
function passage(claim, number) {
  const source = data.sources[claim.source];
  const address = webAddress(source.url);
  const title = address ? el("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, source.title) : source.title;
  const where = [source.publisher, source.issued].filter(Boolean).join(", ");
  const file = source.file && source.file !== source.title ? source.file : null;
  const reading = claim.confidence === undefined ? METHODS[claim.method] : `${METHODS[claim.method] ?? "read"}, confidence ${claim.confidence.toFixed(2)}`;
  return el("div", { class: "evidence", id: `evidence-${number}`, tabindex: "-1" },
    el("span", { class: "number", "aria-hidden": "true" }, String(number)),
    claim.quote ? el("blockquote", {}, claim.quote.replaceAll("\t", " · ")) : el("p", { class: "unstated" }, "Only the place of the passage is kept."),
    el("p", { class: "where" }, title, where ? ` · ${where}` : ""),
    el("p", { class: "where faint" }, [file, claim.place, reading].filter(Boolean).join(" · ")));
}

/** @param {string} id @param {string} text @returns {HTMLElement | string} a way to a thing on the page */
function way(id, text) {
  const open = (event) => {
    event.preventDefault();
    goTo(id);
  };
  return things.has(id) ? el("a", { href: `#${new URLSearchParams({ s: id })}`, class: "way", click: open }, text) : text;
}

/** @param {string} id select a thing from the panel or the table */
function goTo(id) {
  select(id);
  cursor = id;
  show(id);
}

/** @param {Item} item @param {Marks} marks @returns {HTMLElement} */
function itemLine(item, marks) {
  if (item.unstated) return el("dd", { class: "unstated" }, item.text);
  const text = item.country ? countryName(item.country) : item.text;
  const body = item.written ? el("span", { class: "serif" }, text) : item.node ? way(item.node, text) : text;
  return el("dd", {}, body, ...marks.of(item.claims), item.note ? el("span", { class: "aside" }, item.note) : null);
}

/** @param {string} code */
function countryName(code) {
  try {
    return countries.of(code);
  } catch {
    return code;
  }
}

/** @param {Fact} fact @param {Marks} marks @returns {HTMLElement[]} */
function factLines(fact, marks) {
  const first = fact.items.slice(0, MANY).map((item) => itemLine(item, marks));
  const rest = fact.items.slice(MANY);
  if (rest.length) {
    const button = el("button", { type: "button", class: "way more" }, `and ${rest.length} more`);
    const line = el("dd", {}, button);
    button.addEventListener("click", () => {
      const added = rest.map((item) => itemLine({ ...item, claims: [] }, marks));
      line.replaceWith(...added);
      added[0].querySelector("button")?.focus();
    });
    first.push(line);
  }
  return [el("dt", {}, fact.label), ...first];
}

/** @param {Thing} thing @returns {HTMLElement[]} */
function aboutThing(thing) {
  const marks = new Marks();
  const list = el("dl", { class: "facts" }, ...thing.facts.flatMap((fact) => factLines(fact, marks)));
  const sources = thing.sources > 1 ? `${thing.sources} independent sources` : thing.sources === 1 ? "one source only" : "no source of its own";
  return [
    el("p", { class: "tag" }, icon(thing.kind), [thing.type, sources].join(" · ")),
    el("h2", {}, thing.label),
    el("p", { class: "do" }, el("button", { type: "button", class: "btn", id: "path", click: () => startPath(thing.id) }, "Path to…"),
      thing.focus && data.focus.length === 1 ? null : el("button", { type: "button", class: "btn ghost", click: () => set({ selected: null, goal: null, picking: false }) }, "Close")),
    thing.facts.length ? list : el("p", { class: "unstated" }, "Nothing further is stated."), ...marks.passages(),
    el("p", { class: "iri faint" }, thing.id),
  ];
}

/** @param {Tie} tie @returns {HTMLElement[]} */
function aboutTie(tie) {
  const marks = new Marks();
  const steps = tie.says.map((statement) => statementLine(statement, marks));
  return [el("p", { class: "tag" }, counted(tie.says.length, "relation", "relations")),
    el("h2", {}, `${things.get(tie.from).label} and ${things.get(tie.to).label}`), el("ul", { class: "says" }, ...steps), ...marks.passages()];
}

/** @param {Statement} statement @param {Marks} marks */
function statementLine(statement, marks) {
  const ends = [way(statement.from, things.get(statement.from).label), ` — ${statement.word.toLowerCase()} — `, way(statement.to, things.get(statement.to).label)];
  return el("li", {}, ...ends, ...marks.of(statement.claims), statement.note ? el("span", { class: "aside" }, statement.note) : null);
}

/** @param {Tie} tie */
function showTie(tie) {
  panel.replaceChildren(...aboutTie(tie).filter(Boolean));
  say(panel.querySelector("h2").textContent);
}

/** @returns {HTMLElement[]} the path between two things, step by step */
function aboutPath() {
  const [from, to] = [things.get(state.selected), things.get(state.goal)];
  const path = currentPath();
  const heading = el("h2", {}, `From ${from.label} to ${to.label}`);
  const leave = el("p", { class: "do" }, el("button", { type: "button", class: "btn", click: () => select(from.id) }, "Leave the path"));
  if (!path) return [el("p", { class: "tag" }, "Path"), heading, el("p", { class: "quiet" }, "What is shown does not tie the two. A hidden kind, the years or a folded group may hold the way."), leave];
  const marks = new Marks();
  const steps = path.steps.map((id, number) => pathStep(things.get(id), path.ties[number - 1], marks));
  const words = path.through ? "No way leads past the middle of the page." : "The shortest way that does not pass through the middle of the page.";
  return [el("p", { class: "tag" }, `Path, ${counted(path.ties.length, "step", "steps")}`), heading,
    el("p", { class: "quiet small" }, data.focus.length === 1 ? words : "The shortest way."), el("ol", { class: "steps" }, ...steps), leave, ...marks.passages()];
}

/** @param {Thing} thing @param {Tie | undefined} tie the edge that led here @param {Marks} marks */
function pathStep(thing, tie, marks) {
  const says = tie ? [...new Set(tie.says.map((statement) => statement.word.toLowerCase()))].join(", ") : "";
  const claims = tie ? [...new Set(tie.says.flatMap((statement) => statement.claims ?? []))].slice(0, 2) : [];
  return el("li", {}, icon(thing.kind), el("div", {}, way(thing.id, thing.label), el("p", { class: "quiet small" }, [says && `as ${says}`, thing.note].filter(Boolean).join(", "), ...marks.of(claims))));
}

/** @returns {HTMLElement[]} the page as a whole */
function overview() {
  const focus = data.focus.map((id) => things.get(id));
  const shown = focus.slice(0, 40).map((thing) => el("li", {}, icon(thing.kind), way(thing.id, thing.label)));
  return [el("p", { class: "tag" }, counted(focus.length, "name", "names")), el("h2", {}, data.title), el("ul", { class: "focus" }, ...shown)];
}

const hint = () => el("p", { class: "hint faint" }, "Click a mark, a line or a block for its evidence. Keys: ", el("kbd", {}, "/"), " search, arrows move, ", el("kbd", {}, "Enter"), " details, ", el("kbd", {}, "P"), " path.");

/** Show what the state asks for. */
function drawPanel() {
  const thing = state.selected ? things.get(state.selected) : data.focus.length === 1 ? things.get(data.focus[0]) : null;
  const body = state.goal ? aboutPath() : thing ? aboutThing(thing) : overview();
  if (state.picking) body.unshift(el("p", { class: "picking" }, "Choose the end of the path: click a mark or find a name. ", el("button", { type: "button", class: "way", click: () => set({ picking: false }) }, "Leave it")));
  if (!state.selected) body.push(hint());
  panel.replaceChildren(...body.filter(Boolean));
  panel.scrollTop = 0;
}

watchers.push(drawPanel);
