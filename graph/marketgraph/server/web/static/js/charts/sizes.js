/** Sizes of a market by publisher: open where they were published, filled where they lie in the common year. */
import { scale } from "./amounts.js";
import { hint, isNarrow, names } from "./rows.js";

/**
 * @typedef {object} Item
 * @property {string} name the publisher
 * @property {string} note
 * @property {string} path of the report
 * @property {number} from the published amount
 * @property {number} year in which it was published so
 * @property {number} value in the common year
 * @property {string} shown the value in words
 * @property {string} published the amounts in words
 * @property {boolean} far whether the common year lies outside the years of the source
 * @property {boolean} counted whether it enters the spread
 */

/**
 * @param {{ year: number, currency: string, median: number | null, items: Item[] }} values
 * @param {import("./palette.js").Palette} colours
 * @param {number} width
 * @returns {import("../../vendor/echarts.js").Option}
 */
export function option(values, colours, width) {
  const narrow = isNarrow(width);
  const items = [...values.items].reverse();
  const amounts = items.flatMap((item) => [item.from, item.value]);
  const mark = (/** @type {Item} */ item) => (item.counted ? colours.ink : colours["ink-3"]);
  const quiet = { color: colours["ink-2"] };
  return {
    grid: { left: narrow ? 8 : 220, right: 28, top: narrow ? 84 : 34, bottom: 30 },
    legend: {
      left: 0, top: 0, selectedMode: false, itemWidth: 12, itemHeight: 10, textStyle: quiet,
      data: [
        { name: "as published" },
        { name: `brought to ${values.year}` },
        { name: "beyond the source’s own years" },
      ],
    },
    xAxis: scale(amounts, colours),
    yAxis: names(items, colours, width),
    tooltip: hint(colours, (point) => {
      const item = items[point.dataIndex];
      return `${item.name}\n${item.published}\n${values.year}: ${item.shown}${item.counted ? "" : `\nnot counted: ${item.note}`}`;
    }),
    series: [
      {
        type: "custom", name: "way", silent: true, data: items.map((item, row) => [Math.log10(item.from), Math.log10(item.value), row]), z: 1,
        renderItem: (_, api) => {
          const [x1, y] = api.coord([api.value(0), api.value(2)]);
          const [x2] = api.coord([api.value(1), api.value(2)]);
          const item = items[Number(api.value(2))];
          return {
            type: "line", shape: { x1, y1: y, x2, y2: y },
            style: { stroke: mark(item), lineWidth: 1.4, lineDash: item.far ? [3, 3] : undefined },
          };
        },
      },
      {
        type: "scatter", name: "as published", symbol: "circle", symbolSize: 8, z: 2,
        itemStyle: { color: colours.paper, borderColor: colours.ink, borderWidth: 1.5 },
        data: items.map((item, row) => ({ value: [Math.log10(item.from), row], path: item.path, itemStyle: { borderColor: mark(item) } })),
      },
      {
        type: "scatter", name: `brought to ${values.year}`, symbol: "circle", symbolSize: 10, z: 3, itemStyle: { color: colours.ink },
        data: items.map((item, row) => ({
          value: [Math.log10(item.value), row], path: item.path,
          itemStyle: item.far
            ? { color: colours.paper, borderColor: mark(item), borderWidth: 1.5, borderType: /** @type {const} */ ("dashed") }
            : { color: mark(item) },
        })),
        markLine: values.median ? {
          silent: true, symbol: "none", label: { formatter: "median", position: "end", color: colours["ink-2"], fontSize: 11 },
          lineStyle: { color: colours["ink-2"], type: "dotted", width: 1.2 }, data: [{ xAxis: Math.log10(values.median) }],
        } : undefined,
      },
      {
        type: "scatter", name: "beyond the source’s own years", data: [],
        itemStyle: { color: colours.paper, borderColor: colours.ink, borderWidth: 1.5, borderType: "dashed" },
      },
    ],
  };
}
