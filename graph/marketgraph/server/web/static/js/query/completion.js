/** What the editor completes: classes, properties and prefixes, as /api/terms tells them. */
import { get } from "../api.js";
import { element } from "../dom.js";

/** @typedef {import("@zazuko/yasqe").default} Editor */
/** @typedef {import("@zazuko/yasqe").Hint} Hint */
/** @typedef {{ name: string, iri: string, role: string, label: string, definition: string }} Term */

/** @typedef {{ prefixes: Record<string, string>, terms: Term[] }} Terms */

/** @type {Promise<Terms> | undefined} */
let asked;
/** @returns {Promise<Terms>} */
const known = () => (asked ??= get("/terms"));

/**
 * Teach the editor our terms.
 * @param {typeof import("@zazuko/yasqe").default} Yasqe
 * @returns {string[]} the names of the completers, which are switched on by the editor's options
 */
export function teach(Yasqe) {
  const made = [
    { from: "class", name: "our-classes", roles: ["class"], place: {} },
    { from: "property", name: "our-properties", roles: ["property"], place: { isValidCompletionPosition: atProperty } },
  ];
  for (const { from, name, roles, place } of made) {
    Yasqe.forkAutocompleter(from, {
      name,
      persistenceId: null,
      autoShow: true,
      bulk: false,
      get: async (_, token) => (await fitting(token?.string ?? "", roles)).map((term) => term.name),
      ...place,
      preProcessToken: (yasqe, token) => ({ ...token, ...wordOf(yasqe) }),
      postProcessSuggestion: (_, __, name) => name,
      postprocessHints: (_, hints) => hints.map(drawn),
    }, false);
  }
  Yasqe.forkAutocompleter("prefixes", {
    name: "our-prefixes",
    persistenceId: null,
    onInitialize: () => {},
    get: async () => Object.entries((await known()).prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`),
  }, false);
  return [...made.map(({ name }) => name), "our-prefixes", "variables"];
}

/**
 * Return the word before the cursor, which the editor may take for two tokens: "acq" is its keyword "a" and more.
 * @param {Editor} yasqe
 */
function wordOf(yasqe) {
  const { line, ch } = yasqe.getDoc().getCursor();
  const string = /<?[\w:#/.-]*$/.exec(yasqe.getDoc().getLine(line).slice(0, ch))?.[0] ?? "";
  return { string, from: { line, ch: ch - string.length }, to: { line, ch } };
}

/**
 * Return whether a property may stand where the word before the cursor begins.
 * @param {Editor} yasqe
 */
function atProperty(yasqe) {
  const { string, from } = wordOf(yasqe);
  if (!string) return false;
  const { possibleCurrent } = yasqe.getTokenAt({ line: from.line, ch: from.ch + 1 }).state;
  return possibleCurrent.includes("a");
}

/** @type {Map<string, Term>} */
const by = new Map();

/**
 * Return the terms that fit what is typed: by the beginning of their name, with or without prefix, or of a word of their label.
 * @param {string} typed
 * @param {string[]} roles
 */
async function fitting(typed, roles) {
  const { terms } = await known();
  const text = typed.replace(/^</, "").toLowerCase();
  const found = terms.filter((term) => roles.includes(term.role) && rated(term, text) > 0);
  for (const term of found) by.set(term.name, term);
  return found.sort((a, b) => rated(b, text) - rated(a, text) || a.name.localeCompare(b.name, "en"));
}

/**
 * @param {Term} term
 * @param {string} text in small letters
 * @returns {number} 0 where it does not fit
 */
function rated({ name, iri, label }, text) {
  const whole = name.toLowerCase();
  if (whole.startsWith(text) || iri.toLowerCase().startsWith(text)) return 3;
  if (text.includes(":")) return 0;
  if (whole.slice(whole.indexOf(":") + 1).startsWith(text)) return 2;
  return label.toLowerCase().split(" ").some((word) => word.startsWith(text)) ? 1 : 0;
}

/**
 * Draw a term with its definition beside it.
 * @param {Hint} hint
 * @returns {Hint}
 */
function drawn(hint) {
  const term = by.get(hint.text);
  return {
    ...hint,
    render: (place) => place.append(hint.text, element("span", { class: "what" }, term?.definition || term?.label || "")),
  };
}
