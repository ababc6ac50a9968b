import { money } from '../../i18n/money.ts';
import { count, inMajor, shortCount, shortMoney, toMinor } from '../format.ts';
import { numberIn, type Row, sumOf, textIn } from '../found.ts';
import { nameOf } from '../name-of.ts';
import type { Chart, Paper } from './chart.ts';
import { frame, labels, lines, numberAxis, type Pointed } from './frame.ts';

const QUADRANTS = ['star', 'plow-horse', 'puzzle', 'dog'] as const;
/** Another shape as well as another colour. */
const SHAPES = ['circle', 'rect', 'triangle', 'diamond'] as const;
/** As the question has it by itself: popular is 70 % of an even share. */
const POPULAR = 0.7;
/** So many times as much as others: even steps would press these together. */
const UNEVEN = 8;

/** Where popular begins, and dear: the lines between the four fields. */
export function bordersOf(rows: readonly Row[]) {
  const units = sumOf(rows, 'units');
  return {
    units: rows.length === 0 ? 0 : (POPULAR * units) / rows.length,
    unitMinor: units === 0 ? 0 : sumOf(rows, 'net_minor') / units,
  };
}

export const menuMatrix: Chart = {
  isTall: true,
  says(rows, { words }) {
    const of = (quadrant: string): number =>
      rows.filter((row) => row['quadrant'] === quadrant).length;
    return words.says.matrix(of('star'), of('plow-horse'), of('puzzle'), of('dog'));
  },
  option(rows, { words, currency }, paper) {
    const { theme, size, isNarrow } = paper;
    const borders = bordersOf(rows);
    const [across, up] = axesOf(rows, currency);
    const name = { nameLocation: 'middle', nameTextStyle: labels(paper) };
    const names = QUADRANTS.map((quadrant) => nameOf(words, 'quadrant', quadrant));
    const framed = frame(paper, names);
    const border = {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: { color: theme.quiet, type: 'dashed' },
      data: [{ xAxis: borders.units }, { yAxis: inMajor(borders.unitMinor, currency) }],
    };
    return {
      ...framed,
      legend: { ...(framed['legend'] as object), data: names },
      grid: { ...(framed['grid'] as object), ...{ left: size * 2, right: 24, bottom: size * 2.5 } },
      xAxis: numberAxis(paper, shortCount, {
        ...{ ...name, name: words.says.unitsSold, nameGap: size * 2.2, ...across },
        axisLabel: { ...labels(paper), ...endless(across), formatter: shortCount },
      }),
      yAxis: numberAxis(paper, shortCount, {
        ...{ ...name, name: words.says.moneyOfOne, nameGap: size * 4, ...up },
        axisLabel: {
          ...{ ...labels(paper), ...endless(up) },
          formatter: (value: number) => shortMoney(toMinor(value, currency), currency),
        },
      }),
      tooltip: {
        ...(framed['tooltip'] as object),
        formatter: ({ data, seriesName }: Pointed) => {
          const row = rowOf(data);
          const one = money(Math.round(numberIn(row, 'unit_net_minor')), currency);
          return lines(
            textIn(row, 'item_name'),
            seriesName,
            `${words.says.unitsSold}: ${count(numberIn(row, 'units'))}`,
            `${words.says.moneyOfOne}: ${one}`,
          );
        },
      },
      series: [
        ...QUADRANTS.map((quadrant, index) => ({
          ...{ type: 'scatter', name: names[index], symbol: SHAPES[index], symbolSize: size },
          ...(index === 0 && { markLine: border }),
          labelLayout: { hideOverlap: true },
          label: {
            ...{ show: !isNarrow, position: 'right', color: theme.ink, fontSize: size * 0.85 },
            formatter: ({ data }: Pointed) => textIn(rowOf(data), 'item_name'),
          },
          data: rows
            .filter((row) => row['quadrant'] === quadrant)
            .map((row) => ({
              value: [numberIn(row, 'units'), inMajor(numberIn(row, 'unit_net_minor'), currency)],
              pick: { kind: 'row', row },
            })),
        })),
        corners(names, across, up, paper),
      ],
    };
  },
};

const rowOf = (data: unknown): Row => (data as { pick: { row: Row } }).pick.row;

interface Axis {
  readonly type: 'log' | 'value';
  readonly min: number;
  readonly max: number;
}

/** Where steps are no even ones, the ends are no round numbers. */
const endless = ({ type }: Axis) => ({
  hideOverlap: true,
  ...(type === 'log' && { showMinLabel: false, showMaxLabel: false }),
});

/** From a little less than the least to a little more than the most. */
function axesOf(rows: readonly Row[], currency: string): [Axis, Axis] {
  const axis = (values: readonly number[]): Axis => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const isUneven = least > 0 && most > UNEVEN * least;
    if (!isUneven) return { type: 'value', min: 0, max: most * 1.15 };
    return { type: 'log', ...{ logBase: 2, min: least / 1.4, max: most * 1.4 } };
  };
  return [
    axis(rows.map((row) => numberIn(row, 'units'))),
    axis(rows.map((row) => inMajor(numberIn(row, 'unit_net_minor'), currency))),
  ];
}

/** The names of the four fields, each in its corner. */
function corners(names: readonly string[], across: Axis, up: Axis, { theme, size }: Paper): object {
  const at = [
    { value: [across.max, up.max], label: { position: [-4, 4], align: 'right' } },
    { value: [across.max, up.min], label: { position: [-4, -size * 1.4], align: 'right' } },
    { value: [across.min, up.max], label: { position: [6, 4] } },
    { value: [across.min, up.min], label: { position: [6, -size * 1.4] } },
  ];
  return {
    ...{ type: 'scatter', silent: true, clip: false, symbolSize: 1 },
    itemStyle: { opacity: 0.01 },
    label: {
      ...{ show: true, opacity: 1, color: theme.quiet, fontSize: size, fontWeight: 'bold' },
      formatter: ({ dataIndex }: Pointed) => names[dataIndex] ?? '',
    },
    data: at,
  };
}
