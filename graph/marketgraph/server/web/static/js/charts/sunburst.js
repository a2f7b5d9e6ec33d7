/** Segments as rings around their market; what no source gives a share of is pale. */
import { hint } from "./rows.js";
import { shared } from "./shares.js";

/**
 * @param {import("./shares.js").Part} market
 * @param {import("./palette.js").Palette} colours
 * @param {number} width
 * @returns {import("../../vendor/echarts.js").Option}
 */
export function option(market, colours, width) {
  const fills = [colours.segment, colours.company, colours.region, colours.product, colours.development];
  const narrow = width < 460;
  const dimensions = market.children.map((dimension, at) => ring(shared(dimension, 100), fills[at % fills.length], colours, narrow, 0));
  return {
    tooltip: hint(colours, (point) => point.data.told ?? point.name),
    series: [{
      type: "sunburst", nodeClick: false, sort: undefined, radius: ["9%", "98%"],
      itemStyle: { borderColor: colours.paper, borderWidth: 1.5 },
      label: { color: colours.ink, fontSize: 11, minAngle: 7, overflow: "truncate", ellipsis: "…" },
      emphasis: { focus: "ancestor" },
      levels: [
        {},
        { r0: "9%", r: "50%", label: { rotate: "radial", align: "right", padding: 4, fontWeight: 600, width: narrow ? 58 : 88 } },
        { r0: "50%", r: "98%", label: { rotate: "radial", align: "right", padding: 4, width: narrow ? 66 : 104 } },
      ],
      data: dimensions,
    }],
  };
}

/**
 * @param {import("./shares.js").Shared} part
 * @param {string} fill
 * @param {import("./palette.js").Palette} colours
 * @param {boolean} narrow
 * @param {number} depth
 * @returns {any}
 */
function ring(part, fill, colours, narrow, depth) {
  const share = part.share === null ? "share not stated" : `${part.share} %`;
  return {
    name: part.name, path: part.path, value: part.children.length ? undefined : part.size,
    told: depth ? `${part.name}\n${share}` : `${part.name}\n${part.children.length} segments`,
    itemStyle: {
      color: depth === 0 ? tint(fill, 34) : part.share === null ? tint(fill, 12) : tint(fill, 62),
      ...(depth && part.share === null ? { borderColor: tint(fill, 45), borderType: "dashed", borderWidth: 0.75 } : {}),
    },
    children: part.children.map((child) => ring(child, fill, colours, narrow, depth + 1)),
  };

  /**
   * @param {string} colour
   * @param {number} percent
   */
  function tint(colour, percent) {
    return mixed(colour, colours.paper, percent / 100);
  }
}

/**
 * Mix two colours written as #rrggbb or #rgb.
 * @param {string} one
 * @param {string} other
 * @param {number} part of the first, 0 to 1
 */
function mixed(one, other, part) {
  const [a, b] = [channels(one), channels(other)];
  return `rgb(${a.map((value, at) => Math.round(value * part + b[at] * (1 - part))).join(",")})`;
}

/** @param {string} colour */
function channels(colour) {
  const short = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, "$&$&") : colour;
  return [1, 3, 5].map((at) => Number.parseInt(short.slice(at, at + 2), 16));
}
