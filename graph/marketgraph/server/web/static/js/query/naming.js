/** What IRIs are called and where they are described. */
import { element } from "../dom.js";

/** @typedef {import("./cells.js").Cell} Cell */

/** Kinds that the explorer draws. */
const DRAWN = new Set([
  "company", "organization", "product", "facility", "region", "industry", "market", "segment", "development", "factor", "regulation",
]);

const told = document.querySelector("[data-things]");
const THINGS = told?.getAttribute("data-things") ?? "";
/** The prefixes that no query needs to declare. @type {Record<string, string>} */
export const PREFIXES = JSON.parse(told?.getAttribute("data-prefixes") ?? "{}");
const TERMS = PREFIXES.mkg ?? "";

/**
 * Return the path of the page of a thing or term of ours, or nothing.
 * @param {string} iri
 */
export function pathOf(iri) {
  if (iri.startsWith(THINGS)) return `/id/${iri.slice(THINGS.length).split("/").map(encodeURIComponent).join("/")}`;
  if (iri.startsWith(TERMS)) return `/ontology#${encodeURIComponent(iri.slice(TERMS.length))}`;
  return "";
}

/**
 * Return an IRI as short as it can be read: company/onrad, mkg:World, rdfs:label.
 * @param {string} iri
 */
export function short(iri) {
  if (iri.startsWith(THINGS)) return iri.slice(THINGS.length);
  for (const [prefix, base] of Object.entries(PREFIXES)) if (iri.startsWith(base)) return `${prefix}:${iri.slice(base.length)}`;
  return iri;
}

/**
 * Make the link of an IRI: to our page of it, to the web, or none where it leads nowhere.
 * @param {string} iri
 * @param {string} [text]
 * @returns {HTMLElement}
 */
export function linked(iri, text = short(iri)) {
  const path = pathOf(iri);
  if (path) return element("a", { href: path, title: iri }, text);
  if (/^https?:\/\/[^/]/i.test(iri)) return element("a", { href: iri, title: iri, rel: "noreferrer nofollow external" }, text);
  return element("span", { title: iri }, text);
}

/**
 * Return whether the explorer can draw what an IRI names.
 * @param {string} iri
 */
export function isDrawn(iri) {
  return iri.startsWith(THINGS) && DRAWN.has(iri.slice(THINGS.length).split("/", 1)[0] ?? "");
}

/**
 * Return which column holds the labels of which column of IRIs: "bought" those of "boughtIRI", "companyName" those of "company",
 * and "name" or "label" those of the only one.
 * @param {string[]} columns
 * @param {Cell[][]} rows
 * @returns {Map<number, number>} place of the labels by place of the IRIs
 */
export function labels(columns, rows) {
  /** @param {number} place */
  const isIri = (place) => rows.some((row) => row[place]) && rows.every((row) => !row[place] || row[place]?.kind === "iri");
  const iris = columns.map((_, place) => place).filter(isIri);
  const found = new Map();
  for (const place of iris) {
    const name = columns[place] ?? "";
    const bare = name.endsWith("IRI") ? [name.slice(0, -3), `${name.slice(0, -3)}Name`] : [`${name}Name`, `${name}Label`];
    if (iris.length === 1) bare.push("name", "label");
    const label = columns.findIndex((other) => bare.includes(other));
    if (label >= 0 && rows.every((row) => row[label]?.kind !== "iri")) found.set(place, label);
  }
  return found;
}
