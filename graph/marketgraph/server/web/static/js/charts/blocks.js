/** Developments as blocks by year: one block is one development, shape and colour tell its type. */
import { hint } from "./rows.js";

/** @typedef {{ year: number, type: string, name: string, when: string, path: string }} Item */

/** @type {Record<string, string>} */
const SYMBOLS = {
  Acquisition: "rect", Merger: "rect", "Spin-off": "rect", Review: "emptyRect", "Joint venture": "circle", Partnership: "circle",
  Agreement: "diamond", Investment: "triangle", "Product launch": "arrow", "Product update": "arrow", Opening: "roundRect", Approval: "pin",
};

/**
 * @param {Item[]} items in order of time
 * @param {import("./palette.js").Palette} colours
 * @param {number} width
 * @returns {import("../../vendor/echarts.js").Option}
 */
export function option(items, colours, width) {
  const years = items.map((item) => item.year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const size = Math.max(6, Math.min(14, (width - 40) / (last - first + 2) - 3));
  const types = [...new Set(items.map((item) => item.type))];
  /** @type {Map<number, number>} */
  const heights = new Map();
  const stacked = items.map((item) => {
    const height = heights.get(item.year) ?? 0;
    heights.set(item.year, height + 1);
    return { ...item, value: [item.year, height + 0.5] };
  });
  return {
    grid: { left: 12, right: 20, top: 30, bottom: 24 },
    legend: {
      left: 0, top: 0, itemWidth: 11, itemHeight: 11, textStyle: { color: colours["ink-2"] }, selectedMode: false,
      data: types.map((name) => ({ name })),
    },
    xAxis: {
      type: "value", min: first - 1, max: last + 1, minInterval: 1,
      axisLabel: { formatter: (/** @type {number} */ year) => String(year), color: colours["ink-2"], showMinLabel: false, showMaxLabel: false },
      axisLine: { show: true, lineStyle: { color: colours["rule-2"] } }, axisTick: { show: false }, splitLine: { show: false },
    },
    yAxis: { type: "value", show: false, min: 0, max: Math.max(...heights.values()) },
    tooltip: hint(colours, (point) => `${point.data.name}\n${point.data.when}`),
    series: types.map((type) => ({
      name: type, type: "scatter", symbol: SYMBOLS[type] ?? "triangle", symbolSize: size,
      itemStyle: {
        color: type === "Review" ? colours.paper : colours.development, borderColor: colours["development-line"], borderWidth: 1.25,
      },
      data: stacked.filter((item) => item.type === type),
    })),
  };
}
