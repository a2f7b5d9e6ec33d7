/** The cards with passages that marks of sources open: in sight, one at a time, closed by Escape or a click elsewhere. */

const GAP = 12;

/** Look after the cards of the page. */
export function keepCards() {
  document.addEventListener("toggle", (event) => {
    const cite = event.target;
    if (!(cite instanceof HTMLDetailsElement) || !cite.matches(".cite") || !cite.open) return;
    for (const other of opened()) if (other !== cite) other.open = false;
    const card = cite.querySelector(".card");
    if (card instanceof HTMLElement) place(card);
  }, true);
  document.addEventListener("keydown", (event) => {
    const [cite] = opened();
    if (event.key !== "Escape" || !cite) return;
    cite.open = false;
    cite.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    const inside = event.target instanceof Element ? event.target.closest(".cite") : null;
    for (const cite of opened()) if (cite !== inside) cite.open = false;
  });
}

/** @returns {HTMLDetailsElement[]} */
function opened() {
  return [...document.querySelectorAll("details.cite")].filter(
    /** @returns {one is HTMLDetailsElement} */ (one) => one instanceof HTMLDetailsElement && one.open,
  );
}

/**
 * Move a card sideways until all of it is in the window.
 * @param {HTMLElement} card
 */
function place(card) {
  card.style.left = "";
  if (getComputedStyle(card).position !== "absolute") return;
  const box = card.getBoundingClientRect();
  const over = box.right - (document.documentElement.clientWidth - GAP);
  if (over > 0) card.style.left = `${-Math.min(over, box.left - GAP)}px`;
}
