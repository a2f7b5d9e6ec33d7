/** A result as it is shown: columns, and rows of terms. */

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(["integer", "decimal", "double", "float", "number", "int", "long", "short", "nonNegativeInteger", "positiveInteger"]);

/**
 * What stands in a row: an IRI, a literal with its datatype (short, "" for plain texts) or language, or a nameless thing. Null is not bound.
 * @typedef {{ kind: "iri" | "literal" | "nameless", value: string, type: string, language: string } | null} Cell
 */
/** @typedef {{ columns: string[], rows: Cell[][] }} Result */

/**
 * @param {"iri" | "literal" | "nameless"} kind
 * @param {string} value
 * @param {string} [type]
 * @param {string} [language]
 * @returns {Cell}
 */
const cell = (kind, value, type = "", language = "") => ({ kind, value, type, language });

/**
 * Read the SPARQL 1.1 results of a SELECT (JSON).
 * @param {any} json
 * @returns {Result}
 */
export function fromSparql(json) {
  /** @type {string[]} */
  const columns = json.head.vars;
  const rows = json.results.bindings.map((/** @type {any} */ row) => columns.map((name) => term(row[name])));
  return { columns, rows };
}

/**
 * @param {any} told a term of the results, or undefined
 * @returns {Cell}
 */
function term(told) {
  if (!told) return null;
  if (told.type === "uri") return cell("iri", told.value);
  if (told.type === "bnode") return cell("nameless", `_:${told.value}`);
  if (told.type === "triple") {
    const parts = [told.value.subject, told.value.predicate, told.value.object];
    return cell("literal", `<< ${parts.map((part) => term(part)?.value ?? "").join(" ")} >>`, "triple");
  }
  return cell("literal", told.value, shortened(told.datatype ?? ""), told["xml:lang"] ?? "");
}

/** @param {string} datatype */
function shortened(datatype) {
  const short = datatype.startsWith(XSD) ? datatype.slice(XSD.length) : datatype;
  return short === "string" || datatype.endsWith("#langString") ? "" : short;
}

/**
 * Read an answer of /api/queries: typed columns, and rows of JSON values.
 * @param {{ columns: { name: string, type: string }[], rows: Record<string, unknown>[] }} answer
 * @returns {Result}
 */
export function fromRows(answer) {
  const rows = answer.rows.map((row) => answer.columns.map(({ name, type }) => typed(row[name], type)));
  return { columns: answer.columns.map(({ name }) => name), rows };
}

/**
 * @param {unknown} value
 * @param {string} type of its column
 * @returns {Cell}
 */
function typed(value, type) {
  if (value === null || value === undefined) return null;
  if (type === "iri") return cell("iri", String(value));
  if (typeof value === "boolean") return cell("literal", String(value), "boolean");
  if (typeof value === "number") return cell("literal", String(value), Number.isInteger(value) ? "integer" : "decimal");
  if (Array.isArray(value)) return cell("literal", value.join("; "));
  return cell("literal", String(value), type === "string" || type === "mixed" ? "" : type);
}

/** @param {Cell} one */
export const isNumber = (one) => one?.kind === "literal" && NUMBERS.has(one.type);

/**
 * Compare two cells: numbers by size, all else as texts; what is not bound comes last.
 * @param {Cell} a
 * @param {Cell} b
 */
export function compared(a, b) {
  if (!a || !b) return Number(!a) - Number(!b);
  if (isNumber(a) && isNumber(b)) return Number(a.value) - Number(b.value);
  return a.value.localeCompare(b.value, "en", { numeric: true });
}
