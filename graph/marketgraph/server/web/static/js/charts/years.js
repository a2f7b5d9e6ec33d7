/** Sizes of a market over the years: what one report says is joined, looked back solid and filled, ahead broken and open. */
import { scale } from "./amounts.js";
import { tone } from "./palette.js";
import { hint, isNarrow } from "./rows.js";

/** @typedef {{ year: number, amount: number, ahead: boolean, shown: string, path: string }} Point */
/** @typedef {{ name: string, mark: string, colour: string, points: Point[] }} Line */

/**
 * @param {{ lines: Line[] }} values
 * @param {import("./palette.js").Palette} colours
 * @param {number} width
 * @returns {import("../../vendor/echarts.js").Option}
 */
export function option(values, colours, width) {
  const points = values.lines.flatMap((line) => line.points);
  const years = points.map((point) => point.year);
  return {
    grid: { left: isNarrow(width) ? 46 : 56, right: 16, top: 14, bottom: 26 },
    xAxis: {
      type: "value", min: Math.min(...years) - 1, max: Math.max(...years) + 1, minInterval: 1,
      axisLabel: { formatter: (/** @type {number} */ year) => String(year), color: colours["ink-2"], showMinLabel: false, showMaxLabel: false },
      axisLine: { show: true, lineStyle: { color: colours["rule-2"] } }, axisTick: { show: false }, splitLine: { show: false },
    },
    yAxis: scale(points.map((point) => point.amount), colours),
    tooltip: hint(colours, (point) => `${point.seriesName}\n${point.data.shown}`),
    series: values.lines.flatMap((line) => drawn(line, colours)),
  };
}

/**
 * Return the two pieces of a line: to the last size that is no forecast, and on from there.
 * @param {Line} line
 * @param {import("./palette.js").Palette} colours
 */
function drawn(line, colours) {
  const color = tone(line.colour, colours);
  const back = line.points.filter((point) => !point.ahead);
  const ahead = line.points.filter((point) => point.ahead);
  const start = back.slice(-1).map((point) => ({ ...place(point), symbol: "none" }));
  const common = {
    type: /** @type {const} */ ("line"), name: line.name, symbol: `path://${line.mark}`, symbolSize: 10, showAllSymbol: true,
  };
  return [
    {
      ...common, z: 2, lineStyle: { color, width: 1.2, type: /** @type {const} */ ("dashed") },
      itemStyle: { color: colours.paper, borderColor: color, borderWidth: 1.6 }, data: [...start, ...ahead.map(place)],
    },
    { ...common, z: 3, lineStyle: { color, width: 1.6 }, itemStyle: { color, borderColor: color }, data: back.map(place) },
  ];
}

/** @param {Point} point */
function place(point) {
  return { value: [point.year, Math.log10(point.amount)], shown: point.shown, path: point.path };
}
