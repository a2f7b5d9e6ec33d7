/** The JSON API, as docs/api.md and /api/openapi.json describe it. */

/**
 * A thing as every answer names it.
 * @typedef {object} Thing
 * @property {string} iri
 * @property {string} path of its page
 * @property {string} kind
 * @property {string} label
 * @property {string | null} country ISO 3166-1 alpha-2
 */

/**
 * A thing that was found by a name.
 * @typedef {Thing & { matched: string, score: number }} Hit
 */

/** An answer that is no success, with what the server says of it. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   * @param {string} [remedy]
   * @param {string} [place] in the query, as "line 3, column 5"
   */
  constructor(status, detail, remedy, place) {
    super(remedy ? `${detail} ${remedy}` : detail);
    this.status = status;
    this.place = place;
  }
}

/**
 * Ask the API.
 * @param {string} path below /api, as "/search"
 * @param {Record<string, string | number | boolean | string[] | null | undefined>} [parameters] those without a value are left out
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>} what the API answers
 * @throws {ApiError} the server refuses, or is not there
 */
export async function get(path, parameters = {}, signal) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== "") query.append(name, String(one));
    }
  }
  const answer = await asked(`/api${path}?${query}`, { signal, headers: { Accept: "application/json" } });
  if (answer.ok) return answer.json();
  throw await refusal(answer);
}

/**
 * Ask the API for a file.
 * @param {string} path below /api
 * @param {unknown} body sent as JSON
 * @returns {Promise<Response>} what the API answers
 * @throws {ApiError} the server refuses, or is not there
 */
export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  const answer = await asked(`/api${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  if (answer.ok) return answer;
  throw await refusal(answer);
}

/** @param {Response} answer */
async function refusal(answer) {
  const problem = await answer.json().catch(() => ({}));
  return new ApiError(answer.status, problem.detail ?? answer.statusText, problem.remedy, problem.place);
}

/**
 * @param {string} address
 * @param {RequestInit} how
 */
async function asked(address, how) {
  try {
    return await fetch(address, how);
  } catch (error) {
    if (how.signal?.aborted) throw error;
    throw new ApiError(0, "The server does not answer.", "Is “marketgraph serve” still running?");
  }
}
