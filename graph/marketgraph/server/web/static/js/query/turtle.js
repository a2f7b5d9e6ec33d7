/** Statements as Turtle that people read: known prefixes are used, and IRIs are links. */
import { element } from "../dom.js";
import { linked, PREFIXES } from "./naming.js";

const PARTS = /("""[^]*?"""|"(?:[^"\\\n]|\\.)*")|<([^<>\s]+)>/g;
const LOCAL = /^[A-Za-z_]\w*$/;

/** @typedef {{ text: string, iri: string }} Token a stretch of text, and the IRI that it names, or "" */

/**
 * Part a Turtle text into its IRIs and what stands between them.
 * @param {string} turtle
 * @returns {Token[]}
 */
export function tokens(turtle) {
  /** @type {Token[]} */
  const found = [];
  const used = new Set();
  let end = 0;
  for (const match of turtle.matchAll(PARTS)) {
    const iri = match[2];
    if (!iri) continue;
    const [prefix, base = ""] = Object.entries(PREFIXES).find(([, one]) => iri.startsWith(one) && LOCAL.test(iri.slice(one.length))) ?? [];
    if (prefix) used.add(prefix);
    found.push({ text: turtle.slice(end, match.index), iri: "" }, { text: prefix ? `${prefix}:${iri.slice(base.length)}` : match[0], iri });
    end = match.index + match[0].length;
  }
  found.push({ text: turtle.slice(end), iri: "" });
  const heads = [...used].map((prefix) => ({ text: `@prefix ${prefix}: <${PREFIXES[prefix]}> .\n`, iri: "" }));
  return [...heads, ...(heads.length ? [{ text: "\n", iri: "" }] : []), ...found];
}

/**
 * Draw statements, up to some letters.
 * @param {Token[]} parts
 * @param {number} most
 * @returns {{ drawn: HTMLElement, left: number }} the text, and how many letters it leaves out
 */
export function drawn(parts, most) {
  const text = element("pre", { class: "turtle", tabindex: 0, role: "region", "aria-label": "Statements" });
  let letters = 0;
  let left = 0;
  for (const { text: told, iri } of parts) {
    if (letters >= most) left += told.length;
    else text.append(iri ? linked(iri, told) : told);
    letters += told.length;
  }
  return { drawn: text, left };
}
