/** The page of queries: its form runs here, and its address tells all that is shown. */
import { ApiError } from "../api.js";
import { found } from "../dom.js";
import { ask, askSaved, sent, textOf } from "./asking.js";
import { complete, fieldsOf } from "./form.js";
import { list } from "./list.js";
import { clear, say, show, wrong } from "./showing.js";

/** @typedef {import("./editor.js").Editor} Editor */

/** Letters of an address that servers and mail take. */
const LONGEST = 8000;

const form = found("ask", HTMLFormElement);
const cancel = found("cancel", HTMLButtonElement);
const run = found("run", HTMLButtonElement);
const saved = form.dataset.saved ?? "";
/** @type {Editor | null} */
let editor = null;
let running = new AbortController();

/** Return the path that shows this form as it is filled in. */
function address() {
  const fields = fieldsOf(form);
  return `/sparql?${new URLSearchParams(saved ? [["saved", saved], ...fields] : fields)}`;
}

/** Return the fields that the endpoint takes: the query as written, or the saved one with its parameters bound. */
const asked = async () => (saved ? /** @type {[string, string][]} */ ([["query", await textOf(saved, fieldsOf(form))]]) : fieldsOf(form));

async function go() {
  if (saved && !form.reportValidity()) return;
  running.abort();
  const mine = (running = new AbortController());
  const began = performance.now();
  const time = () => `${((performance.now() - began) / 1000).toFixed(2)} s`;
  remember();
  clear();
  editor?.unmark();
  busy(true);
  say("Running …");
  try {
    const fields = fieldsOf(form);
    const answer = await (saved ? askSaved(saved, fields, mine.signal) : ask(fields, mine.signal));
    show(answer, time(), { name: saved || "query", as: async (media) => (await sent(await asked(), media)).text });
  } catch (error) {
    if (mine === running) failed(error, mine, time());
  } finally {
    if (mine === running) busy(false);
  }
}

/**
 * @param {unknown} error
 * @param {AbortController} mine
 * @param {string} time
 */
function failed(error, mine, time) {
  if (mine.signal.aborted) say(`Cancelled after ${time}: the server has stopped the query.`);
  else if (error instanceof ApiError) wrong(error.message, error.place, error.place ? editor?.mark(error.place) : null);
  else throw error;
}

/** @param {boolean} now */
function busy(now) {
  cancel.hidden = !now;
  run.setAttribute("aria-disabled", String(now));
  found("shown", HTMLElement).setAttribute("aria-busy", String(now));
}

/** Keep what is asked in the address, so that it can be sent and gone back to. */
function remember() {
  const path = address();
  if (path.length > LONGEST || path === location.pathname + location.search) return;
  history.pushState(null, "", path);
}

async function copied() {
  const path = address();
  if (path.length > LONGEST) {
    say("This query is too long for a link: keep its text instead.");
    return;
  }
  remember();
  try {
    await navigator.clipboard.writeText(location.origin + path);
    say("The link is copied.");
  } catch {
    say("The browser does not let a page copy: the address above is the link.");
  }
}

async function edit() {
  if (!form.reportValidity()) return;
  try {
    location.assign(`/sparql?${new URLSearchParams({ query: await textOf(saved, fieldsOf(form)) })}`);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    wrong(error.message, error.place);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void go();
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
    event.preventDefault();
    void go();
  }
});
cancel.addEventListener("click", () => {
  running.abort();
  run.focus();
});
addEventListener("popstate", () => location.reload());

/**
 * Let a button work that needs scripts.
 * @param {string} id
 * @param {() => Promise<void>} work
 */
function lend(id, work) {
  const button = found(id, HTMLButtonElement);
  button.hidden = false;
  button.addEventListener("click", () => void work());
}

list();
lend("copy", copied);
if (saved) {
  complete(form);
  lend("edit", edit);
  if (form.checkValidity()) void go();
} else {
  const area = found("text", HTMLTextAreaElement);
  const { Editor } = await import("./editor.js");
  editor = new Editor(found("editor", HTMLElement), area, () => void go());
  if (form.dataset.asked !== undefined) void go();
}
