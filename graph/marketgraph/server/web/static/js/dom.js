/** Elements made from texts: whatever a name holds, it stays text. */

const SVG = "http://www.w3.org/2000/svg";
const ALIKE = new Map([
  ["organization", "company"], ["dimension", "segment"], ["offering", "product"],
  ["publication", "document"], ["report", "document"], ["claim", "document"], ["passage", "document"],
]);
const SHAPES = new Set(["market", "company", "development", "segment", "region", "product", "factor", "document"]);

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] true is an empty one; false, null and undefined are none
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...children);
  return made;
}

/**
 * Return the shape by which a kind is drawn.
 * @param {string} kind
 */
export function shape(kind) {
  const found = ALIKE.get(kind) ?? kind;
  return SHAPES.has(found) ? found : "other";
}

/**
 * Make the mark of a kind: its shape and colour.
 * @param {string} kind
 * @returns {SVGSVGElement}
 */
export function mark(kind) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `k k-${shape(kind)}`);
  svg.setAttribute("viewBox", "0 0 12 12");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/static/kinds.svg#${shape(kind)}`);
  svg.append(use);
  return svg;
}

/**
 * Return the element with an id.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 * @throws {TypeError} there is none of that type
 */
export function found(id, type) {
  const one = document.getElementById(id);
  if (!(one instanceof type)) throw new TypeError(`no ${type.name} #${id}`);
  return one;
}
