/** Parts that the panels are made of. */
import { element } from "../dom.js";

/**
 * Make a button.
 * @param {string} text
 * @param {() => void} press
 * @param {{ primary?: boolean, keys?: string, pressed?: boolean, label?: string }} [how] `keys` does the same in the graph
 */
export function button(text, press, { primary = false, keys, pressed, label } = {}) {
  const made = element("button", {
    type: "button", class: primary ? "btn primary" : "btn", "aria-pressed": pressed === undefined ? null : String(pressed),
    "aria-label": label, title: keys ? `${text} (${keys} in the graph)` : null,
  }, text);
  made.addEventListener("click", press);
  return made;
}
