import { expect, test } from 'vitest';
import { code128 } from '../../../web/src/wallet/code128.ts';
import type { WalletPayment } from '../../../web/src/wallet/control.ts';
import { paidSince, stateOf } from '../../../web/src/wallet/payment-state.ts';
import { typedAmount } from '../../../web/src/wallet/typed-amount.ts';

const paymentOf = (more: Partial<WalletPayment> = {}): WalletPayment => ({
  ...{ tradeNo: '1', outTradeNo: 'K1', subject: '面馆 A001', status: 'TRADE_SUCCESS' },
  ...{ currency: 'CNY', amountMinor: 3_200, capturedMinor: 3_200, refundedMinor: 0 },
  ...{ createdAt: 0, asksPassword: false, refunds: [], ...more },
});

test.each([
  ['12', 2, 1_200],
  ['12.5', 2, 1_250],
  ['12,05', 2, 1_205],
  ['0.01', 2, 1],
  ['800', 0, 800],
  ['0', 2, undefined],
  ['12.345', 2, undefined],
  ['8.5', 0, undefined],
  ['1e3', 2, undefined],
  ['', 2, undefined],
])('%s with %i decimals is %s', (typed, decimals, minor) => {
  expect(typedAmount(typed, decimals)).toBe(minor);
});

test('every pair of digits has a barcode of its own, eleven modules wide', () => {
  const drawn = Array.from({ length: 100 }, (_, n) => code128(String(n).padStart(2, '0')));
  // Start, the pair, the check and the stop of thirteen.
  expect(new Set(drawn.map(({ width }) => width))).toEqual(new Set([3 * 11 + 13]));
  expect(new Set(drawn.map(({ bars }) => JSON.stringify(bars))).size).toBe(100);
});

test('a barcode carries the check that scanners want', () => {
  // 105 + 1 * 12 + 2 * 34 = 185, of which 82 is left over by 103.
  const { bars } = code128('1234');
  const checked = code128('82').bars.slice(3, 6);
  const shift = (bars[9]?.x ?? 0) - (checked[0]?.x ?? 0);
  expect(bars.slice(9, 12)).toEqual(checked.map((bar) => ({ ...bar, x: bar.x + shift })));
});

test.each([
  [{}, 'paid'],
  [{ refundedMinor: 100 }, 'partly-returned'],
  [{ status: 'TRADE_CLOSED', refundedMinor: 3_200 }, 'returned'],
  [{ status: 'TRADE_CLOSED', capturedMinor: 0 }, 'closed'],
  [{ status: 'WAIT_BUYER_PAY', capturedMinor: 0, asksPassword: true }, 'asks'],
  [{ status: 'WAIT_BUYER_PAY', capturedMinor: 0 }, 'waiting'],
] as const)('a payment with %o is %s', (more, state) => {
  expect(stateOf(paymentOf(more))).toBe(state);
});

test('what was paid since the last look is told once, and nothing of the time before', () => {
  const waiting = paymentOf({ status: 'WAIT_BUYER_PAY', capturedMinor: 0 });
  const paid = paymentOf();
  expect(paidSince(undefined, [paid])).toBeUndefined();
  expect(paidSince([waiting], [paid])).toBe(paid);
  expect(paidSince([], [paid])).toBe(paid);
  expect(paidSince([paid], [paid])).toBeUndefined();
  expect(paidSince([], [waiting])).toBeUndefined();
});
