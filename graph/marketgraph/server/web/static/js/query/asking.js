/** Asks the endpoint and the saved queries. */
import { ApiError, get } from "../api.js";
import { fromRows, fromSparql } from "./cells.js";

/** @typedef {import("./cells.js").Result} Result */
/** @typedef {[string, string][]} Fields */

/**
 * What came back: rows, a yes or no, or statements as Turtle.
 * @typedef {{ rows: Result } | { yes: boolean } | { turtle: string }} Answer
 */

const JSON_RESULTS = "application/sparql-results+json";

/**
 * Send a query to /sparql.
 * @param {Fields} fields the query, and the graphs that it is asked over
 * @param {string} accept
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ text: string, media: string }>}
 * @throws {ApiError} it is refused, fails, or the server is not there
 */
export async function sent(fields, accept, signal) {
  let answer;
  try {
    answer = await fetch("/sparql", { method: "POST", body: new URLSearchParams(fields), headers: { Accept: accept }, signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, "The server does not answer.", "Is “marketgraph serve” still running?");
  }
  const text = await answer.text();
  if (answer.ok) return { text, media: (answer.headers.get("Content-Type") ?? "").replace(/;.*/, "") };
  throw problem(answer, text);
}

/**
 * @param {Response} answer
 * @param {string} text
 */
function problem(answer, text) {
  try {
    const told = JSON.parse(text);
    return new ApiError(answer.status, told.detail ?? answer.statusText, told.remedy, told.place);
  } catch {
    return new ApiError(answer.status, answer.statusText);
  }
}

/**
 * Ask a query as written.
 * @param {Fields} fields
 * @param {AbortSignal} signal
 * @returns {Promise<Answer>}
 */
export async function ask(fields, signal) {
  const { text, media } = await sent(fields, `${JSON_RESULTS}, text/turtle`, signal);
  if (media !== JSON_RESULTS) return { turtle: text };
  const told = JSON.parse(text);
  return "boolean" in told ? { yes: told.boolean } : { rows: fromSparql(told) };
}

/**
 * Ask a saved query.
 * @param {string} name
 * @param {Fields} fields values by parameter
 * @param {AbortSignal} signal
 * @returns {Promise<Answer>}
 */
export async function askSaved(name, fields, signal) {
  return { rows: fromRows(await get(`/queries/${encodeURIComponent(name)}`, grouped(fields), signal)) };
}

/**
 * Return the text of a saved query with its parameters bound.
 * @param {string} name
 * @param {Fields} fields
 * @returns {Promise<string>}
 */
export async function textOf(name, fields) {
  return (await get(`/queries/${encodeURIComponent(name)}/text`, grouped(fields))).query;
}

/** @param {Fields} fields */
function grouped(fields) {
  /** @type {Record<string, string[]>} */
  const found = {};
  for (const [name, value] of fields) (found[name] ??= []).push(value);
  return found;
}
