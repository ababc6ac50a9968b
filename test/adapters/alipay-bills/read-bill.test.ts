import { expect, test } from 'vitest';
import { readOpenPlatformBill } from '../../../adapters/alipay-bills/read-bill.ts';
import { zip } from '../../../local/alipay-simulator/zip.ts';
import { billText, gbk } from '../../alipay/open-platform/bill-rows.ts';

const DAY = '2026-11-22';
const rows = [
  { fen: 3850, feeFen: -23, outTradeNo: 'K1' },
  { fen: -1000, feeFen: 6, outTradeNo: 'K1', refundNo: 'R1' },
];
const zipped = (text: string) =>
  zip([{ name: '20881234567890120156_20261122_业务明细.csv', content: gbk(text) }]);

test('a bill is read into lines of its day', () => {
  expect(readOpenPlatformBill(zipped(billText(rows)), DAY)).toMatchObject({
    kind: 'lines',
    lines: [
      { kind: 'payment', outTradeNo: 'K1', minor: 3850, feeMinor: 23, day: DAY },
      { kind: 'refund', outTradeNo: 'K1', refundNo: 'R1', minor: 1000, feeMinor: 6, day: DAY },
    ],
  });
});

test.each([
  ['of another day', zipped(billText(rows)), '2026-11-21', 'other-day'],
  [
    'with another sum at its end',
    zipped(billText(rows).replace('共38.50', '共38.51')),
    DAY,
    'sum-differs',
  ],
  ['that was cut', zipped(billText(rows).slice(0, -120)), DAY, 'no-totals'],
  ['that is no ZIP file', Buffer.from('<html>'), DAY, 'no-zip'],
])('a bill %s is none', (_what, bytes, day, reason) => {
  expect(readOpenPlatformBill(bytes, day)).toEqual({ kind: 'malformed', reason });
});
