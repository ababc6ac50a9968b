import type { Books, CountedStock, TakenSlot } from '../../../audit/trace.ts';
import type { ExceptionCase } from '../../../core/domain/exception-case.ts';
import type { Order } from '../../../core/domain/order.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import type { Alipay } from '../alipay/alipay.ts';
import type { DynamoDbModel, Item } from '../store/dynamodb-model.ts';
import { COUNTED } from './stores.ts';

interface Rows {
  order?: Order;
  readonly payments: unknown[];
  readonly refunds: unknown[];
  readonly tickets: unknown[];
}

const LISTS = { payment: 'payments', refund: 'refunds', ticket: 'tickets' } as const;

function countOf({ pk, data, remaining }: Item): CountedStock {
  const [, merchantId = '', , storeId = ''] = String(pk).split('#');
  const { itemId } = data as { readonly itemId: string };
  return { merchantId, storeId, itemId, opened: COUNTED.opened, remaining: Number(remaining) };
}

function slotOf({ pk, data, taken }: Item): TakenSlot {
  const [, merchantId = '', , storeId = ''] = String(pk).split('#');
  const { start } = data as { readonly start: number };
  return { merchantId, storeId, start, taken: Number(taken) };
}

/** Both sides' books, read from the rows themselves and from Alipay's own. */
export function booksOf(model: DynamoDbModel, alipay: Alipay, now: number): Books {
  const orders = new Map<string, Rows>();
  const cases: ExceptionCase[] = [];
  const stock: CountedStock[] = [];
  const slots: TakenSlot[] = [];
  for (const item of model.items('store')) {
    const { pk, type, data } = item as { pk: string; type: string; data: unknown };
    if (type === 'case') cases.push(data as ExceptionCase);
    if (type === 'stock') stock.push(countOf(item));
    if (type === 'delivery-slot') slots.push(slotOf(item));
    if (!(type in LISTS) && type !== 'order') continue;
    const rows = orders.get(pk) ?? { payments: [], refunds: [], tickets: [] };
    orders.set(pk, rows);
    if (type === 'order') rows.order = data as Order;
    else rows[LISTS[type as keyof typeof LISTS]].push(data);
  }
  const isWhole = (rows: Rows): boolean => rows.order !== undefined;
  return {
    now,
    orders: [...orders.values()].filter(isWhole) as unknown as OrderAggregate[],
    cases,
    stock,
    slots,
    trades: alipay.trades(),
    waitingNotices: [...model.items('inbox')]
      .filter((item) => item['dueAt'] !== undefined)
      .map(({ data }) => data as { merchantId: string; noticeId: string }),
  };
}
