/** What charts of one row a publisher have in common, and the words that appear under the pointer. */

/** @typedef {{ name: string, note: string }} Named */

/**
 * Return whether names stand above their rows, for want of room beside them.
 * @param {number} width
 */
export function isNarrow(width) {
  return width < 620;
}

/**
 * Return the axis of names, the last item at the top.
 * @param {Named[]} items
 * @param {import("./palette.js").Palette} colours
 * @param {number} width
 * @param {boolean} notes whether notes are shown where names stand above their rows, too
 */
export function names(items, colours, width, notes = false) {
  const narrow = isNarrow(width);
  const beside = (/** @type {Named} */ item) => (narrow ? ` {note|${plain(item.note)}}` : `\n{note|${plain(item.note)}}`);
  return {
    type: /** @type {const} */ ("category"),
    data: items.map((item) => `{name|${plain(item.name)}}${item.note && (notes || !narrow) ? beside(item) : ""}`),
    axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false },
    axisLabel: {
      color: colours.ink, fontSize: 13, interval: 0, width: narrow ? width - 40 : 205, overflow: /** @type {const} */ ("truncate"),
      rich: { name: { lineHeight: 15 }, note: { color: colours["ink-2"], fontSize: 11, lineHeight: 13 } },
      ...(narrow ? { inside: true, verticalAlign: /** @type {const} */ ("bottom"), padding: [0, 0, 7, 0], fontSize: 12, margin: 0 } : {}),
    },
    z: 10,
  };
}

/**
 * Return what shows words under the pointer.
 * @param {import("./palette.js").Palette} colours
 * @param {(point: any) => string} formatter
 */
export function hint(colours, formatter) {
  return {
    confine: true, renderMode: /** @type {const} */ ("richText"), backgroundColor: colours.raised, borderColor: colours.rule,
    textStyle: { color: colours.ink, fontSize: 13 }, formatter,
  };
}

/**
 * Return a text without the signs that mark styles inside labels.
 * @param {string} text
 */
function plain(text) {
  return text.replace(/[{}|]/g, " ");
}
