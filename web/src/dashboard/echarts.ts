import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

// Each is named, so that the rest of the library stays out; loaded once the page's frame is there.
use([BarChart, HeatmapChart, LineChart, ScatterChart]);
use([AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent]);
use([VisualMapContinuousComponent, LabelLayout, CanvasRenderer]);

/** Paper and magnified pages show finer dots than a screen has. */
const LEAST_RATIO = 2;

/**
 * A canvas: what draws SVG writes style attributes, which the content security policy forbids.
 * @param element As large as the chart is to be.
 */
export const startChart = (element: HTMLElement): EChartsType =>
  init(element, undefined, { devicePixelRatio: Math.max(LEAST_RATIO, devicePixelRatio) });
