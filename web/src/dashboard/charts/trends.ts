import { count, longDay, percent, shortDay } from '../format.ts';
import { groupBy, numberIn, type Row, sumOf, textIn } from '../found.ts';
import { bestRow } from '../headline.ts';
import { nameOf } from '../name-of.ts';
import type { Chart } from './chart.ts';
import { frame, lines, nameAxis, numberAxis, type Pointed, patterned } from './frame.ts';

/** More lines than these cannot be told apart. */
const MOST_CATEGORIES = 6;
const SHAPES = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'] as const;

const weeksOf = (rows: readonly Row[]): string[] => [...groupBy(rows, 'week_start').keys()].sort();

/** The categories that bring most, each with its weeks in their order. */
const categoriesOf = (rows: readonly Row[]) =>
  [...groupBy(rows, 'category_id')]
    .sort(([, a], [, b]) => sumOf(b, 'net_minor') - sumOf(a, 'net_minor'))
    .slice(0, MOST_CATEGORIES);

export const categoryIndex: Chart = {
  says(rows, { words }) {
    const last = weeksOf(rows).at(-1);
    const now = categoriesOf(rows)
      .flatMap(([, weeks]) => weeks)
      .filter((row) => row['week_start'] === last && row['index_100'] !== null);
    const best = bestRow(now, 'index_100');
    if (!best) return words.says.noTrend;
    const category = nameOf(words, 'category_id', textIn(best, 'category_id'));
    return words.says.trend(category, count(Math.round(numberIn(best, 'index_100'))));
  },
  option(rows, { words }, paper) {
    const weeks = weeksOf(rows);
    const names = categoriesOf(rows).map(([category]) => nameOf(words, 'category_id', category));
    return {
      ...frame(paper, names),
      xAxis: nameAxis(paper, weeks.map(shortDay), { boundaryGap: false }),
      yAxis: numberAxis(paper, count, { scale: true }),
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        trigger: 'axis',
        formatter: (points: readonly Pointed[]) =>
          lines(
            words.says.weekOf(longDay(weeks[points[0]?.dataIndex ?? 0] ?? '')),
            ...points
              .filter(({ value }) => value !== null && value !== undefined)
              .map(({ seriesName, value }) => `${seriesName}: ${Math.round(Number(value))}`),
          ),
      },
      series: categoriesOf(rows).map(([category, of], index) => ({
        ...{ type: 'line', name: nameOf(words, 'category_id', category), symbolSize: 9 },
        ...{ symbol: SHAPES[index], connectNulls: true, lineStyle: { width: 2 } },
        data: weeks.map(
          (week) => of.find((row) => row['week_start'] === week)?.['index_100'] ?? null,
        ),
        ...(index === 0 && {
          markLine: {
            ...{ silent: true, symbol: 'none', label: { show: false } },
            lineStyle: { color: paper.theme.quiet, type: 'dashed' },
            data: [{ yAxis: 100 }],
          },
        }),
      })),
    };
  },
};

export const paymentModes: Chart = {
  says(rows, { words }) {
    const week = weeksOf(rows).at(-1);
    const now = rows.filter((row) => row['week_start'] === week);
    const best = bestRow(now, 'share');
    const way = nameOf(words, 'way', textIn(best, 'way'));
    return words.says.mode(way, percent(numberIn(best, 'share'), 0));
  },
  option(rows, { words }, paper) {
    const weeks = weeksOf(rows);
    const ways = [...groupBy(rows, 'way')];
    const names = ways.map(([way]) => nameOf(words, 'way', way));
    return {
      ...frame(paper, names),
      aria: patterned(paper),
      xAxis: nameAxis(paper, weeks.map(shortDay)),
      yAxis: numberAxis(paper, (value) => percent(value, 0), { min: 0, max: 1 }),
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        formatter: ({ dataIndex, seriesName, value }: Pointed) =>
          lines(
            words.says.weekOf(longDay(weeks[dataIndex] ?? '')),
            `${seriesName}: ${percent(Number(value))}`,
          ),
      },
      series: ways.map(([way, of]) => ({
        ...{ type: 'bar', stack: 'all', barMaxWidth: 64, name: nameOf(words, 'way', way) },
        data: weeks.map((week) =>
          numberIn(
            of.find((row) => row['week_start'] === week),
            'share',
          ),
        ),
      })),
    };
  },
};
