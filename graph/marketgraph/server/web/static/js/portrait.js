/** What the pages of single kinds do: cards of sources stay in sight, charts are drawn, slow answers are fetched. */
import { keepCards } from "./cards.js";
import { drawCharts } from "./charts/drawing.js";
import { fetchPart } from "./parts.js";

keepCards();
drawCharts();
for (const section of document.querySelectorAll("[data-fetch]")) {
  fetchPart(/** @type {HTMLElement} */ (section));
}
