/** The drawing: sigma draws marks and ties on the graphics card, an overlay writes on top of them. */
import { EdgeRectangleProgram, Graph, Sigma } from "../../vendor/sigma.js";
import { Marks } from "./program.js";
import { Overlay } from "./overlay.js";
import { Palette } from "./palette.js";
import { numberOf } from "./shapes.js";
import { Sight } from "./sight.js";
import { sizer } from "./sizes.js";

/** @typedef {import("./filters.js").Scene} Scene */
/** @typedef {{ x: number, y: number }} Point */

const SLOW = 240;
const MARGIN = 56;
const BESIDE = 24;

export class Canvas {
  /**
   * @param {HTMLElement} host
   * @throws {Error} the browser cannot draw by WebGL
   */
  constructor(host) {
    this.host = host;
    this.palette = new Palette();
    this.graph = new Graph({ type: "undirected", multi: false, allowSelfLoops: false });
    /** @type {Map<string, { x: number, y: number, size: number }>} */
    this.places = new Map();
    /** @type {Scene | null} */
    this.scene = null;
    this.sight = Sight.none;
    this.sigma = new Sigma(this.graph, host, {
      nodeProgramClasses: { mark: Marks }, edgeProgramClasses: { line: EdgeRectangleProgram },
      defaultNodeType: "mark", defaultEdgeType: "line", renderLabels: false, zIndex: true, stagePadding: 0,
      minEdgeThickness: 1.5, autoRescale: false, autoCenter: false, allowInvalidContainer: true,
      minCameraRatio: 0.12, maxCameraRatio: 12, doubleClickZoomingRatio: 1, enableCameraRotation: false,
      defaultDrawNodeHover: () => {},
    });
    // Marks are found by their places: reading the picture back from the graphics card stalls it.
    this.sigma.getMouseCaptor().removeAllListeners();
    this.sigma.getTouchCaptor().removeAllListeners();
    this.overlay = new Overlay(this);
    this.sigma.on("afterRender", () => this.overlay.draw());
    this.#frame();
    new ResizeObserver(() => this.#frame()).observe(host);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#repaint());
  }

  get camera() {
    return this.sigma.getCamera();
  }

  /**
   * Draw a scene; nodes that are new grow out of where they hang.
   * @param {Scene} scene
   */
  draw(scene) {
    this.scene = scene;
    this.#frame();
    const size = sizer(scene.model, scene.state.size);
    this.places = new Map([...scene.model.nodes.values()].map((node) => [node.id, { x: node.x, y: -node.y, size: size(node) }]));
    this.sight = new Sight(scene, this.places);
    this.#nodes(scene);
    this.#ties(scene);
    this.sigma.refresh();
  }

  /** @param {Scene} scene */
  #nodes({ model, state, shown }) {
    for (const id of this.graph.nodes()) if (!shown.has(id)) this.graph.dropNode(id);
    for (const id of shown) {
      const node = model.nodes.get(id);
      const place = this.places.get(id);
      if (!node || !place) continue;
      const { fill, line } = this.palette.paint(node, state.colour);
      this.graph.mergeNode(id, { ...place, color: fill, line, shape: numberOf(node.kind), zIndex: node.focus ? 2 : 1 });
    }
  }

