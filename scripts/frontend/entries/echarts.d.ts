import type {
  BarSeriesOption,
  CustomSeriesOption,
  LineSeriesOption,
  PieSeriesOption,
  ScatterSeriesOption,
  SunburstSeriesOption,
  TreeSeriesOption,
} from "echarts/charts";
import type {
  AriaComponentOption,
  DatasetComponentOption,
  GraphicComponentOption,
  GridComponentOption,
  LegendComponentOption,
  MarkAreaComponentOption,
  MarkLineComponentOption,
  MarkPointComponentOption,
  TitleComponentOption,
  TooltipComponentOption,
} from "echarts/components";
import type { ComposeOption } from "echarts/core";

/** An option of the chart types and components that the bundle has. */
export type Option = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | LineSeriesOption
  | PieSeriesOption
  | ScatterSeriesOption
  | SunburstSeriesOption
  | TreeSeriesOption
  | AriaComponentOption
  | DatasetComponentOption
  | GraphicComponentOption
  | GridComponentOption
  | LegendComponentOption
  | MarkAreaComponentOption
  | MarkLineComponentOption
  | MarkPointComponentOption
  | TitleComponentOption
  | TooltipComponentOption
>;
export type { ECharts } from "echarts/core";
export { connect, dispose, format, getInstanceByDom, graphic, init, registerTheme, time } from "echarts/core";
