import { type Currency, money } from '../../../core/domain/money.ts';
import type { Receipt, ReceiptLine } from '../../../core/domain/receipt.ts';

const yuan = (minor: number) => money('CNY', minor);

export const lineOf = (
  name: string,
  [quantity, unit]: readonly [number, number],
  options: readonly (readonly [string, number])[] = [],
  currency: Currency = 'CNY',
): ReceiptLine => ({
  name,
  quantity,
  unitPrice: money(currency, unit),
  total: money(currency, unit * quantity),
  options: options.map(([option, price]) => ({ name: option, price: money(currency, price) })),
});

export const sale: Receipt = {
  kind: 'sale',
  mark: { kind: 'original' },
  storeName: '人民路店',
  storeLines: ['上海市黄浦区人民路 8 号', '电话 021-5550 1234'],
  orderId: '01KB2Z3M4N5P6Q7R8S9T0V1W2X',
  pickupNumber: 'A017',
  businessDate: '2026-11-22',
  at: '2026-11-22 12:05',
  channel: 'kiosk',
  fulfilment: 'takeout',
  note: '不要香菜',
  lines: [
    lineOf(
      '香辣鸡腿堡套餐',
      [2, 4_150],
      [
        ['可乐', 0],
        ['大份薯条', 300],
      ],
    ),
    { ...lineOf('小笼包 Soup dumplings from Nanxiang', [1, 1_888]), note: '不要醋' },
  ],
  totals: [{ code: 'subtotal', amount: yuan(10_188) }],
  total: yuan(10_188),
  payment: {
    way: 'barcode',
    amount: yuan(10_188),
    at: '2026-11-22 12:05',
    outTradeNo: 'KC01KB2Z3M4N5P6Q7R8S9T0V1W2X01KB2Z3M4N5P6Q7R8S9T0V1W3Y',
    tradeNo: '2026112222001498761412345678',
  },
  refunds: [],
  link: 'https://abcdef1234.execute-api.cn-north-1.amazonaws.com.cn/order/#m1.01KB2Z3M4N5P6Q7R8S9T0V1W2X.3q2-7wH1o5vJkC9eTzYb0A',
};

const returned = {
  refundId: 'R01KB2Z3M4N5P6Q7R8S9T0V1W4Z',
  kind: 'staff',
  amount: yuan(1_888),
  at: '2026-11-22 12:31',
  lines: [{ name: '小笼包 Soup dumplings from Nanxiang', quantity: 1 }],
} as const;

export const saleWithRefund: Receipt = {
  ...sale,
  mark: { kind: 'copy', number: 2 },
  share: { number: 1, of: 3 },
  table: '12',
  customerName: '王女士',
  refunds: [returned],
};

export const refund: Receipt = {
  ...sale,
  kind: 'refund',
  mark: { kind: 'viewed', prints: 2 },
  at: returned.at,
  note: undefined,
  lines: [],
  totals: [],
  total: returned.amount,
  refunds: [returned],
};

/** Yen have no smaller coin. */
export const bill: Receipt = {
  ...sale,
  kind: 'bill',
  mark: { kind: 'viewed', prints: 0 },
  storeName: 'Noodle House',
  storeLines: [],
  pickupNumber: undefined,
  businessDate: undefined,
  note: undefined,
  fulfilment: 'dine-in',
  lines: [lineOf('Ramen', [3, 1_200], [['No egg', -100]], 'JPY')],
  totals: [{ code: 'subtotal', amount: money('JPY', 3_600) }],
  total: money('JPY', 3_600),
  payment: undefined,
};
