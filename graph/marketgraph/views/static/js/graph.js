/** The canvas: vis-network draws and pans, marks and labels are our own. */
const stage = document.getElementById("graph");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");

/** @type {Record<string, string>} colours of the present scheme, by token */
let ink = {};
let fontFamily = "sans-serif";

/** Read the colours from the style sheet. */
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "ink", "ink-2", "ink-3", "rule-2", "accent", "accent-wash", "suggest"];
  for (const kind of [...Object.keys(data.kinds)]) names.push(kind, `${kind}-line`);
  ink = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  fontFamily = getComputedStyle(document.body).fontFamily;
}

/** @type {Record<string, (ctx: CanvasRenderingContext2D, r: number) => void>} */
const OUTLINES = {
  company: (ctx, r) => ctx.arc(0, 0, r, 0, 7),
  market: (ctx, r) => ctx.arc(0, 0, r, 0, 7),
  development: (ctx, r) => polygon(ctx, [[0, -r], [r, 0], [0, r], [-r, 0]]),
  segment: (ctx, r) => ctx.rect(-r * 0.9, -r * 0.9, r * 1.8, r * 1.8),
  region: (ctx, r) => polygon(ctx, [[0, -r * 1.15], [r * 1.15, r * 0.9], [-r * 1.15, r * 0.9]]),
  product: (ctx, r) => polygon(ctx, [[-r * 0.55, -r], [r * 0.55, -r], [r * 1.15, 0], [r * 0.55, r], [-r * 0.55, r], [-r * 1.15, 0]]),
  factor: (ctx, r) => polygon(ctx, [[-0.38, -1], [0.38, -1], [0.38, -0.38], [1, -0.38], [1, 0.38], [0.38, 0.38], [0.38, 1], [-0.38, 1], [-0.38, 0.38], [-1, 0.38], [-1, -0.38], [-0.38, -0.38]].map(([x, y]) => [x * r, y * r])),
  other: (ctx, r) => polygon(ctx, [0, 1, 2, 3, 4].map((n) => [r * Math.sin(n * 1.2566), -r * Math.cos(n * 1.2566)])),
};

