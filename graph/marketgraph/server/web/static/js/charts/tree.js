/** Segments as a tree from their market to the right. */

/**
 * @param {import("./shares.js").Part} market
 * @param {import("./palette.js").Palette} colours
 * @param {number} width
 * @returns {import("../../vendor/echarts.js").Option}
 */
export function option(market, colours, width) {
  const narrow = width < 520;
  const named = (/** @type {any} */ point) => {
    const share = point.data.share;
    return share === null || share === undefined ? point.name : `${share} %  ${point.name}`;
  };
  return {
    series: [{
      type: "tree", data: [/** @type {any} */ (market)], left: narrow ? 10 : 150, right: narrow ? 110 : 210, top: 8, bottom: 8, roam: false,
      expandAndCollapse: false, initialTreeDepth: -1, symbol: "circle", symbolSize: 7, edgeShape: "curve",
      lineStyle: { color: colours["rule-2"], width: 1 },
      itemStyle: { color: colours.segment, borderColor: colours["segment-line"] },
      label: {
        position: narrow ? "top" : "left", align: narrow ? "left" : "right", verticalAlign: "middle", color: colours.ink, fontSize: 12,
        fontWeight: 600, width: narrow ? 96 : 140, overflow: "truncate", formatter: named,
      },
      leaves: { label: { position: "right", align: "left", fontWeight: "normal", width: narrow ? 100 : 195, formatter: named } },
    }],
  };
}
