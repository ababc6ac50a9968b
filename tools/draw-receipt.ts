import { printWithReceiptLine } from '../adapters/receiptline/print-receipt.ts';
import { money } from '../core/domain/money.ts';
import type { Receipt } from '../core/domain/receipt.ts';

const yuan = (minor: number) => money('CNY', minor);

const EXAMPLE: Receipt = {
  kind: 'sale',
  mark: { kind: 'copy', number: 1 },
  storeName: '快餐人民路店',
  storeLines: ['上海市黄浦区人民路 8 号', '电话 021-5550 0108'],
  orderId: '01KB2Z3M4N5P6Q7R8S9T0V1W2X',
  pickupNumber: 'A017',
  businessDate: '2026-11-22',
  at: '2026-11-22 12:05',
  channel: 'kiosk',
  fulfilment: 'takeout',
  lines: [
    {
      ...{ name: '香辣鸡腿堡套餐', quantity: 2, unitPrice: yuan(4_150), total: yuan(8_300) },
      options: [
        { name: '可乐', price: yuan(0) },
        { name: '大份薯条', price: yuan(300) },
      ],
    },
    { name: '薯条', quantity: 1, unitPrice: yuan(1_200), total: yuan(1_200), options: [] },
  ],
  totals: [{ code: 'subtotal', amount: yuan(9_500) }],
  total: yuan(9_500),
  payment: {
    ...{ way: 'barcode', amount: yuan(9_500), at: '2026-11-22 12:05' },
    outTradeNo: 'KC01KB2Z3M4N5P6Q7R8S9T0V1W2X01KB2Z3M4N5P6Q7R8S9T0V1W3Y',
    tradeNo: '2026112222001498761412345678',
  },
  refunds: [
    {
      ...{ refundId: 'R01KB2Z3M4N5P6Q7R8S9T0V1W4Z', kind: 'staff', amount: yuan(1_200) },
      at: '2026-11-22 12:31',
      lines: [{ name: '薯条', quantity: 1 }],
    },
  ],
  link: 'https://api.example.com/order/#example.01KB2Z3M4N5P6Q7R8S9T0V1W2X.3q2-7wH1o5vJkC9eTzYb0A',
};

/** `docs/receipt.svg`: what a reader of the documentation sees is what a customer gets. */
export const drawReceipt = (): string =>
  new TextDecoder().decode(
    printWithReceiptLine(EXAMPLE, { format: 'svg', language: 'zh-CN', columns: 32 }),
  );

if (import.meta.main) process.stdout.write(drawReceipt());
