import type { EChartsCoreOption } from 'echarts/core';
import type { Paper } from './chart.ts';

/**
 * What all charts have in common.
 * @param names Of its series, where there are several: room is kept for as many lines as they take.
 */
export function frame(paper: Paper, names: readonly string[] = []): EChartsCoreOption {
  const { theme, size, isMoving } = paper;
  const text = { color: theme.ink, fontFamily: theme.font, fontSize: size };
  return {
    animation: isMoving,
    animationDuration: 300,
    color: [...theme.series],
    textStyle: text,
    grid: { left: 4, right: 12, top: legendHeight(paper, names), bottom: 4, containLabel: true },
    legend: {
      ...{ top: 0, left: 0, itemGap: size, itemWidth: size * 1.8, itemHeight: size * 0.8 },
      textStyle: text,
      type: 'plain',
    },
    tooltip: {
      // As text: HTML would need styles that the content security policy forbids.
      renderMode: 'richText',
      confine: true,
      backgroundColor: theme.card,
      borderColor: theme.line,
      textStyle: text,
    },
    // A pattern as well as a colour, where bars of several kinds meet.
    aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
  };
}

/** Fine and light, so that they tell bars apart without shouting. */
export function patterned({ theme, size }: Paper): object {
  const fine = { color: theme.card, symbolSize: 1, dashArrayX: [1, 0], rotation: 0 };
  const step = Math.round(size / 2);
  const decals = [
    { ...fine, symbolSize: 0 },
    { ...fine, dashArrayY: [1.5, step], rotation: Math.PI / 4 },
    { ...fine, symbol: 'circle', symbolSize: 0.4, dashArrayX: [step, step], dashArrayY: [step, 0] },
    { ...fine, dashArrayY: [1.5, step], rotation: -Math.PI / 4 },
    { ...fine, dashArrayY: [1.5, step] },
    { ...fine, symbol: 'rect', symbolSize: 0.4, dashArrayX: [step, step], dashArrayY: [step, 0] },
  ];
  return { enabled: true, label: { enabled: false }, decal: { show: true, decals } };
}

/** About as high as ECharts makes it. */
function legendHeight({ width, size }: Paper, names: readonly string[]): number {
  if (names.length === 0) return size * 1.5;
  let [rows, used] = [1, 0];
  for (const name of names) {
    const letters = [...name].reduce((sum, letter) => sum + (letter > '⺀' ? 1 : 0.58), 0);
    const needed = size * (letters + 3.5);
    if (used > 0 && used + needed > width) [rows, used] = [rows + 1, 0];
    used += needed;
  }
  // A line of the legend, and then the numbers of the axis.
  return size * (1.9 * rows + 1.4);
}

export function labels({ theme, size }: Paper) {
  return { color: theme.quiet, fontFamily: theme.font, fontSize: size * 0.9 };
}

/** Names along an axis, such as days. */
export function nameAxis(paper: Paper, data: readonly string[], more: object = {}): object {
  return {
    type: 'category',
    data: [...data],
    axisLine: { lineStyle: { color: paper.theme.line } },
    axisTick: { show: false },
    axisLabel: { ...labels(paper), hideOverlap: true },
    ...more,
  };
}

/** Numbers along an axis, said as `format` says them. */
export function numberAxis(
  paper: Paper,
  format: (value: number) => string,
  more: object = {},
): object {
  return {
    type: 'value',
    splitNumber: paper.isNarrow ? 3 : 5,
    axisLabel: { ...labels(paper), formatter: format, hideOverlap: true },
    splitLine: { lineStyle: { color: paper.theme.line } },
    ...more,
  };
}

/** A line of the tooltip: what, and how much. */
export const lines = (...said: readonly (string | undefined)[]): string =>
  said.filter((line) => line !== undefined && line !== '').join('\n');

/** What ECharts tells of a mark that somebody points at. */
export interface Pointed {
  readonly name: string;
  readonly dataIndex: number;
  readonly seriesIndex: number;
  readonly seriesName: string;
  readonly value: number | readonly number[];
  readonly data: unknown;
}
