import { count, duration, hourText, minutes, percent } from '../format.ts';
import { groupBy, numberIn, type Row, sumOf, weighted } from '../found.ts';
import { bestRow } from '../headline.ts';
import type { Chart } from './chart.ts';
import { frame, lines, nameAxis, numberAxis, type Pointed } from './frame.ts';
import { hourPlace } from './sales-by-hour.ts';

const inOrder = (groups: Map<string, Row[]>): [number, Row[]][] =>
  [...groups]
    .map(([hour, of]): [number, Row[]] => [Number(hour), of])
    .sort(([a], [b]) => hourPlace(a) - hourPlace(b));

/** Stores together, each by how many tickets it had: an average of percentiles, and said to be one. */
export const leadTimes = (rows: readonly Row[]): Row[] =>
  inOrder(groupBy(rows, 'hour_local')).map(([hour, of]) => ({
    hour_local: hour,
    tickets: sumOf(of, 'tickets'),
    p50_ms: weighted(of, 'p50_ms', 'tickets'),
    p95_ms: weighted(of, 'p95_ms', 'tickets'),
    late_share: weighted(of, 'late_share', 'tickets'),
  }));

const MINUTE_MS = 60_000;

export const kitchenLeadTime: Chart = {
  says(rows, { words }) {
    const hours = leadTimes(rows);
    const slow = bestRow(hours, 'p50_ms');
    return words.says.leadTime(
      hourText(numberIn(slow, 'hour_local')),
      duration(numberIn(slow, 'p50_ms')),
      percent(weighted(rows, 'late_share', 'tickets')),
    );
  },
  option(rows, { words }, paper) {
    const hours = leadTimes(rows);
    const { p50_ms: half, p95_ms: most } = words.says.percentiles;
    return {
      ...frame(paper, [half, most]),
      xAxis: nameAxis(
        paper,
        hours.map((row) => hourText(numberIn(row, 'hour_local'))),
      ),
      yAxis: numberAxis(paper, minutes),
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        trigger: 'axis',
        formatter: ([at]: readonly Pointed[]) => {
          const row = hours[at?.dataIndex ?? 0];
          return lines(
            at?.name,
            `${half}: ${duration(numberIn(row, 'p50_ms'))}`,
            `${most}: ${duration(numberIn(row, 'p95_ms'))}`,
            `${words.says.late}: ${percent(numberIn(row, 'late_share'))}`,
            words.says.tickets(count(numberIn(row, 'tickets'))),
          );
        },
      },
      series: [
        {
          ...{ type: 'bar', barMaxWidth: 36, name: half },
          data: hours.map((row) => numberIn(row, 'p50_ms') / MINUTE_MS),
        },
        {
          ...{ type: 'line', name: most, symbol: 'triangle', symbolSize: 9 },
          data: hours.map((row) => numberIn(row, 'p95_ms') / MINUTE_MS),
        },
      ],
    };
  },
};

/** The busiest store is what one wants to know of: peaks of several do not add up. */
const peaks = (rows: readonly Row[]): Row[] =>
  inOrder(groupBy(rows, 'hour_local')).map(([hour, of]) => ({
    hour_local: hour,
    usual_peak: numberIn(bestRow(of, 'usual_peak'), 'usual_peak'),
    highest_peak: numberIn(bestRow(of, 'highest_peak'), 'highest_peak'),
  }));

export const queueDepth: Chart = {
  says(rows, { words }) {
    const most = bestRow(peaks(rows), 'usual_peak');
    const hour = hourText(numberIn(most, 'hour_local'));
    return words.says.queue(hour, count(Math.round(numberIn(most, 'usual_peak'))));
  },
  option(rows, { words }, paper) {
    const hours = peaks(rows);
    return {
      ...frame(paper, [words.says.usualPeak, words.says.highestPeak]),
      xAxis: nameAxis(
        paper,
        hours.map((row) => hourText(numberIn(row, 'hour_local'))),
      ),
      yAxis: numberAxis(paper, count, { minInterval: 1 }),
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        formatter: ({ name, seriesName, value }: Pointed) =>
          lines(name, `${seriesName}: ${count(Number(value))}`),
      },
      series: [
        {
          ...{ type: 'bar', barMaxWidth: 36, name: words.says.usualPeak },
          data: hours.map((row) => numberIn(row, 'usual_peak')),
        },
        {
          ...{ type: 'line', name: words.says.highestPeak, symbol: 'triangle', symbolSize: 9 },
          data: hours.map((row) => numberIn(row, 'highest_peak')),
        },
      ],
    };
  },
};
