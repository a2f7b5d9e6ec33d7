/** Decisions without leaving the page: the card folds to what was decided, and can be undone there. */
import { element, found } from "./dom.js";

const KEYS = new Map([["s", "same"], ["d", "different"], ["a", "accept"], ["r", "reject"], ["u", "undo"]]);
const DONE = new Map([
  ["same", "One thing"], ["different", "Two things"], ["accept", "Accepted"], ["reject", "Rejected"],
]);

/** @typedef {{ id: string, verdict: string, by: string, at: string }} Judgement */

/** @type {WeakMap<HTMLElement, Node[]>} what a card held before it was judged */
const before = new WeakMap();

/** @param {string} text */
const say = (text) => {
  found("said", HTMLElement).textContent = text;
};

/**
 * Send a decision.
 * @param {URLSearchParams} form
 * @returns {Promise<Judgement>}
 */
async function send(form) {
  const answer = await fetch("/review", { method: "POST", body: form, headers: { Accept: "application/json" } });
  const told = await answer.json();
  if (!answer.ok) throw new Error([told.detail, told.remedy].filter(Boolean).join(" "));
  return told;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 */
async function decide(form, button) {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form)) sent.set(name, String(value));
  sent.set("verdict", button.value);
  const card = /** @type {HTMLElement} */ (form.closest(".card, li"));
  card.querySelector(".error")?.remove();
  try {
    const judgement = await send(sent);
    if (form.dataset.undo !== undefined) restore(card);
    else fold(card, judgement, sent.get("token") ?? "");
  } catch (error) {
    card.append(element("p", { class: "note error", role: "alert" }, String(error instanceof Error ? error.message : error)));
  }
}

/**
 * Fold a card to what was decided.
 * @param {HTMLElement} card
 * @param {Judgement} judgement
 * @param {string} token
 */
function fold(card, judgement, token) {
  const what = card.getAttribute("aria-label") ?? "";
  const done = DONE.get(judgement.verdict) ?? judgement.verdict;
  before.set(card, [...card.childNodes]);
  const undo = element("form", { method: "post", action: "/review", "data-decision": true, "data-undo": true },
    element("input", { type: "hidden", name: "token", value: token }),
    element("input", { type: "hidden", name: "subject", value: judgement.id }),
    element("button", { class: "btn", name: "verdict", value: "undo" }, "Undo"));
  card.replaceChildren(element("p", {}, element("b", {}, done), ` ${what}`), undo);
  card.classList.add("judged");
  say(`${done}: ${what}`);
  step(card, 1);
}

/** @param {HTMLElement} card */
function restore(card) {
  const held = before.get(card);
  if (!held) {
    card.remove();
    say("Undone.");
    return;
  }
  card.replaceChildren(...held);
  card.classList.remove("judged");
  card.focus();
  say("Undone.");
}

/** @returns {HTMLElement[]} */
const cards = () => [...document.querySelectorAll(".card")].filter((card) => card instanceof HTMLElement);

/**
 * Move the focus to the next card, or the one before.
 * @param {Element | null} from
 * @param {number} by
 */
function step(from, by) {
  const all = cards();
  const at = from instanceof HTMLElement ? all.indexOf(from) : -1;
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  const card = all[Math.max(0, Math.min(next, all.length - 1))];
  card?.focus();
  card?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.decision === undefined) return;
  event.preventDefault();
  if (event.submitter instanceof HTMLButtonElement) decide(form, event.submitter);
});

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  const card = target.closest(".card");
  if (key === "j") step(card, 1);
  else if (key === "k") step(card, -1);
  else if (KEYS.has(key) && card) {
    /** @type {HTMLButtonElement | null} */ (card.querySelector(`button[value="${KEYS.get(key)}"]`))?.click();
  } else return;
  event.preventDefault();
});
