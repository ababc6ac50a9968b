import { money } from '../../i18n/money.ts';
import { percent, shortMoney } from '../format.ts';
import { groupBy, numberIn, textIn } from '../found.ts';
import type { Chart } from './chart.ts';
import { frame, labels, lines, nameAxis, numberAxis, type Pointed } from './frame.ts';

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
      ...frame(paper, [words.says.sales, words.says.withAllBefore]),
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
