/** Tables as CSV (RFC 4180) that spreadsheets open without running anything in them. */

/** @typedef {import("./filters.js").Scene} Scene */

const FORMULA = /^[=+\-@\t\r]/;

/**
 * Return rows as CSV; a cell that a spreadsheet would take for a formula gets an apostrophe before it.
 * @param {(string | number | null)[][]} rows
 */
export function csv(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** @param {string | number | null} value */
function cell(value) {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {Scene} scene */
export function thingRows({ model, shown }) {
  const nodes = [...shown].flatMap((id) => model.nodes.get(id) ?? []);
  return [
    ["iri", "kind", "type", "name", "note", "from", "to", "regions", "neighbours", "betweenness", "pagerank", "community", "claims"],
    ...nodes.map((node) => [node.iri, node.kind, node.type, node.label, node.note, node.start, node.end, node.regions.join("; "), node.degree, node.betweenness, node.pagerank, node.community + 1, node.claims]),
  ];
}

/** @param {Scene} scene */
export function relationRows({ model, ties }) {
  const says = ties.flatMap((tie) => tie.says);
  return [
    ["source", "relation", "target", "source iri", "target iri", "when", "claims"],
    ...says.map((one) => [model.name(one.source), one.words, model.name(one.target), model.nodes.get(one.source)?.iri ?? "", model.nodes.get(one.target)?.iri ?? "", one.note, one.claims.join(" ")]),
  ];
}
