/** Words for relations, kinds, days and numbers, as the server's pages write them. */

/** @type {Record<string, [string, string]>} a relation read from its source, and from its target */
let relations = {};
/** @type {Record<string, [string, string]>} a kind, singular and plural */
let kinds = {};

const NUMBERS = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @param {{ relations: Record<string, [string, string]>, kinds: Record<string, [string, string]> }} words */
export function learn(words) {
  ({ relations, kinds } = words);
}

/**
 * Return the words of a relation.
 * @param {string} name
 * @param {boolean} [inverse] read from its target
 */
export function relationWords(name, inverse = false) {
  const known = relations[name];
  if (known) return known[inverse ? 1 : 0];
  return inverse ? `${spaced(name)} in` : spaced(name);
}

/**
 * @param {string} kind
 * @param {number} [count]
 */
export function kindWords(kind, count = 2) {
  return kinds[kind]?.[count === 1 ? 0 : 1] ?? spaced(kind);
}

/**
 * Return a local name as words: "ProductLaunch" is "Product launch".
 * @param {string} name
 */
export function spaced(name) {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * @param {number} count
 * @param {string} noun
 */
export function plural(count, noun) {
  const many = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${NUMBERS.format(count)} ${count === 1 ? noun : many}`;
}

/** @param {number} value */
export function number(value) {
  return NUMBERS.format(value);
}

/**
 * Return a month in words.
 * @param {string} month as 2024-03
 */
export function monthWords(month) {
  const [year, number_] = month.split("-");
  return `${MONTHS[Number(number_) - 1] ?? ""} ${year}`;
}

/**
 * Return an interval of days, no more precise than it is.
 * @param {string | null} start
 * @param {string | null} end
 */
export function span(start, end) {
  if (!start && !end) return "";
  if (!end) return `since ${day(start ?? "")}`;
  if (!start) return `until ${day(end)}`;
  if (start === end) return day(start);
  if (start.slice(0, 7) === end.slice(0, 7)) return monthWords(start.slice(0, 7));
  if (start.slice(0, 4) === end.slice(0, 4) && start.endsWith("-01-01") && end.endsWith("-12-31")) return start.slice(0, 4);
  return `${day(start)} to ${day(end)}`;
}

/** @param {string} iso */
function day(iso) {
  const [year, month, date] = iso.split("-");
  return date ? `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}` : iso;
}

/**
 * Return an amount of money in words.
 * @param {number} amount
 * @param {string} currency
 */
export function money(amount, currency) {
  for (const [size, name] of /** @type {[number, string][]} */ ([[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]])) {
    if (Math.abs(amount) >= size) return `${currency} ${NUMBERS.format(amount / size)} ${name}`;
  }
  return `${currency} ${NUMBERS.format(amount)}`;
}
