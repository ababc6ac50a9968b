import { money } from '../../i18n/money.ts';
import { eachDay } from '../days.ts';
import { dayText, shortDay, shortMoney } from '../format.ts';
import { groupBy, type Row, sumOf } from '../found.ts';
import type { Chart, Look } from './chart.ts';
import { frame, lines, nameAxis, numberAxis, type Pointed } from './frame.ts';

/** All stores together, each day of the range: a day without sales is zero, not left out. */
export function dayTotals(rows: readonly Row[], { days, today }: Pick<Look, 'days' | 'today'>) {
  const byDay = groupBy(rows, 'business_date');
  return eachDay(days).map((day) => {
    const of = byDay.get(day) ?? [];
    const usual = sumOf(of, 'seven_day_average_minor');
    return {
      day,
      sales: sumOf(of, 'sales_minor'),
      orders: sumOf(of, 'orders_count'),
      isOver: day < today,
      usual: of.length === 0 ? null : usual,
    };
  });
}

export const salesByDay: Chart = {
  says(rows, look) {
    const sold = dayTotals(rows, look).filter(({ sales }) => sales > 0);
    // Of a day that still runs, nobody knows yet.
    const over = sold.filter(({ isOver }) => isOver);
    const days = over.length === 0 ? sold : over;
    const [first] = days;
    if (!first) return '';
    const best = days.reduce((most, day) => (day.sales > most.sales ? day : most), first);
    const least = days.reduce((few, day) => (day.sales < few.sales ? day : few), first);
    const said = (minor: number): string => money(minor, look.currency);
    const { byDay, bestDay } = look.words.says;
    if (days.length === 1) return bestDay(dayText(best.day), said(best.sales));
    return byDay(dayText(best.day), said(best.sales), dayText(least.day), said(least.sales));
  },
  option(rows, look, paper) {
    const { words, currency } = look;
    const days = dayTotals(rows, look);
    const [sales = '', usual = ''] = paper.theme.series;
    const symbolSize = days.length > 45 ? 0 : 8;
    return {
      ...frame(paper, [words.says.sales, words.says.usual]),
      xAxis: nameAxis(
        paper,
        days.map(({ day }) => shortDay(day)),
        { boundaryGap: false },
      ),
      yAxis: numberAxis(paper, (value) => shortMoney(value, currency)),
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        trigger: 'axis',
        formatter: ([at]: readonly Pointed[]) => {
          const day = days[at?.dataIndex ?? 0];
          if (!day) return '';
          return lines(
            dayText(day.day),
            `${words.says.sales}: ${money(day.sales, currency)}`,
            day.usual === null
              ? ''
              : `${words.says.usual}: ${money(Math.round(day.usual), currency)}`,
            words.says.orders(day.orders),
          );
        },
      },
      series: [
        {
          ...{ type: 'line', name: words.says.sales, symbolSize, showSymbol: symbolSize > 0 },
          lineStyle: { width: 3 },
          areaStyle: { opacity: 0.1 },
          itemStyle: { color: sales },
          data: days.map(({ day, sales: sold, isOver }) => ({
            // Before the first sale of a day that runs, there is nothing to draw.
            value: isOver || sold > 0 ? sold : null,
            pick: { kind: 'day', day },
          })),
        },
        {
          ...{ type: 'line', name: words.says.usual, symbol: 'none', connectNulls: true },
          lineStyle: { width: 2, type: 'dashed' },
          itemStyle: { color: usual },
          data: days.map((day) => day.usual),
        },
      ],
    };
  },
};
