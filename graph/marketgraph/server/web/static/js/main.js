/** What every page does: names are completed while they are typed, "/" leads to the search. */
import { Combobox } from "./combobox.js";

for (const form of document.querySelectorAll("form[data-search='']")) {
  const input = form.querySelector("input");
  if (input) new Combobox(input, (hit) => location.assign(hit.path));
}

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const input = /** @type {HTMLInputElement | null} */ (document.querySelector("form[data-search] input"));
  if (input) {
    input.focus();
    event.preventDefault();
  }
});

document.documentElement.dataset.ready = "";
