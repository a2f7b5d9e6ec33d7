/** The colours of the page as charts need them, read from its style sheet, so that both follow the scheme. */

const NAMES = /** @type {const} */ ([
  "paper", "raised", "ink", "ink-2", "ink-3", "rule", "rule-2", "control", "hatch", "accent", "company", "company-line",
  "development", "development-line", "segment", "segment-line", "region", "region-line", "product", "product-line",
  "agree", "differ",
]);

/** @typedef {Record<typeof NAMES[number], string>} Palette */

/**
 * Return the colours of the scheme in use.
 * @returns {Palette}
 */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  return /** @type {Palette} */ (Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])));
}

/**
 * Return the tone of a colour that stands out from the page in both schemes, for marks and lines.
 * @param {string} name
 * @param {Palette} colours
 */
export function tone(name, colours) {
  return colours[/** @type {keyof Palette} */ (`${name}-line`)] ?? colours.ink;
}