  /** @param {Scene} scene */
  #ties({ ties, model, state, shown }) {
    const paint = { structure: this.palette.tone("rule-2"), other: this.palette.tone("control") };
    const wanted = new Map();
    for (const tie of ties) {
      if (tie.says.every((one) => one.kind === "suggested")) continue;
      const structure = tie.says.every((one) => one.kind === "structure");
      wanted.set(`${tie.source} ${tie.target}`, { color: structure ? paint.structure : paint.other, size: structure ? 1 : 1.4, tie });
    }
    for (const node of model.nodes.values()) {
      if (node.anchor && shown.has(node.id) && shown.has(node.anchor) && !state.hidden.includes(node.anchor)) {
        wanted.set(`${node.anchor} ${node.id}`, { color: paint.structure, size: 1, tie: { source: node.anchor, target: node.id } });
      }
    }
    for (const edge of this.graph.edges()) if (!wanted.has(edge)) this.graph.dropEdge(edge);
    for (const [key, { color, size, tie }] of wanted) this.graph.mergeEdgeWithKey(key, tie.source, tie.target, { color, size });
  }

  /**
   * Move a node while it is dragged.
   * @param {string} id
   * @param {Point} place in the graph, y upwards
   */
  move(id, { x, y }) {
    const place = this.places.get(id);
    if (!place || !this.graph.hasNode(id)) return;
    [place.x, place.y] = [x, y];
    this.graph.mergeNodeAttributes(id, { x, y });
  }

  /** Draw again what is written on top: something is selected, or the pointer is over it. */
  touch() {
    this.overlay.draw();
  }

  /**
   * Return the node at a place of the host, the nearest one, none if there is none.
   * @param {Point} point in pixels
   */
  at(point) {
    return this.sight.at(point);
  }

  /** How places of the graph become places of the screen. @returns {import("./sight.js").Lens} */
  get lens() {
    // The camera does not turn, so that two places tell where all others are.
    const zero = this.sigma.graphToViewport({ x: 0, y: 0 });
    const one = this.sigma.graphToViewport({ x: 1000, y: 1000 });
    const [wide, high] = [(one.x - zero.x) / 1000, (one.y - zero.y) / 1000];
    return { ...zero, wide, high, scale: 1 / Math.sqrt(this.camera.ratio), ...this.sigma.getDimensions() };
  }

  /** Show everything: as large as it can be read, from the left where it cannot be shown whole. */
  fit() {
    this.look(this.whole);
  }

  /** What shows everything, in places of the graph. */
  get whole() {
    const spots = [...(this.scene?.shown ?? [])].flatMap((id) => this.places.get(id) ?? []);
    const { width, height } = this.sigma.getDimensions();
    if (!spots.length) return { x: 0, y: 0, scale: 1 };
    const xs = spots.map((spot) => spot.x);
    const ys = spots.map((spot) => spot.y);
    const named = this.sight.spots.filter((spot) => spot.node.side === "right");
    const ends = named.map(({ node, place }) => place.x + place.size + BESIDE + Math.max(...node.lines.map((line) => this.overlay.names.width(line, false))));
    const [left, right, low, high] = [Math.min(...xs) - 110, Math.max(Math.max(...xs) + 110, ...ends), Math.min(...ys) - 24, Math.max(...ys) + 24];
    const whole = Math.min((width - MARGIN) / (right - left), (height - MARGIN) / (high - low), 1.6);
    const scale = Math.max(whole, Math.min(0.55, 1));
    const x = scale > whole && (width - MARGIN) / (right - left) < scale ? left + width / 2 / scale : (left + right) / 2;
    return { x, y: (low + high) / 2, scale };
  }

  /**
   * Bring places of the graph to the middle.
   * @param {{ x: number, y: number, scale?: number }} to
   * @param {boolean} [calm] whether the camera moves there, if motion is wanted at all
   */
  look({ x, y, scale }, calm = true) {
    const side = this.#side();
    const state = { x: 0.5 + x / side, y: 0.5 + y / side, ratio: scale ? 1 / scale : this.camera.ratio };
    if (calm && !matchMedia("(prefers-reduced-motion: reduce)").matches) void this.camera.animate(state, { duration: SLOW });
    else this.camera.setState(state);
  }

  /** Return where the camera looks, in places of the graph. */
  get gaze() {
    const side = this.#side();
    const { x, y, ratio } = this.camera.getState();
    return { x: (x - 0.5) * side, y: (y - 0.5) * side, scale: 1 / ratio };
  }

  /**
   * Bring a node into sight, if it is not.
   * @param {string} id
   */
  reveal(id) {
    const place = this.places.get(id);
    if (!place) return;
    const { x, y } = this.sigma.graphToViewport(place);
    const { width, height } = this.sigma.getDimensions();
    if (x < 24 || y < 24 || x > width - 24 || y > height - 24) this.look(place);
  }

  #side() {
    const { width, height } = this.sigma.getDimensions();
    return Math.max(width, height, 1);
  }

  /** One unit of the graph is one pixel at scale 1, whatever is drawn. */
  #frame() {
    const before = this.sigma.getCustomBBox() && this.gaze;
    const old = this.sigma.getDimensions();
    this.sigma.resize();
    const { width, height } = this.sigma.getDimensions();
    if (before && old.width === width && old.height === height) return;
    this.sigma.setCustomBBox({ x: [-width / 2, width / 2], y: [-height / 2, height / 2] });
    this.sigma.refresh();
    if (before) this.look(before, false);
  }

  #repaint() {
    this.palette = new Palette();
    if (this.scene) this.draw(this.scene);
  }
}
