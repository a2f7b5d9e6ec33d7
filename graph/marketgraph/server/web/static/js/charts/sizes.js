/** Sizes of a market by publisher: open where they were published, filled where they lie in the common year. */

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
  const narrow = width < 620;
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
    xAxis: {
      type: "value", min: Math.log10(floor(Math.min(...amounts))), max: Math.log10(ceiling(Math.max(...amounts))),
      axisLabel: {
        ...quiet, hideOverlap: true, customValues: ticks(amounts), formatter: (/** @type {number} */ power) => short(10 ** power),
      },
      splitLine: { show: true, lineStyle: { color: colours.rule } }, axisTick: { show: false, customValues: ticks(amounts) },
      axisLine: { show: false },
    },
    yAxis: {
      type: "category", data: items.map((item) => `{name|${plain(item.name)}}${item.note && !narrow ? `\n{note|${plain(item.note)}}` : ""}`),
      axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false },
      axisLabel: {
        color: colours.ink, fontSize: 13, interval: 0, width: narrow ? width - 40 : 205, overflow: "truncate",
        rich: { name: { lineHeight: 15 }, note: { color: colours["ink-2"], fontSize: 11, lineHeight: 13 } },
        ...(narrow ? { inside: true, verticalAlign: "bottom", padding: [0, 0, 7, 0], fontSize: 12, margin: 0 } : {}),
      },
      z: 10,
    },
    tooltip: {
      confine: true, renderMode: "richText", backgroundColor: colours.raised, borderColor: colours.rule,
      textStyle: { color: colours.ink, fontSize: 13 },
      formatter: (/** @type {any} */ point) => {
        const item = items[point.dataIndex];
        return `${item.name}\n${item.published}\n${values.year}: ${item.shown}${item.counted ? "" : `\nnot counted: ${item.note}`}`;
      },
    },
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

/**
 * Return a text without the signs that mark styles inside labels.
 * @param {string} text
 */
function plain(text) {
  return text.replace(/[{}|]/g, " ");
}

/**
 * Return the powers of ten of round amounts between the least and the greatest.
 * @param {number[]} amounts
 */
function ticks(amounts) {
  const [least, most] = [Math.log10(floor(Math.min(...amounts))), Math.log10(ceiling(Math.max(...amounts)))];
  const found = [];
  for (let power = Math.floor(least); power <= most; power += 1) {
    for (const digit of [1, 2, 3, 5]) found.push(power + Math.log10(digit));
  }
  return found.filter((power) => power >= least - 1e-9 && power <= most + 1e-9);
}

/** @param {number} value */
function floor(value) {
  return step(value, Math.floor, 1);
}

/** @param {number} value */
function ceiling(value) {
  return step(value, Math.ceil, 1);
}

/**
 * Round to one digit, down or up.
 * @param {number} value
 * @param {(value: number) => number} round
 * @param {number} digits
 */
function step(value, round, digits) {
  const unit = 10 ** (Math.floor(Math.log10(value)) - digits + 1);
  return round(value / unit) * unit;
}

/**
 * Return an amount in few letters.
 * @param {number} value
 */
function short(value) {
  for (const [size, name] of /** @type {[number, string][]} */ ([[1e12, "tn"], [1e9, "bn"], [1e6, "m"], [1e3, "k"]])) {
    if (value >= size) return `${Number((value / size).toPrecision(2))} ${name}`;
  }
  return String(value);
}
