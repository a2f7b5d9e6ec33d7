/** Growth a year as stated, one row a rate with its years, the least at the top. */
import { tone } from "./palette.js";
import { hint, isNarrow, names } from "./rows.js";

/** @typedef {{ name: string, note: string, mark: string, colour: string, percent: number, shown: string, path: string }} Item */

/**
 * @param {{ items: Item[] }} values
 * @param {import("./palette.js").Palette} colours
 * @param {number} width
 * @returns {import("../../vendor/echarts.js").Option}
 */
export function option(values, colours, width) {
  const narrow = isNarrow(width);
  const items = [...values.items].reverse();
  return {
    grid: { left: narrow ? 8 : 220, right: 110, top: narrow ? 20 : 6, bottom: 26 },
    xAxis: {
      type: "value", min: Math.min(0, ...items.map((item) => item.percent)),
      axisLabel: { color: colours["ink-2"], hideOverlap: true, formatter: "{value} %" },
      splitLine: { show: true, lineStyle: { color: colours.rule } }, axisTick: { show: false }, axisLine: { show: false },
    },
    yAxis: names(items, colours, width, true),
    tooltip: hint(colours, (point) => [point.data.name, point.data.shown, point.data.note].join("\n")),
    series: [{
      type: "scatter", symbolSize: 11, z: 3,
      label: { show: true, position: "right", color: colours.ink, formatter: (/** @type {any} */ point) => point.data.shown },
      data: items.map((item, row) => ({
        ...item, value: [item.percent, row], symbol: `path://${item.mark}`, itemStyle: { color: tone(item.colour, colours), opacity: 1 },
      })),
    }],
  };
}
