import { money } from '../../i18n/money.ts';
import { count, percent, shortCount, shortMoney } from '../format.ts';
import { groupBy, numberIn, type Row, sumOf, textIn } from '../found.ts';
import { nameOf } from '../name-of.ts';
import type { Chart } from './chart.ts';
import { frame, labels, lines, nameAxis, numberAxis, type Pointed } from './frame.ts';

export const QUADRANTS = ['star', 'plow-horse', 'puzzle', 'dog'] as const;
/** Another shape as well as another colour. */
const SHAPES = ['circle', 'rect', 'triangle', 'diamond'] as const;
/** As the question has it by itself: popular is 70 % of an even share. */
const POPULAR = 0.7;
/** Sold so many times as often as others: even steps would press these together. */
const UNEVEN = 20;

/** Where popular begins, and dear: the lines between the four fields. */
export function bordersOf(rows: readonly Row[]) {
  const units = sumOf(rows, 'units');
  return {
    units: rows.length === 0 ? 0 : (POPULAR * units) / rows.length,
    unitMinor: units === 0 ? 0 : sumOf(rows, 'net_minor') / units,
  };
}

export const menuMatrix: Chart = {
  says(rows, { words }) {
    const of = (quadrant: string): number =>
      rows.filter((row) => row['quadrant'] === quadrant).length;
    return words.says.matrix(of('star'), of('plow-horse'), of('puzzle'), of('dog'));
  },
  option(rows, { words, currency }, paper) {
    const { theme, size, isNarrow } = paper;
    const borders = bordersOf(rows);
    const units = rows.map((row) => numberIn(row, 'units'));
    const isUneven = Math.max(...units) > UNEVEN * Math.max(1, Math.min(...units));
    const name = { nameLocation: 'middle', nameTextStyle: labels(paper) };
    const border = {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: { color: theme.quiet, type: 'dashed' },
      data: [{ xAxis: borders.units }, { yAxis: borders.unitMinor }],
    };
    return {
      ...frame(paper),
      grid: { left: size * 2, right: 24, top: size * 3.5, bottom: size * 2.5, containLabel: true },
      xAxis: numberAxis(paper, shortCount, {
        ...{ ...name, name: words.says.unitsSold, nameGap: size * 2.2 },
        ...(isUneven && { type: 'log', min: 1 }),
      }),
      yAxis: numberAxis(paper, (value) => shortMoney(value, currency), {
        ...{ ...name, name: words.says.moneyOfOne, nameGap: size * 4, scale: true },
      }),
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        formatter: ({ data, seriesName }: Pointed) => {
          const { row } = (data as { pick: { row: Row } }).pick;
          return lines(
            textIn(row, 'item_name'),
            seriesName,
            `${words.says.unitsSold}: ${count(numberIn(row, 'units'))}`,
            `${words.says.moneyOfOne}: ${money(Math.round(numberIn(row, 'unit_net_minor')), currency)}`,
          );
        },
      },
      series: QUADRANTS.map((quadrant, index) => ({
        ...{ type: 'scatter', name: nameOf(words, 'quadrant', quadrant) },
        ...{ symbol: SHAPES[index], symbolSize: size },
        ...(index === 0 && { markLine: border }),
        labelLayout: { hideOverlap: true },
        label: {
          ...{ show: !isNarrow, position: 'right', color: theme.ink, fontSize: size * 0.85 },
          formatter: ({ data }: Pointed) =>
            textIn((data as { pick: { row: Row } }).pick.row, 'item_name'),
        },
        data: rows
          .filter((row) => row['quadrant'] === quadrant)
          .map((row) => ({
            value: [numberIn(row, 'units'), numberIn(row, 'unit_net_minor')],
            pick: { kind: 'row', row },
          })),
      })),
    };
  },
};

const MOST_DISHES = 20;
const MOST_DISHES_NARROW = 8;

export const itemPareto: Chart = {
  says(rows, { words }) {
    const top = groupBy(rows, 'class').get('A') ?? [];
    return words.says.pareto(top.length, rows.length, textIn(rows[0], 'item_name'));
  },
  option(rows, { words, currency }, paper) {
    const { theme, size, isNarrow } = paper;
    const shown = rows.slice(0, isNarrow ? MOST_DISHES_NARROW : MOST_DISHES);
    const [bar = '', line = ''] = theme.series;
    return {
      ...frame(paper),
      xAxis: nameAxis(
        paper,
        shown.map((row) => textIn(row, 'item_name')),
        {
          axisLabel: {
            ...{ ...labels(paper), rotate: 45, interval: 0, width: size * 7 },
            overflow: 'truncate',
          },
        },
      ),
      yAxis: [
        numberAxis(paper, (value) => shortMoney(value, currency)),
        numberAxis(paper, (value) => percent(value, 0), {
          ...{ min: 0, max: 1, splitLine: { show: false } },
        }),
      ],
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        formatter: ({ dataIndex }: Pointed) => {
          const row = shown[dataIndex];
          return lines(
            textIn(row, 'item_name'),
            `${words.says.sales}: ${money(numberIn(row, 'net_minor'), currency)}`,
            `${words.says.withAllBefore}: ${percent(numberIn(row, 'cumulative_share'))}`,
            words.says.classOf(textIn(row, 'class')),
          );
        },
      },
      series: [
        {
          ...{ type: 'bar', barMaxWidth: 36, name: words.says.sales, itemStyle: { color: bar } },
          data: shown.map((row) => ({
            value: numberIn(row, 'net_minor'),
            pick: { kind: 'row', row },
          })),
        },
        {
          ...{ type: 'line', yAxisIndex: 1, name: words.says.withAllBefore, symbolSize: 7 },
          itemStyle: { color: line },
          data: shown.map((row) => numberIn(row, 'cumulative_share')),
        },
      ],
    };
  },
};
