/** The list of saved queries: shown by words, the current one in sight, folded on small screens. */
import { element, found } from "../dom.js";

const KEPT = "marketgraph-saved-filter";
const SMALL = "(max-width: 900px)";

/** Make the list answer. */
export function list() {
  const details = found("saved", HTMLDetailsElement);
  const filter = found("filter", HTMLInputElement);
  const topics = found("topics", HTMLElement);
  const current = topics.querySelector("[aria-current]");
  const small = matchMedia(SMALL);
  const fold = () => {
    details.open = !small.matches;
  };
  small.addEventListener("change", fold);
  fold();
  filter.closest(".find")?.removeAttribute("hidden");
  filter.value = sessionStorage.getItem(KEPT) ?? "";
  filter.addEventListener("input", () => {
    sessionStorage.setItem(KEPT, filter.value);
    show(topics, filter.value);
  });
  filter.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      filter.value = "";
      filter.dispatchEvent(new Event("input"));
    }
  });
  show(topics, filter.value);
  if (current instanceof HTMLElement && !small.matches) topics.scrollTop = current.offsetTop - topics.clientHeight / 3;
}

/**
 * Show the queries that hold all words, or whose topic begins with them.
 * @param {HTMLElement} topics
 * @param {string} text
 */
function show(topics, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const section of topics.querySelectorAll("section")) {
    const topic = (section.querySelector("h2")?.textContent ?? "").toLowerCase().startsWith(text.trim().toLowerCase());
    let some = 0;
    for (const item of section.querySelectorAll("li")) {
      const told = (item.textContent ?? "").toLowerCase();
      item.hidden = !topic && !words.every((word) => told.includes(word));
      some += Number(!item.hidden);
    }
    section.hidden = some === 0;
    shown += some;
  }
  const said = found("filtered", HTMLElement);
  said.textContent = words.length ? `${shown} saved ${shown === 1 ? "query" : "queries"}` : "";
  topics.querySelector(".none")?.remove();
  if (!shown) topics.append(element("p", { class: "none unstated" }, "No saved query has these words."));
}
