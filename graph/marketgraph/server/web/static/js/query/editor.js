/** The editor: yasqe over the text area of the form, which it fills while one types. */
import { Yasqe } from "../../vendor/yasqe.js";
import { teach } from "./completion.js";
import { PREFIXES } from "./naming.js";

const PLACE = /line (\d+), column (\d+)/;

export class Editor {
  /**
   * @param {HTMLElement} parent
   * @param {HTMLTextAreaElement} area
   * @param {() => void} run what Ctrl+Enter does
   */
  constructor(parent, area, run) {
    parent.hidden = false;
    this.yasqe = new Yasqe(parent, {
      persistenceId: null,
      value: area.value,
      showQueryButton: false,
      resizeable: false,
      lineWrapping: true,
      editorHeight: "auto",
      screenReaderLabel: "SPARQL query",
      prefixCcApi: null,
      autocompleters: teach(Yasqe),
      // Tab is the browser's own, so that nobody is kept in the editor (WCAG 2.1.2).
      extraKeys: /** @type {any} */ ({
        Tab: false, "Shift-Tab": false, "Ctrl-S": false, Esc: false, "Ctrl-Enter": run, "Cmd-Enter": run,
      }),
    });
    declare(this.yasqe);
    const field = this.yasqe.getInputField();
    field.setAttribute("aria-describedby", "keys");
    area.hidden = true;
    this.doc = this.yasqe.getDoc();
    this.yasqe.on("change", () => {
      area.value = this.yasqe.getValue();
      this.unmark();
    });
    this.yasqe.on("autocompletionShown", (_, widget) => widget.hints.setAttribute("aria-label", "Names that fit"));
    /** @type {import("codemirror").TextMarker[]} */
    this.marks = [];
  }

  focus() {
    this.yasqe.focus();
  }

  /**
   * Mark what stands at a place, as "line 3, column 5".
   * @param {string} place
   * @returns {(() => void) | null} what leads the cursor there, or nothing where it is no place
   */
  mark(place) {
    const told = PLACE.exec(place);
    if (!told) return null;
    const line = Number(told[1]) - 1;
    const text = [...(this.doc.getLine(line) ?? "")];
    const column = text.slice(0, Number(told[2]) - 1).join("").length;
    const word = /^(?:[\w:?$]+|.)/u.exec((this.doc.getLine(line) ?? "").slice(column))?.[0] ?? "";
    const from = { line, ch: column };
    const [first, last] = word ? [column, column + word.length] : [column - 1, column];
    this.marks.push(this.doc.markText({ line, ch: Math.max(first, 0) }, { line, ch: last }, { className: "wrong" }));
    this.yasqe.addLineClass(line, "background", "wrong-line");
    return () => {
      this.doc.setCursor(from);
      this.focus();
    };
  }

  unmark() {
    for (const mark of this.marks.splice(0)) mark.clear();
    for (let line = 0; line < this.doc.lineCount(); line += 1) this.yasqe.removeLineClass(line, "background", "wrong-line");
  }
}

/**
 * Let the editor take the known prefixes for declared, as the endpoint does.
 * @param {Yasqe} yasqe
 */
function declare(yasqe) {
  const mode = yasqe.getMode();
  const begin = mode.startState;
  mode.startState = (/** @type {any[]} */ ...told) => {
    const state = begin?.(...told);
    Object.assign(state.prefixes, PREFIXES);
    return state;
  };
  yasqe.setValue(yasqe.getValue());
  yasqe.clearHistory();
}
