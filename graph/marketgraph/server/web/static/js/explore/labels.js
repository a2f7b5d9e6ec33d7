/** Which names are written, and where: the most telling first, none over another. */

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

const CELL = 64;

/** Room that is taken, in a grid of cells, so that thousands of names cost little. */
export class Room {
  constructor() {
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
  }

  /**
   * Take a box unless something is there.
   * @param {Box} box
   * @param {boolean} [anyway]
   * @returns {boolean} whether it was taken
   */
  take(box, anyway = false) {
    const cells = [...this.#over(box)];
    if (!anyway && cells.some((cell) => this.cells.get(cell)?.some((other) => meet(box, other)))) return false;
    for (const cell of cells) {
      const boxes = this.cells.get(cell);
      if (boxes) boxes.push(box);
      else this.cells.set(cell, [box]);
    }
    return true;
  }

  /** @param {Box} box */
  *#over({ x, y, width, height }) {
    for (let column = Math.floor(x / CELL); column <= (x + width) / CELL; column += 1) {
      for (let row = Math.floor(y / CELL); row <= (y + height) / CELL; row += 1) yield column * 10_007 + row;
    }
  }
}

/**
 * @param {Box} one
 * @param {Box} other
 */
function meet(one, other) {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

/**
 * Return the box of a label beside a mark.
 * @param {{ x: number, y: number }} at the mark, in pixels
 * @param {number} size its radius
 * @param {string} side
 * @param {number} width of the text
 * @param {number} height
 * @returns {Box}
 */
export function boxBeside(at, size, side, width, height) {
  const gap = size + 6;
  if (side === "left") return { x: at.x - gap - width, y: at.y - height / 2, width, height };
  if (side === "below") return { x: at.x - width / 2, y: at.y + gap - 2, width, height };
  if (side === "above") return { x: at.x - width / 2, y: at.y - gap + 2 - height, width, height };
  return { x: at.x + gap, y: at.y - height / 2, width, height };
}