/** @param {CanvasRenderingContext2D} ctx @param {number[][]} corners */
function polygon(ctx, corners) {
  corners.forEach(([x, y], number) => (number ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.closePath();
}

/** @param {CanvasRenderingContext2D} ctx @param {Thing} thing @param {number} x @param {number} y */
function drawMark(ctx, thing, x, y) {
  const kind = kindOf(thing);
  const shape = OUTLINES[kind] ?? OUTLINES.other;
  const r = thing.size;
  ctx.save();
  ctx.translate(x, y);
  ctx.globalAlpha = isQuiet(thing.id) ? 0.35 : 1;
  drawRings(ctx, thing, r);
  ctx.lineWidth = kind === "market" ? Math.max(2.4, r / 3.6) : 1.3;
  if (thing.kind === "group") {
    ctx.fillStyle = ink.paper;
    ctx.strokeStyle = ink[`${kind}-line`];
    for (const shift of [3, 0]) {
      ctx.save();
      ctx.translate(shift, -shift);
      outline(ctx, shape, r);
      ctx.restore();
    }
  } else {
    ctx.fillStyle = kind === "market" ? ink.paper : ink[kind] || ink.other;
    ctx.strokeStyle = ink[`${kind}-line`] || ink["ink-2"];
    outline(ctx, shape, r);
  }
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {(c: CanvasRenderingContext2D, r: number) => void} shape @param {number} r */
function outline(ctx, shape, r) {
  ctx.beginPath();
  shape(ctx, r);
  ctx.fill();
  ctx.stroke();
}

/** The ring of a selected thing, and around it that of the thing that has the keyboard. */
function drawRings(ctx, thing, r) {
  if (thing.id === state.selected || thing.id === state.goal) {
    ctx.beginPath();
    ctx.arc(0, 0, r + 6, 0, 7);
    ctx.fillStyle = ink["accent-wash"];
    ctx.strokeStyle = ink.accent;
    ctx.lineWidth = 2;
    ctx.fill();
    ctx.stroke();
  }
  if (thing.id === cursor && document.activeElement === stage && stage.matches(":focus-visible")) {
    ctx.beginPath();
    ctx.arc(0, 0, r + 11, 0, 7);
    ctx.strokeStyle = ink.accent;
    ctx.lineWidth = 2.5;
    ctx.stroke();
  }
}

/** @type {Set<string>} things that are lit: the selected one and its neighbours, or a path */
let lit = new Set();
/** @type {Set<string>} the same for edges */
let litTies = new Set();

/** @param {string} id @returns {boolean} whether it steps back behind what is lit */
const isQuiet = (id) => state.goal !== null && lit.size > 0 && !lit.has(id);

/** Work out what is lit. */
function light() {
  const path = currentPath();
  lit = new Set();
  litTies = new Set();
  if (path) {
    lit = new Set(path.steps);
    litTies = new Set(path.ties.map((tie) => tie.id));
  } else if (state.selected) {
    lit.add(state.selected);
    for (const tie of tiesOf.get(state.selected)) {
      if (!isTieDrawn(tie)) continue;
      litTies.add(tie.id);
      lit.add(otherEnd(tie, state.selected));
    }
  }
}

/** @param {Tie} tie @returns {boolean} whether it is one of very many to the middle, from a thing with closer ties */
function isOneOfMany(tie) {
  const middle = data.focus.length === 1 && [tie.from, tie.to].includes(data.focus[0]) ? data.focus[0] : null;
  return middle !== null && tiesOf.get(middle).filter(isTieDrawn).length > 60 && tiesOf.get(otherEnd(tie, middle)).length > 1;
}

/** @param {Tie} tie @returns {object} how vis-network draws it now */
function tieLook(tie) {
  const on = litTies.has(tie.id);
  const width = { role: 1.4, relation: 1.4, suggested: 1.8 }[tie.kind] ?? 1;
  const colour = { role: ink["ink-3"], relation: ink["ink-3"], suggested: ink.suggest }[tie.kind] ?? ink["rule-2"];
  const quiet = isQuiet(tie.from) || isQuiet(tie.to);
  const faint = quiet || isOneOfMany(tie);
  return {
    id: tie.id, hidden: !isTieDrawn(tie), width: on ? 2.2 : width, dashes: tie.kind === "suggested" ? [2, 4] : false,
    color: { color: on ? ink.accent : colour, opacity: faint && !on ? 0.35 : 1, inherit: false },
  };
}

const nodeSet = new vis.DataSet(data.nodes.map((thing) => ({
  id: thing.id, x: thing.x, y: thing.y, shape: "custom", size: thing.size, label: "",
  ctxRenderer: ({ ctx, x, y }) => ({ drawNode: () => drawMark(ctx, thing, x, y), nodeDimensions: { width: thing.size * 2 + 6, height: thing.size * 2 + 6 } }),
})));

/** An opened group's members hang on the group's mark instead of on what the group hangs on. */
function drawnEnd(id, other) {
  const group = things.get(things.get(other).group ?? "");
  return group && tiesOf.get(group.id).some((tie) => otherEnd(tie, group.id) === id) ? group.id : id;
}

const edgeSet = new vis.DataSet(data.edges.map((tie) => ({ id: tie.id, from: drawnEnd(tie.from, tie.to), to: drawnEnd(tie.to, tie.from) })));

/** @type {any} vis-network's own object */
let network;

/** Make the canvas, once. */
function buildGraph() {
  readColours();
  network = new vis.Network(document.getElementById("canvas"), { nodes: nodeSet, edges: edgeSet }, {
    physics: false, layout: { randomSeed: 1, improvedLayout: false }, autoResize: true,
    nodes: { font: { size: 0 }, chosen: false }, edges: { smooth: false, selectionWidth: 0, hoverWidth: 0, chosen: false },
    interaction: { hover: false, keyboard: false, multiselect: false, selectConnectedEdges: false, tooltipDelay: 1e9, zoomSpeed: 0.6 },
  });
  network.canvas.frame.tabIndex = -1;
  network.on("afterDrawing", drawLabels);
  network.on("click", clicked);
  network.on("zoom", ({ scale }) => {
    if (scale < 0.12) network.moveTo({ scale: 0.12 });
    if (scale > 4) network.moveTo({ scale: 4 });
  });
  for (const scheme of [dark, calm]) scheme.addEventListener("change", repaint);
  watchers.push(updateGraph);
}

/** Read the colours anew and draw everything. */
function repaint() {
  readColours();
  updateGraph();
}

/** Bring the canvas in step with the state. */
function updateGraph() {
  light();
  nodeSet.update(data.nodes.map((thing) => ({ id: thing.id, hidden: !isDrawn(thing) })));
  edgeSet.update(data.edges.map(tieLook));
  network.redraw();
}

/** @param {{nodes: string[], edges: string[], pointer: {canvas: {x: number, y: number}}, event: any}} click */
function clicked({ nodes, edges, pointer, event }) {
  const id = nodes[0] ?? labelAt(pointer.canvas);
  if (id && event.srcEvent?.shiftKey && state.selected) set({ goal: id, picking: false });
  else if (id) choose(id);
  else if (edges.length) chooseTie(edges[0]);
  else set({ selected: null, goal: null, picking: false });
  cursor = id ?? cursor;
}

/** Choose a thing: the end of a path, a group to open, or the thing to tell about. @param {string} id */
function choose(id) {
  const thing = things.get(id);
  if (state.picking && state.selected && id !== state.selected && thing.kind !== "group") set({ goal: id, picking: false });
  else if (thing.kind === "group") {
    toggleGroup(id);
    fit();
  } else select(id);
  cursor = id;
}

/** @param {string} id an edge, told about in the panel */
function chooseTie(id) {
  const tie = data.edges.find((candidate) => candidate.id === id);
  if (tie?.says.length) showTie(tie);
}

/** @returns {{scale: number, x: number, y: number}} the view that holds everything drawn, labels included */
function wholeView() {
  let view = viewAt(1);
  for (let round = 0; round < 3; round += 1) view = viewAt(view.scale);
  return view;
}

/** @param {number} at the scale whose labels are measured; they keep their size, so more fits at a larger one */
function viewAt(at) {
  const ctx = document.createElement("canvas").getContext("2d");
  const boxes = data.nodes.filter(isDrawn).map((thing) => labelBox(ctx, thing, labelUnit(at), 600).whole);
  const [left, top] = [Math.min(...boxes.map((b) => b.left)), Math.min(...boxes.map((b) => b.top))];
  const [right, bottom] = [Math.max(...boxes.map((b) => b.right)), Math.max(...boxes.map((b) => b.bottom))];
  const [width, height] = [stage.clientWidth - 40, stage.clientHeight - 36];
  let scale = Math.min(width / (right - left), height / (bottom - top), 1.25);
  let [x, y] = [(left + right) / 2, (top + bottom) / 2];
  if (stage.clientWidth < 700 && scale < 0.7) {
    scale = 0.78;
    x = left + width / scale / 2;
  }
  return { scale, x, y };
}

/** Show everything. @param {boolean} [still] at once */
function fit(still = false) {
  const { scale, x, y } = wholeView();
  network.moveTo({ position: { x, y }, scale, animation: motion(still) });
}

/** @param {boolean} still @returns {object | false} */
const motion = (still = false) => (still || calm.matches ? false : { duration: 240, easingFunction: "easeInOutQuad" });

/** Move the view only if a thing is outside it. @param {string} id */
function show(id) {
  const { x, y } = network.getPosition(id);
  const spot = network.canvasToDOM({ x, y });
  const edge = 40;
  const outside = spot.x < edge || spot.y < edge || spot.x > stage.clientWidth - 3 * edge || spot.y > stage.clientHeight - edge;
  if (outside) network.moveTo({ position: { x, y }, animation: motion() });
}

/** @param {number} factor */
const zoom = (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.12, network.getScale() * factor)), animation: motion() });
