// A graph (graphology) and its drawing (sigma), with what programs of our own are made of.
export { DirectedGraph, default as Graph, MultiGraph, UndirectedGraph } from "graphology";
export { Camera, MouseCaptor, default as Sigma, TouchCaptor } from "sigma";
export * from "sigma/rendering";
export { DEFAULT_SETTINGS } from "sigma/settings";
export { animateNodes, colorToArray, floatColor, parseColor } from "sigma/utils";
