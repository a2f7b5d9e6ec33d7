/** Parts of a page that take longer than the page: each is a page of its own, of which the answer is shown in place. */
import { element } from "./dom.js";

/**
 * Show the answer of another page of ours at the end of a section.
 * @param {HTMLElement} section whose `data-fetch` is the address of that page
 */
export async function fetchPart(section) {
  const waiting = element("p", { class: "note", role: "status" }, "Working it out …");
  section.append(waiting);
  try {
    const answer = await fetch(section.dataset.fetch ?? "", { headers: { Accept: "text/html" } });
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-answer]");
    waiting.replaceWith(found ? document.adoptNode(found) : "The server gave no answer.");
  } catch {
    waiting.replaceWith("The server does not answer.");
  }
}
