/** Which names are written, and where: the most telling first, none over another. */

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

const CELL = 64;

/** Room on the screen that is taken, in a grid of cells, so that thousands of names cost little. */
export class Room {
  constructor() {
    this.columns = 1;
    this.rows = 1;
    /** @type {number[][]} the numbers of the boxes over a cell */
    this.cells = [];
    /** @type {number[]} left, top, right and bottom of each box */
    this.sides = [];
  }

  /**
   * Forget what was taken; the screen may have another size.
   * @param {number} width
   * @param {number} height
   */
  clear(width, height) {
    this.columns = Math.max(1, Math.ceil(width / CELL));
    this.rows = Math.max(1, Math.ceil(height / CELL));
    while (this.cells.length < this.columns * this.rows) this.cells.push([]);
    for (const cell of this.cells) cell.length = 0;
    this.sides.length = 0;
  }

  /**
   * Take a box unless something is there.
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @param {boolean} [anyway]
   * @returns {boolean} whether it was taken
   */
  take(x, y, width, height, anyway = false) {
    if (!anyway && this.full(x, y, width, height)) return false;
    const [right, bottom] = [x + width, y + height];
    const [first, last] = [this.#cell(x, this.columns), this.#cell(right, this.columns)];
    const [top, low] = [this.#cell(y, this.rows), this.#cell(bottom, this.rows)];
    const number = this.sides.length;
    this.sides.push(x, y, right, bottom);
    for (let row = top; row <= low; row += 1) {
      for (let column = first; column <= last; column += 1) this.cells[row * this.columns + column]?.push(number);
    }
    return true;
  }

  /**
   * Return whether something is in a box.
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  full(x, y, width, height) {
    const [right, bottom] = [x + width, y + height];
    const [first, last] = [this.#cell(x, this.columns), this.#cell(right, this.columns)];
    const [top, low] = [this.#cell(y, this.rows), this.#cell(bottom, this.rows)];
    for (let row = top; row <= low; row += 1) {
      for (let column = first; column <= last; column += 1) if (this.#meets(row * this.columns + column, x, y, right, bottom)) return true;
    }
    return false;
  }

  /**
   * Return the cell of a place in one direction; what is beyond the screen belongs to the cells at its edge.
   * @param {number} at
   * @param {number} cells
   */
  #cell(at, cells) {
    return Math.min(Math.max(Math.floor(at / CELL), 0), cells - 1);
  }

  /**
   * @param {number} cell
   * @param {number} x
   * @param {number} y
   * @param {number} right
   * @param {number} bottom
   */
  #meets(cell, x, y, right, bottom) {
    const { sides } = this;
    for (const at of this.cells[cell] ?? []) {
      if (x < Number(sides[at + 2]) && Number(sides[at]) < right && y < Number(sides[at + 3]) && Number(sides[at + 1]) < bottom) return true;
    }
    return false;
  }
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
