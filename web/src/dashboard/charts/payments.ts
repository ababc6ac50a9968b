import { eachDay } from '../days.ts';
import { count, dayText, duration, percent, shortDay } from '../format.ts';
import { groupBy, numberIn, type Row, ratio, sumOf, textIn } from '../found.ts';
import { bestRow } from '../headline.ts';
import { nameOf } from '../name-of.ts';
import type { Chart } from './chart.ts';
import { frame, labels, lines, nameAxis, numberAxis, type Pointed, patterned } from './frame.ts';

export const paymentSuccess: Chart = {
  says(rows, { words }) {
    const share = ratio(sumOf(rows, 'captured'), sumOf(rows, 'attempts')) ?? 0;
    return words.says.success(count(sumOf(rows, 'attempts')), percent(share));
  },
  option(rows, { words }, paper) {
    const shown = [...rows].sort((a, b) => numberIn(b, 'attempts') - numberIn(a, 'attempts'));
    const name = (row: Row): string =>
      `${nameOf(words, 'channel', textIn(row, 'channel'))} · ${nameOf(words, 'way', textIn(row, 'way'))}`;
    return {
      ...frame(paper),
      grid: { left: 4, right: paper.size * 4, top: 4, bottom: 4, containLabel: true },
      legend: { show: false },
      xAxis: numberAxis(paper, (value) => percent(value, 0), { min: 0, max: 1 }),
      yAxis: nameAxis(paper, shown.map(name), {
        inverse: true,
        axisLabel: { ...labels(paper), width: paper.size * 9, overflow: 'break' },
      }),
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        formatter: ({ dataIndex }: Pointed) => {
          const row = shown[dataIndex];
          if (!row) return '';
          const [paid, all] = [count(numberIn(row, 'captured')), count(numberIn(row, 'attempts'))];
          return lines(name(row), words.says.paidOf(paid, all));
        },
      },
      series: [
        {
          ...{ type: 'bar', barMaxWidth: 26 },
          label: {
            ...{
              show: true,
              position: 'right',
              color: paper.theme.ink,
              fontSize: paper.size * 0.9,
            },
            formatter: ({ value }: Pointed) => percent(Number(value)),
          },
          data: shown.map((row) => numberIn(row, 'success_rate')),
        },
      ],
    };
  },
};

const PERCENTILES = ['p50_ms', 'p95_ms', 'p99_ms'] as const;

export const timeToPay: Chart = {
  says(rows, { words }) {
    const most = bestRow(rows, 'payments');
    return words.says.timeToPay(
      nameOf(words, 'way', textIn(most, 'way')),
      duration(numberIn(most, 'p50_ms')),
      duration(numberIn(most, 'p95_ms')),
    );
  },
  option(rows, { words }, paper) {
    return {
      ...frame(
        paper,
        PERCENTILES.map((percentile) => words.says.percentiles[percentile]),
      ),
      aria: patterned(paper),
      xAxis: nameAxis(
        paper,
        rows.map((row) => nameOf(words, 'way', textIn(row, 'way'))),
        { axisLabel: { ...labels(paper), interval: 0, width: paper.size * 5, overflow: 'break' } },
      ),
      yAxis: numberAxis(paper, duration),
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        formatter: ({ name, seriesName, value }: Pointed) =>
          lines(name, `${seriesName}: ${duration(Number(value))}`),
      },
      series: PERCENTILES.map((percentile) => ({
        ...{ type: 'bar', barMaxWidth: 32, name: words.says.percentiles[percentile] },
        data: rows.map((row) => numberIn(row, percentile)),
      })),
    };
  },
};

/** A day without attempts has no rate. */
const dayRows = (rows: readonly Row[], days: readonly string[]) => {
  const byDay = groupBy(rows, 'business_date');
  return days.map((day) => {
    const of = byDay.get(day) ?? [];
    const attempts = sumOf(of, 'attempts');
    return {
      day,
      unknown: ratio(sumOf(of, 'unknown'), attempts) ?? null,
      cancelled: ratio(sumOf(of, 'cancelled'), attempts) ?? null,
      late: sumOf(of, 'late_captures'),
    };
  });
};

/** One late payment is no wall. */
const LEAST_TOP = 4;

export const unknownAndCancel: Chart = {
  says(rows, { words }) {
    const attempts = sumOf(rows, 'attempts');
    const rate = (name: string): string => percent(ratio(sumOf(rows, name), attempts) ?? 0, 2);
    return words.says.unknown(rate('unknown'), rate('cancelled'), sumOf(rows, 'late_captures'));
  },
  option(rows, { words, days }, paper) {
    const shown = dayRows(rows, eachDay(days));
    const { series } = paper.theme;
    const symbolSize = shown.length > 45 ? 0 : 8;
    const most = Math.max(LEAST_TOP, ...shown.map(({ late }) => late));
    return {
      ...frame(paper, [words.says.unknownRate, words.says.cancelRate, words.says.lateCaptures]),
      xAxis: nameAxis(
        paper,
        shown.map(({ day }) => shortDay(day)),
      ),
      yAxis: [
        numberAxis(paper, (value) => percent(value)),
        numberAxis(paper, count, { minInterval: 1, max: most, splitLine: { show: false } }),
      ],
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        trigger: 'axis',
        formatter: ([at]: readonly Pointed[]) => {
          const day = shown[at?.dataIndex ?? 0];
          if (!day) return '';
          return lines(
            dayText(day.day),
            day.unknown === null ? '' : `${words.says.unknownRate}: ${percent(day.unknown, 2)}`,
            day.cancelled === null ? '' : `${words.says.cancelRate}: ${percent(day.cancelled, 2)}`,
            `${words.says.lateCaptures}: ${day.late}`,
          );
        },
      },
      series: [
        {
          ...{ type: 'line', name: words.says.unknownRate, symbol: 'circle', symbolSize },
          itemStyle: { color: series[0] },
          data: shown.map(({ day, unknown }) => ({ value: unknown, pick: { kind: 'day', day } })),
        },
        {
          ...{ type: 'line', name: words.says.cancelRate, symbol: 'triangle', symbolSize },
          ...{ lineStyle: { type: 'dashed' }, itemStyle: { color: series[1] } },
          data: shown.map(({ day, cancelled }) => ({
            value: cancelled,
            pick: { kind: 'day', day },
          })),
        },
        {
          ...{ type: 'bar', yAxisIndex: 1, name: words.says.lateCaptures, barMaxWidth: 14 },
          itemStyle: { color: series[3], opacity: 0.6 },
          data: shown.map(({ late }) => late),
        },
      ],
    };
  },
};
