import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBill } from '../../../alipay/open-platform/bill-file.ts';
import { billText, gbk, type Row } from './bill-rows.ts';

const ROWS: readonly Row[] = [
  { outTradeNo: 'K1', fen: 3850, feeFen: -23 },
  { outTradeNo: 'K1', fen: -1000, feeFen: 6, refundNo: 'R1' },
  { outTradeNo: 'K2', fen: 83 },
  { outTradeNo: 'K2', fen: -83 },
];
const read = (text: string) => parseBill(gbk(text));
const reasonOf = (text: string): string => {
  const reading = read(text);
  return reading.kind === 'malformed' ? reading.reason : 'none';
};

test('a bill gives its day and each movement of money, in fen', () => {
  const at = Date.parse('2026-11-22T12:30:05+08:00');
  const common = { tradeNo: '2026112222001', at };
  expect(read(billText(ROWS))).toEqual({
    kind: 'bill',
    bill: {
      date: '2026-11-22',
      lines: [
        { ...common, kind: 'payment', outTradeNo: 'K1', fen: 3850, feeFen: 23 },
        { ...common, kind: 'refund', outTradeNo: 'K1', refundNo: 'R1', fen: 1000, feeFen: 6 },
        { ...common, kind: 'payment', outTradeNo: 'K2', fen: 83, feeFen: 0 },
        { ...common, kind: 'refund', outTradeNo: 'K2', fen: 83, feeFen: 0 },
      ],
    },
  });
});

test('a day on which nothing happened is a bill, too', () => {
  expect(read(billText([]))).toMatchObject({ kind: 'bill', bill: { lines: [] } });
});

test('commas in free text, which nobody quotes, do not move the amounts', () => {
  const rows = [
    { outTradeNo: 'K1', fen: 3850, subject: '汉堡,薯条,可乐' },
    { outTradeNo: 'K2', fen: 100, remark: '不要辣,谢谢' },
  ];
  expect(read(billText(rows))).toMatchObject({
    bill: {
      lines: [
        { outTradeNo: 'K1', fen: 3850 },
        { outTradeNo: 'K2', fen: 100 },
      ],
    },
  });
});

test('columns are found by name, whatever stands between them', () => {
  const text = billText(ROWS)
    .split('\r\n')
    .map((line) =>
      line.startsWith('支付宝')
        ? `商户识别号,${line}`
        : line.startsWith('2')
          ? `9\t,${line}`
          : line,
    )
    .join('\n');
  expect(read(text)).toMatchObject({ kind: 'bill', bill: { lines: { length: 4 } } });
});

test.each<[string, (text: string) => string, string]>([
  ['without its end', (t) => t.replace('列表结束', '列表'), 'no-end'],
  ['without totals', (t) => t.replace('#交易合计', '#'), 'no-totals'],
  ['with totals twice', (t) => `${t}${t.split('\r\n').at(-4)}`, 'no-totals'],
  ['without its day', (t) => t.replace('起始日期', '日期'), 'no-period'],
  ['without a column', (t) => t.replace('服务费（元）', '费'), 'no-header'],
  ['with a column twice', (t) => t.replace('分润（元）', '服务费（元）'), 'no-header'],
  ['with a row too few', (t) => t.replace(/2026112222001\t,K1.*\r\n/, ''), 'count-differs'],
  ['with another amount', (t) => t.replace(',38.50,38.50', ',38.50,38.51'), 'sum-differs'],
  ['with words for an amount', (t) => t.replace(',38.50,38.50', ',many,38.50'), 'row-1'],
  ['with a float', (t) => t.replace(',38.50,38.50', ',3.85e1,38.50'), 'row-1'],
  ['with a refund that is positive', (t) => t.replaceAll('-10.00', '10.00'), 'row-2'],
  ['with a kind of its own', (t) => t.replace('退款,', '冻结,'), 'row-2'],
  ['with no such day', (t) => t.replace('05,2026-11-22', '05,2026-02-30'), 'row-1'],
  ['that goes on after its end', (t) => `${t}2026,1\r\n`, 'text-after-end'],
])('a bill %s is refused whole', (_what, spoil, reason) => {
  expect(reasonOf(spoil(billText(ROWS)))).toBe(reason);
});

test('bytes that are no GB18030 are refused', () => {
  const bytes = gbk(billText(ROWS));
  bytes[10] = 0xff;
  expect(parseBill(bytes)).toEqual({ kind: 'malformed', reason: 'not-gb18030' });
});

const rows = fc.array(
  fc.record({
    outTradeNo: fc.stringMatching(/^[A-Z0-9]{1,64}$/),
    fen: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    subject: fc.stringMatching(/^[一-龥a-z0-9, ]{0,20}$/),
  }),
  { minLength: 1, maxLength: 8 },
);

test('whatever a day holds is read exactly', () => {
  void fc.assert(
    fc.property(rows, (day) => {
      expect(read(billText(day))).toMatchObject({
        bill: { lines: day.map(({ outTradeNo, fen }) => ({ outTradeNo, fen: Math.abs(fen) })) },
      });
    }),
  );
});

test('a bill that was cut anywhere before its last total is refused', () => {
  void fc.assert(
    fc.property(rows, fc.double({ min: 0, max: 1, noNaN: true }), (day, part) => {
      const bytes = gbk(billText(day));
      const tail = gbk('元\r\n#导出时间：[2026年11月23日 09:01:05]\r\n').length;
      const cut = bytes.subarray(0, Math.floor((bytes.length - tail) * part));
      expect(parseBill(cut).kind).toBe('malformed');
    }),
  );
});
