/** Shows what came back: rows, a sentence, statements, or an error. */
import { element, found } from "../dom.js";
import { Table } from "./table.js";
import { csv, explorer, irisOf, save } from "./taking.js";
import { drawn, tokens } from "./turtle.js";

/** @typedef {import("./asking.js").Answer} Answer */
/** @typedef {{ name: string, as: (media: string) => Promise<string> }} Source its file name, and what asks for another form of it */

/** Letters of Turtle that are drawn. */
const MOST = 200_000;

/**
 * Say in one line what happened.
 * @param {string} text
 */
export function say(text) {
  found("said", HTMLElement).textContent = text;
}

/** Take the last result away. */
export function clear() {
  found("shown", HTMLElement).replaceChildren();
  found("take", HTMLElement).replaceChildren();
}

/**
 * Show an answer.
 * @param {Answer} answer
 * @param {string} time that it took
 * @param {Source} source
 */
export function show(answer, time, source) {
  clear();
  if ("yes" in answer) sentence(answer.yes, time);
  else if ("turtle" in answer) statements(answer.turtle, time, source);
  else rows(answer.rows, time, source);
}

/**
 * @param {boolean} yes
 * @param {string} time
 */
function sentence(yes, time) {
  say(`Answered in ${time}`);
  const text = yes ? "Yes: the graph holds this." : "No: the graph does not hold this.";
  found("shown", HTMLElement).append(element("p", { class: "sentence" }, text));
}

/**
 * @param {string} turtle
 * @param {string} time
 * @param {Source} source
 */
function statements(turtle, time, source) {
  if (!turtle.trim()) {
    say(`No statements in ${time}`);
    return;
  }
  say(`Statements in Turtle in ${time}`);
  const parts = tokens(turtle);
  const text = parts.map((part) => part.text).join("");
  const ld = "application/ld+json";
  found("take", HTMLElement).append(
    ...explorer(parts.map((part) => part.iri)),
    taken("Turtle", async () => save(text, `${source.name}.ttl`, "text/turtle")),
    taken("JSON-LD", async () => save(await source.as(ld), `${source.name}.jsonld`, ld)),
  );
  const shown = drawn(parts, MOST);
  if (shown.left) {
    const left = shown.left.toLocaleString("en");
    found("shown", HTMLElement).append(element("p", { class: "note" }, `${left} letters more are not drawn; the file has them all.`));
  }
  found("shown", HTMLElement).append(shown.drawn);
}

/**
 * @param {import("./cells.js").Result} result
 * @param {string} time
 * @param {Source} source
 */
function rows(result, time, source) {
  const number = result.rows.length;
  say(`${number.toLocaleString("en")} ${number === 1 ? "row" : "rows"} in ${time}`);
  if (!number) {
    found("shown", HTMLElement).append(element("p", { class: "unstated" }, "Nothing in the graph fits."));
    return;
  }
  const json = "application/sparql-results+json";
  const tsv = "text/tab-separated-values";
  found("take", HTMLElement).append(
    ...explorer(irisOf(result)),
    taken("CSV", async () => save(csv(result), `${source.name}.csv`, "text/csv")),
    taken("JSON", async () => save(await source.as(json), `${source.name}.json`, json)),
    taken("TSV", async () => save(await source.as(tsv), `${source.name}.tsv`, tsv)),
  );
  found("shown", HTMLElement).append(new Table(result).element);
}

/**
 * Make a button that gives a file.
 * @param {string} form
 * @param {() => Promise<void>} give
 */
function taken(form, give) {
  const button = element("button", { type: "button", class: "btn" }, element("span", { class: "vh" }, "Download "), form);
  button.addEventListener("click", () => give().catch((error) => say(String(error instanceof Error ? error.message : error))));
  return button;
}

/**
 * Show what went wrong.
 * @param {string} text
 * @param {string} [place]
 * @param {(() => void) | null} [go] what leads to the place
 */
export function wrong(text, place, go) {
  clear();
  say("");
  const told = element("p", { class: "note error", role: "alert" }, text.slice(0, 1).toUpperCase() + text.slice(1));
  if (place && go) {
    const button = element("button", { type: "button", class: "btn" }, `Go to ${place}`);
    button.addEventListener("click", go);
    told.append(" ", button);
  } else if (place) told.append(` (${place})`);
  found("shown", HTMLElement).append(told);
}
