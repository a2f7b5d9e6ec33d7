// The charts that pages draw, as SVG. Whatever is not registered here is not in the bundle.
import {
  BarChart,
  CustomChart,
  LineChart,
  PieChart,
  ScatterChart,
  SunburstChart,
  TreeChart,
} from "echarts/charts";
import {
  AriaComponent,
  DatasetComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  TooltipComponent,
} from "echarts/components";
import { use } from "echarts/core";
import { LabelLayout, UniversalTransition } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart,
  CustomChart,
  LineChart,
  PieChart,
  ScatterChart,
  SunburstChart,
  TreeChart,
  AriaComponent,
  DatasetComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  TooltipComponent,
  LabelLayout,
  UniversalTransition,
  SVGRenderer,
]);

export { connect, dispose, format, getInstanceByDom, graphic, init, registerTheme, time } from "echarts/core";
