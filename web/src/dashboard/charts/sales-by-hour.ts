import { money } from '../../i18n/money.ts';
import { eachDay, weekdayOf } from '../days.ts';
import { hourText, shortMoney, weekdayText } from '../format.ts';
import { numberIn, type Row, sumOf } from '../found.ts';
import type { Chart, Look } from './chart.ts';
import { frame, labels, lines, nameAxis, numberAxis, type Pointed } from './frame.ts';

/** A business day begins in the morning: what is sold after midnight comes last. */
export const hourPlace = (hour: number): number => (hour + 19) % 24;

/** The hours between the first and the last in which anything was sold. */
export function hoursOf(rows: readonly Row[]): number[] {
  const places = rows.map((row) => hourPlace(numberIn(row, 'hour_local')));
  if (places.length === 0) return [];
  const first = Math.min(...places);
  const last = Math.max(...places);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index + 5) % 24);
}

/** What is sold in an hour of a weekday, on average of the weekdays that the range has. */
export function hourCells(rows: readonly Row[], { days }: Pick<Look, 'days'>) {
  const times = new Map<number, number>();
  for (const day of eachDay(days)) {
    times.set(weekdayOf(day), (times.get(weekdayOf(day)) ?? 0) + 1);
  }
  const weekdays = [...times.keys()].sort((a, b) => a - b);
  const hours = hoursOf(rows);
  const cells = weekdays.flatMap((weekday) =>
    hours.map((hour) => {
      const of = rows.filter(
        (row) => numberIn(row, 'weekday') === weekday && numberIn(row, 'hour_local') === hour,
      );
      const on = times.get(weekday) ?? 1;
      return {
        ...{ weekday, hour },
        sales: sumOf(of, 'sales_minor') / on,
        orders: sumOf(of, 'orders_count') / on,
      };
    }),
  );
  return { weekdays, hours, cells };
}

export const salesByHour: Chart = {
  says(rows, look) {
    const { cells } = hourCells(rows, look);
    const best = cells.reduce((most, cell) => (cell.sales > most.sales ? cell : most));
    const said = money(Math.round(best.sales), look.currency);
    return look.words.says.byHour(weekdayText(best.weekday), hourText(best.hour), said);
  },
  option(rows, look, paper) {
    const { weekdays } = hourCells(rows, look);
    return weekdays.length === 1 ? hourBars(rows, look, paper) : hourMap(rows, look, paper);
  },
};

const hourBars: Chart['option'] = (rows, look, paper) => {
  const { hours, cells } = hourCells(rows, look);
  return {
    ...frame(paper),
    xAxis: nameAxis(paper, hours.map(hourText)),
    yAxis: numberAxis(paper, (value) => shortMoney(value, look.currency)),
    tooltip: {
      ...(frame(paper)['tooltip'] as object),
      formatter: ({ dataIndex }: Pointed) => cellLines(cells[dataIndex], look),
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 48,
        data: cells.map(({ sales }) => sales),
        name: look.words.says.sales,
      },
    ],
  };
};

const hourMap: Chart['option'] = (rows, look, paper) => {
  const { weekdays, hours, cells } = hourCells(rows, look);
  const most = Math.max(...cells.map(({ sales }) => sales), 1);
  const { theme, size } = paper;
  return {
    ...frame(paper),
    grid: { left: 4, right: 4, top: 4, bottom: size * 3, containLabel: true },
    legend: { show: false },
    xAxis: nameAxis(paper, hours.map(hourText), { splitArea: { show: false } }),
    yAxis: nameAxis(paper, weekdays.map(weekdayText), { inverse: true }),
    visualMap: {
      ...{ min: 0, max: most, calculable: false, orient: 'horizontal', left: 0, bottom: 0 },
      ...{ itemHeight: 120, itemWidth: size, inRange: { color: [...theme.scale] } },
      textStyle: labels(paper),
      text: [shortMoney(most, look.currency), shortMoney(0, look.currency)],
    },
    tooltip: {
      ...(frame(paper)['tooltip'] as object),
      formatter: ({ dataIndex }: Pointed) => cellLines(cells[dataIndex], look),
    },
    series: [
      {
        type: 'heatmap',
        itemStyle: { borderColor: theme.card, borderWidth: 2, borderRadius: 3 },
        label: {
          show: paper.width > hours.length * size * 4,
          fontSize: size * 0.8,
          formatter: ({ dataIndex }: Pointed) => {
            const { sales = 0 } = cells[dataIndex] ?? {};
            return sales === 0 ? '' : shortMoney(sales, look.currency);
          },
        },
        data: cells.map(({ weekday, hour, sales }) => ({
          value: [hours.indexOf(hour), weekdays.indexOf(weekday), Math.round(sales)],
          // Dark fields have light letters.
          label: { color: sales > most * 0.75 ? theme.card : theme.ink },
        })),
      },
    ],
  };
};

function cellLines(
  cell: ReturnType<typeof hourCells>['cells'][number] | undefined,
  { words, currency }: Look,
): string {
  if (!cell) return '';
  return lines(
    `${weekdayText(cell.weekday)} ${hourText(cell.hour)}`,
    `${words.says.sales}: ${money(Math.round(cell.sales), currency)}`,
    words.says.orders(cell.orders),
  );
}
