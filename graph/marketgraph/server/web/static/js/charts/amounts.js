/** Amounts of money on a scale of powers of ten: its ends, its ticks, and amounts in few letters. */

/**
 * Return the axis on which the powers of ten of some amounts are shown: from and to a round amount, with ticks between.
 * @param {number[]} amounts
 * @param {import("./palette.js").Palette} colours
 */
export function scale(amounts, colours) {
  const least = Math.log10(round(Math.min(...amounts), Math.floor));
  const most = Math.max(least + Math.log10(2), Math.log10(round(Math.max(...amounts), Math.ceil)));
  const found = [];
  for (let power = Math.floor(least); power <= most; power += 1) {
    for (const digit of [1, 2, 3, 5]) found.push(power + Math.log10(digit));
  }
  const customValues = found.filter((power) => power >= least - 1e-9 && power <= most + 1e-9);
  return {
    type: /** @type {const} */ ("value"), min: least, max: most,
    axisLabel: {
      color: colours["ink-2"], hideOverlap: true, customValues, formatter: (/** @type {number} */ power) => short(10 ** power),
    },
    splitLine: { show: true, lineStyle: { color: colours.rule } }, axisTick: { show: false, customValues },
    axisLine: { show: false },
  };
}

/**
 * Round to one digit, down or up.
 * @param {number} value
 * @param {(value: number) => number} way
 */
function round(value, way) {
  const unit = 10 ** Math.floor(Math.log10(value));
  return way(value / unit) * unit;
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
