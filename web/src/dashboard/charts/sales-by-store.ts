import { money } from '../../i18n/money.ts';
import { percent, shortMoney } from '../format.ts';
import { groupBy, type Row, sumOf } from '../found.ts';
import type { Chart } from './chart.ts';
import { frame, labels, lines, nameAxis, numberAxis, type Pointed } from './frame.ts';

const MOST_BARS = 15;

/** Stores by what they sold, most first. */
const storeTotals = (rows: readonly Row[]) =>
  [...groupBy(rows, 'store_id')]
    .map(([storeId, of]) => ({
      storeId,
      sales: sumOf(of, 'sales_minor'),
      orders: sumOf(of, 'orders_count'),
    }))
    .sort((a, b) => b.sales - a.sales || a.storeId.localeCompare(b.storeId));

export const salesByStore: Chart = {
  says(rows, { words, storeName, currency }) {
    const [best] = storeTotals(rows);
    const all = sumOf(rows, 'sales_minor');
    if (!best) return '';
    const share = percent(all === 0 ? 0 : best.sales / all, 0);
    return words.says.byStore(storeName(best.storeId), money(best.sales, currency), share);
  },
  option(rows, { words, storeName, currency }, paper) {
    const stores = storeTotals(rows).slice(0, MOST_BARS);
    return {
      ...frame(paper),
      grid: { left: 4, right: paper.size * 5, top: 4, bottom: 4, containLabel: true },
      legend: { show: false },
      xAxis: numberAxis(paper, (value) => shortMoney(value, currency)),
      yAxis: nameAxis(
        paper,
        stores.map(({ storeId }) => storeName(storeId)),
        {
          inverse: true,
          axisLabel: { ...labels(paper), width: paper.size * 9, overflow: 'truncate' },
        },
      ),
      tooltip: {
        ...(frame(paper)['tooltip'] as object),
        formatter: ({ dataIndex }: Pointed) => {
          const store = stores[dataIndex];
          if (!store) return '';
          return lines(
            storeName(store.storeId),
            `${words.says.sales}: ${money(store.sales, currency)}`,
            words.says.orders(store.orders),
          );
        },
      },
      series: [
        {
          ...{ type: 'bar', barMaxWidth: 28, name: words.says.sales },
          label: {
            ...{
              show: true,
              position: 'right',
              color: paper.theme.ink,
              fontSize: paper.size * 0.9,
            },
            formatter: ({ value }: Pointed) => shortMoney(Number(value), currency),
          },
          data: stores.map(({ storeId, sales }) => ({
            value: sales,
            pick: { kind: 'store', storeId },
          })),
        },
      ],
    };
  },
};
