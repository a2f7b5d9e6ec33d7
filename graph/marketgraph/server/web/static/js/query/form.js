/** The form of a saved query: names are completed, and what is chosen is sent as its IRI. */
import { Combobox } from "../combobox.js";

/** @typedef {[string, string][]} Fields */

/**
 * Complete the names that a form asks for.
 * @param {HTMLFormElement} form
 */
export function complete(form) {
  form.querySelectorAll("input[data-kind]").forEach((input) => {
    if (input instanceof HTMLInputElement) completed(input);
  });
  form.querySelectorAll("[data-more]").forEach((button) => {
    if (!(button instanceof HTMLButtonElement)) return;
    button.hidden = false;
    button.addEventListener("click", () => another(button));
  });
}

/** @param {HTMLInputElement} input */
function completed(input) {
  const { kind = "any", label } = input.dataset;
  if (label) name(input, input.value, label);
  input.addEventListener("input", () => delete input.dataset.iri);
  new Combobox(input, (hit) => name(input, hit.iri, hit.label), { kinds: kind === "any" ? [] : [kind], enter: "fills it in" });
}

/**
 * Let a field stand for a thing.
 * @param {HTMLInputElement} input
 * @param {string} iri
 * @param {string} label
 */
function name(input, iri, label) {
  input.value = label;
  input.dataset.iri = iri;
}

/**
 * Add one more field for the same parameter: any of the values will do.
 * @param {HTMLButtonElement} button
 */
function another(button) {
  const first = button.parentElement?.querySelector(".one");
  const made = first?.cloneNode(true);
  if (!(made instanceof HTMLElement)) return;
  const input = made.querySelector("input");
  const label = made.querySelector("label");
  if (!input || !label) return;
  made.querySelector(".names")?.remove();
  input.id = `${input.id}-${button.parentElement?.querySelectorAll(".one").length}`;
  input.value = "";
  input.required = false;
  delete input.dataset.iri;
  delete input.dataset.label;
  label.htmlFor = input.id;
  label.textContent = "or";
  button.before(made);
  completed(input);
  input.focus();
}

/**
 * Return what a form asks, without the fields that are empty; a thing that was chosen is told by its IRI.
 * @param {HTMLFormElement} form
 * @returns {Fields}
 */
export function fieldsOf(form) {
  /** @type {Fields} */
  const found = [];
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement)) continue;
    const value = field.dataset.iri ?? field.value;
    if (field.name && value.trim()) found.push([field.name, value]);
  }
  return found;
}
