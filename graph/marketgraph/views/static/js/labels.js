/**
 * Labels keep their size while the marks zoom. Where two would overlap the less important one is
 * left out until there is room; what is selected or near it always has its label.
 */
const LINE = 14;

/** @type {{id: string, left: number, top: number, right: number, bottom: number}[]} drawn labels, on the canvas */
let drawnLabels = [];

/** @param {{x: number, y: number}} spot @returns {string | undefined} the thing whose label is there */
function labelAt({ x, y }) {
  return drawnLabels.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.id;
}

/** @param {Thing} thing @returns {{text: string, sub: boolean}[][]} lines of pieces */
function written(thing) {
  const lines = thing.lines.map((text) => [{ text, sub: false }]);
  if (thing.kind === "group" && state.open.has(thing.id)) lines[0][0].text = `fold ${thing.label.slice(1)}`;
  if (!thing.note) return lines;
  if (thing.kind === "development") lines.push([{ text: thing.note, sub: true }]);
  else lines.at(-1).push({ text: thing.note, sub: true });
  return lines;
}

/** @param {CanvasRenderingContext2D} ctx @param {boolean} sub @param {number} weight @param {number} unit */
function setFont(ctx, sub, weight, unit) {
  ctx.font = `${sub ? 400 : weight} ${(sub ? 11 : 12) * unit}px ${fontFamily}`;
}

/** @type {Map<string, number>} */
const measured = new Map();

/** @param {CanvasRenderingContext2D} ctx @returns {number} the width of a line at size 1 */
function lineWidth(ctx, line, weight) {
  let width = 0;
  line.forEach(({ text, sub }, number) => {
    const key = `${weight}${sub}${text}`;
    if (!measured.has(key)) {
      setFont(ctx, sub, weight, 1);
      measured.set(key, ctx.measureText(text).width);
    }
    width += measured.get(key) + (number ? 5 : 0);
  });
  return width;
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Thing} thing @param {number} unit canvas pixels a screen pixel
 * @returns {{left: number, top: number, right: number, bottom: number, lines: ReturnType<typeof written>, widths: number[],
 *   whole: {left: number, top: number, right: number, bottom: number}}} the box of the label, and that with the mark
 */
function labelBox(ctx, thing, unit, weight = 500, side = thing.side) {
  const lines = written(thing);
  const widths = lines.map((line) => lineWidth(ctx, line, weight) * unit);
  const [width, height] = [Math.max(...widths), lines.length * LINE * unit];
  const { x, y } = thing;
  const r = thing.size + 1;
  const gap = 6 * unit;
  const left = { right: x + r + gap, left: x - r - gap - width }[side] ?? x - width / 2;
  const top = { below: y + r + gap * 0.6, above: y - r - gap * 0.6 - height }[side] ?? y - height / 2;
  const box = { left, top, right: left + width, bottom: top + height, lines, widths, side };
  const inner = { left, right: left + width, top: top + 2 * unit, bottom: top + height - 2 * unit };
  const whole = { left: Math.min(left, x - r), top: Math.min(top, y - r), right: Math.max(box.right, x + r), bottom: Math.max(box.bottom, y + r) };
  return { ...box, inner, whole };
}

/** @param {Thing} thing @returns {number} the smaller the more important */
function importance(thing) {
  if (thing.id === state.selected || thing.id === state.goal || thing.id === cursor) return 0;
  if (lit.has(thing.id)) return 1;
  if (thing.focus) return 2;
  return { development: 4, market: 3, group: 6 }[thing.kind] ?? (thing.note ? 4 : 5);
}

/** @param {number} scale @returns {number} canvas pixels a pixel of a label; close up labels grow a little */
const labelUnit = (scale) => Math.max(scale, 1) ** 0.35 / Math.max(scale, 0.05);

const SIDES = ["right", "left", "below", "above"];

/** Draw the labels of everything in view, and the roles beside lit edges. @param {CanvasRenderingContext2D} ctx */
function drawLabels(ctx) {
  const unit = labelUnit(network.getScale());
  drawnLabels = [];
  const candidates = data.nodes.filter(isDrawn);
  const marks = candidates.map(({ id, x, y, size }) => ({ id, left: x - size, top: y - size, right: x + size, bottom: y + size }));
  const clear = (box, id, others) => others.every((o) => o.id === id || o.right < box.left || o.left > box.right || o.bottom < box.top || o.top > box.bottom);
  const ordered = candidates.map((thing) => ({ thing, weight: importance(thing) }))
    .sort((a, b) => a.weight - b.weight || b.thing.size - a.thing.size);
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const { thing, weight } of ordered) {
    const sides = [thing.side, ...SIDES.filter((side) => side !== thing.side)];
    const boxes = sides.map((side) => labelBox(ctx, thing, unit, weight < 2 ? 600 : 500, side));
    const box = boxes.find((b) => clear(b.inner, thing.id, drawnLabels) && clear(b.inner, thing.id, marks)) ?? (weight === 0 ? boxes[0] : null);
    if (!box) continue;
    drawnLabels.push({ id: thing.id, ...box.inner });
    writeLabel(ctx, thing, box, unit, weight);
  }
  drawEdgeWords(ctx, unit);
}

/** @param {CanvasRenderingContext2D} ctx @param {Thing} thing */
function writeLabel(ctx, thing, box, unit, weight) {
  const quiet = isQuiet(thing.id);
  const strong = weight < 2 ? 600 : 500;
  ctx.globalAlpha = quiet ? 0.45 : 1;
  box.lines.forEach((line, row) => {
    const slack = box.right - box.left - box.widths[row];
    let x = box.left + ({ right: 0, left: slack }[box.side] ?? slack / 2);
    const y = box.top + (row + 0.5) * LINE * unit;
    for (const { text, sub } of line) {
      setFont(ctx, sub, strong, unit);
      ctx.strokeStyle = ink.paper;
      ctx.lineWidth = 3.5 * unit;
      ctx.strokeText(text, x, y);
      ctx.fillStyle = sub ? ink["ink-2"] : ink.ink;
      ctx.fillText(text, x, y);
      x += ctx.measureText(text).width + 5 * unit;
    }
  });
  ctx.globalAlpha = 1;
}

/** Write roles on lit edges, and how many statements an edge stands for. */
function drawEdgeWords(ctx, unit) {
  ctx.textAlign = "center";
  for (const tie of data.edges) {
    const on = litTies.has(tie.id);
    const several = tie.kind !== "structure" && tie.says.length > 1;
    if (!isTieDrawn(tie) || (!several && !(on && tie.kind !== "structure"))) continue;
    const [a, b] = [things.get(tie.from), things.get(tie.to)];
    if (on && Math.hypot(a.x - b.x, a.y - b.y) < 54 * unit) continue;
    const words = on ? [...new Set(tie.says.map((statement) => statement.word.toLowerCase()))].join(", ") : `×${tie.says.length}`;
    setFont(ctx, true, 500, unit);
    ctx.strokeStyle = ink.paper;
    ctx.lineWidth = 3.5 * unit;
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2 - 7 * unit];
    ctx.strokeText(words, x, y);
    ctx.fillStyle = on ? ink.accent : ink["ink-2"];
    ctx.fillText(words, x, y);
  }
  ctx.textAlign = "start";
}
