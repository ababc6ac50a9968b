import { money } from '../../i18n/money.ts';
import { percent, shortMoney } from '../format.ts';
import { groupBy, numberIn, type Row, sumOf, textIn } from '../found.ts';
import { bestRow } from '../headline.ts';
import { nameOf } from '../name-of.ts';
import type { Chart } from './chart.ts';
import { frame, lines, nameAxis, numberAxis, type Pointed, patterned } from './frame.ts';

const DAYPARTS = ['breakfast', 'lunch', 'afternoon', 'dinner', 'night'] as const;

export const channelMix: Chart = {
  says(rows, { words }) {
    const best = bestRow(sumsBy(rows, 'channel'), 'sales_minor');
    const whole = sumOf(rows, 'sales_minor');
    const name = nameOf(words, 'channel', textIn(best, 'channel'));
    return words.says.channel(
      name,
      percent(whole === 0 ? 0 : numberIn(best, 'sales_minor') / whole, 0),
    );
  },
  option(rows, { words, currency }, paper) {
    const channels = [...groupBy(rows, 'channel')];
    const dayparts = DAYPARTS.filter((part) => rows.some((row) => row['daypart'] === part));
    const names = channels.map(([channel]) => nameOf(words, 'channel', channel));
    return {
      ...frame(paper, names),
      aria: patterned(paper),
      xAxis: nameAxis(
        paper,
        dayparts.map((part) => nameOf(words, 'daypart', part)),
      ),
      yAxis: numberAxis(paper, (value) => shortMoney(value, currency)),
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        formatter: ({ name, seriesName, value }: Pointed) =>
          lines(name, `${seriesName}: ${money(Number(value), currency)}`),
      },
      series: channels.map(([channel, of]) => ({
        ...{ type: 'bar', stack: 'all', barMaxWidth: 72, name: nameOf(words, 'channel', channel) },
        data: dayparts.map((part) =>
          sumOf(
            of.filter((row) => row['daypart'] === part),
            'sales_minor',
          ),
        ),
      })),
    };
  },
};

const sumsBy = (rows: readonly Row[], name: string): Row[] =>
  [...groupBy(rows, name)].map(([key, of]) => ({
    [name]: key,
    sales_minor: sumOf(of, 'sales_minor'),
  }));
