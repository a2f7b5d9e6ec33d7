/** Draws the charts of a page, and draws them anew when colours or widths change. */
import { palette } from "./palette.js";

/**
 * What draws one kind of chart: values and colours in, options of the library out.
 * @typedef {(values: any, colours: import("./palette.js").Palette, width: number) => import("../../vendor/echarts.js").Option} Drawer
 */

/** @type {Record<string, () => Promise<{ option: Drawer }>>} */
const KINDS = {
  blocks: () => import("./blocks.js"),
  growth: () => import("./growth.js"),
  sizes: () => import("./sizes.js"),
  sunburst: () => import("./sunburst.js"),
  tree: () => import("./tree.js"),
  years: () => import("./years.js"),
};

/** Draw all charts of the page, one after the other; one that is folded away when it is unfolded. */
export async function drawCharts() {
  for (const figure of /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-chart]")])) {
    const folded = figure.closest("details:not([open])");
    if (folded) folded.addEventListener("toggle", () => draw(figure), { once: true });
    else await draw(figure);
  }
}

/** @param {HTMLElement} figure */
async function draw(figure) {
  const load = KINDS[figure.dataset.chart ?? ""];
  if (!load) return;
  const [{ init }, { option }] = await Promise.all([import("../../vendor/echarts.js"), load()]);
  const values = JSON.parse(figure.dataset.values ?? "null");
  const chart = init(figure, null, { renderer: "svg", height: figure.clientHeight });
  const paint = () => {
    const [shared, own] = [common(figure), option(values, palette(), figure.clientWidth)];
    chart.setOption({ ...shared, ...own, aria: { ...shared.aria, ...own.aria } }, true);
    figure.setAttribute("role", "img");
    figure.setAttribute("aria-label", figure.getAttribute("data-label") ?? "");
  };
  figure.setAttribute("data-label", figure.getAttribute("aria-label") ?? "");
  paint();
  chart.on("click", (event) => {
    const path = /** @type {{ path?: string }} */ (event.data)?.path;
    if (path?.startsWith("/")) location.assign(path);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  new ResizeObserver(() => {
    chart.resize({ width: figure.clientWidth });
    paint();
  }).observe(figure);
  figure.dataset.drawn = "";
}

/**
 * @param {HTMLElement} figure
 * @returns {import("../../vendor/echarts.js").Option}
 */
function common(figure) {
  const font = getComputedStyle(figure).fontFamily;
  return {
    animation: false,
    aria: { enabled: true, label: { description: figure.getAttribute("data-label") ?? "" } },
    textStyle: { fontFamily: font, fontSize: 12 },
  };
}
