/** What can be taken away: files, and the way to the explorer. */
import { element } from "../dom.js";
import { isNumber } from "./cells.js";
import { isDrawn } from "./naming.js";

/** @typedef {import("./cells.js").Cell} Cell */
/** @typedef {import("./cells.js").Result} Result */

const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** Things that the explorer begins with. */
const MOST = 50;

/**
 * Write a result as CSV that charts and spreadsheets read: plain numbers, ISO dates, and no text that is a formula.
 * @param {Result} result
 */
export function csv({ columns, rows }) {
  const lines = [columns.map(guarded), ...rows.map((row) => columns.map((_, place) => plain(row[place] ?? null)))];
  return lines.map((line) => line.map(quoted).join(",")).join("\r\n") + "\r\n";
}

/** @param {Cell} one */
function plain(one) {
  if (!one) return "";
  if (!isNumber(one)) return guarded(one.value);
  return /e/i.test(one.value) && Number.isFinite(Number(one.value)) ? unfolded(Number(one.value)) : one.value.replace(/^\+/, "");
}

/**
 * Return a number without an exponent, where it has at most twenty digits before its point.
 * @param {number} number
 */
function unfolded(number) {
  const told = String(number);
  return /e-/.test(told) ? number.toFixed(20).replace(/0+$/, "") : told;
}

/** @param {string} text */
const guarded = (text) => (FORMULA.test(text) ? `'${text}` : text);

/** @param {string} text */
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Give a text to the browser as a file.
 * @param {string} text
 * @param {string} name
 * @param {string} media
 */
export function save(text, name, media) {
  const address = URL.createObjectURL(new Blob([text], { type: `${media};charset=utf-8` }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/**
 * Make the link that opens things in the explorer, or nothing where there are none.
 * @param {Iterable<string>} iris
 * @returns {HTMLElement[]}
 */
export function explorer(iris) {
  const drawn = [...new Set(iris)].filter(isDrawn);
  if (!drawn.length) return [];
  const some = drawn.slice(0, MOST);
  const fields = new URLSearchParams(some.map((iri) => ["iri", iri]));
  const link = element("a", { class: "btn", href: `/explore?${fields}` }, "Open in the explorer");
  if (drawn.length > MOST) link.append(element("span", { class: "quiet" }, ` the first ${MOST} of ${drawn.length.toLocaleString("en")}`));
  return [link];
}

/**
 * Yield the IRIs of a result.
 * @param {Result} result
 * @returns {Iterable<string>}
 */
export function* irisOf({ rows }) {
  for (const row of rows) for (const one of row) if (one?.kind === "iri") yield one.value;
}
