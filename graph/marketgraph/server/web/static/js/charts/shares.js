/** Shares of the parts of a whole: those that are stated, and what is left over in equal parts. */

/** @typedef {{ name: string, path?: string, share?: number | null, children: Part[] }} Part */
/** @typedef {{ name: string, path?: string, share: number | null, size: number, children: Shared[] }} Shared */

/**
 * Give a part and all inside it their sizes.
 * @param {Part} part
 * @param {number} size of the part, in percent of the whole
 * @returns {Shared}
 */
export function shared(part, size) {
  const children = part.children ?? [];
  const stated = children.reduce((sum, child) => sum + (child.share ?? 0), 0);
  const silent = children.filter((child) => child.share === null || child.share === undefined).length;
  const rest = Math.max(100 - stated, silent ? 10 : 0);
  const whole = stated + (silent ? rest : 0);
  return {
    name: part.name, path: part.path, share: part.share ?? null, size,
    children: children.map((child) => shared(child, (size * (child.share ?? rest / silent)) / whole)),
  };
}
