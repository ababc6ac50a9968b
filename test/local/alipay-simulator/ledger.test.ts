import { expect, test } from 'vitest';
import type { ShopSale } from '../../../local/alipay-simulator/ledger/code.ts';
import type { Command } from '../../../local/alipay-simulator/ledger/command.ts';
import { openDatabase } from '../../../local/alipay-simulator/ledger/database.ts';
import { settle } from '../../../local/alipay-simulator/ledger/due.ts';
import { notificationsOf } from '../../../local/alipay-simulator/ledger/notifications.ts';
import { perform } from '../../../local/alipay-simulator/ledger/perform.ts';
import { type Scan, scanCode } from '../../../local/alipay-simulator/ledger/scan.ts';
import { currencyOf, findTrade } from '../../../local/alipay-simulator/ledger/trade.ts';
import { startOfTime } from './support/world.ts';

const minute = 60_000;
const hour = 60 * minute;
/** 00:15 in China on the day after. */
const windowEnd = startOfTime - (12 * hour + 30 * minute + 5_000) + 24 * hour + 15 * minute;

/** The ledger alone: what the gateways of other currencies and of shop codes rest on. */
function createLedger() {
  const database = openDatabase(undefined);
  let now = startOfTime;
  const run = (command: Command, account = 'P1') =>
    perform(database, { account, method: 'test', command }, now).outcome;
  return {
    database,
    run,
    at(time: number) {
      now = time;
      return settle(database, now);
    },
    scan: (scan: Scan) => scanCode(database, scan, now),
    trade: (outTradeNo: string) => findTrade(database, 'P1', { outTradeNo }),
  };
}

const yen = (outTradeNo: string, minor: number, more: object = {}) => ({
  outTradeNo,
  totalFen: minor,
  currency: 'JPY',
  subject: 'ramen',
  fingerprint: `${outTradeNo} ${minor}`,
  expires: { afterMs: 48 * hour },
  notifyUrl: 'http://127.0.0.1/notify',
  echo: {},
  ...more,
});

const pay = (outTradeNo: string, minor: number): Command => ({
  operation: 'pay',
  order: {
    ...yen(outTradeNo, minor),
    codeHash: outTradeNo,
    buyerId: '2088000000000009',
    buyerLogonId: '159****0009',
  },
});

const refund = (refundNo: string, minor: number, more: object = {}): Command => ({
  operation: 'refund',
  ref: { outTradeNo: 'K1' },
  refund: { outRequestNo: refundNo, fen: minor, ...more },
});

test('a trade keeps the currency it is priced in', () => {
  const { run, trade } = createLedger();
  expect(run(pay('K1', 540))).toMatchObject({ kind: 'paid', trade: { capturedFen: 540 } });
  expect(currencyOf(trade('K1')?.order ?? {})).toBe('JPY');
  expect(currencyOf({})).toBe('CNY');
});

test.each([
  ['a second before 00:15', windowEnd - 1_000, { kind: 'cancelled', action: 'refund' }],
  ['at 00:15', windowEnd, { kind: 'refused', error: 'TRADE_CANCEL_TIME_OUT' }],
])('with a window, what is paid can be cancelled %s: %o', (_when, at, outcome) => {
  const ledger = createLedger();
  ledger.run(pay('K1', 540));
  ledger.at(at);
  const ref = { outTradeNo: 'K1' };
  expect(ledger.run({ operation: 'cancel', ref, window: 'until-00:15' })).toMatchObject(outcome);
});

test('without a window there is always time, and what is unpaid has none', () => {
  const ledger = createLedger();
  ledger.run(pay('K1', 540));
  const code = { order: yen('K2', 100), expires: { afterMs: hour }, opensTrade: true } as const;
  ledger.run({ operation: 'precreate', code });
  ledger.at(windowEnd + hour);
  const cancel = (outTradeNo: string, more: object = {}): Command => ({
    operation: 'cancel',
    ref: { outTradeNo },
    ...more,
  });
  expect(ledger.run(cancel('K1'))).toMatchObject({ kind: 'cancelled', action: 'refund' });
  expect(ledger.run(cancel('K2', { window: 'until-00:15' }))).toMatchObject({ action: 'close' });
});

test('a refund can be recorded now and made later', () => {
  const ledger = createLedger();
  ledger.run(pay('K1', 540));
  const later = refund('R1', 540, { afterMs: minute, notifies: 'always' });
  expect(ledger.run(later)).toMatchObject({ kind: 'refund-recorded' });
  expect(ledger.trade('K1')?.refundedFen).toBe(0);
  ledger.at(startOfTime + minute);
  expect(ledger.trade('K1')).toMatchObject({ refundedFen: 540, status: 'TRADE_CLOSED' });
  const told = notificationsOf(ledger.database, ledger.trade('K1')?.id ?? 0);
  expect(told.map(({ event }) => event.event)).toEqual(['paid', 'refunded']);
});

test('recorded twice, it is made once', () => {
  const ledger = createLedger();
  ledger.run(pay('K1', 540));
  ledger.run(refund('R1', 100, { afterMs: minute }));
  ledger.run(refund('R1', 100, { afterMs: minute }));
  ledger.at(startOfTime + minute);
  expect(ledger.trade('K1')?.refundedFen).toBe(100);
});

test.each([
  ['never', 100, ['paid']],
  ['always', 540, ['paid', 'refunded']],
  [undefined, 100, ['paid', 'refunded']],
  [undefined, 540, ['paid']],
])('a refund that is told %s, of %i', (notifies, minor, events) => {
  const ledger = createLedger();
  ledger.run(pay('K1', 540));
  ledger.run(refund('R1', minor, notifies === undefined ? {} : { notifies }));
  const told = notificationsOf(ledger.database, ledger.trade('K1')?.id ?? 0);
  expect(told.map(({ event }) => event.event)).toEqual(events);
});

test('a code may open its trade before it is scanned', () => {
  const ledger = createLedger();
  const code = {
    order: yen('K1', 540),
    expires: { afterMs: hour },
    opensTrade: true,
    prefix: 'https://pay.example/',
  } as const;
  const made = ledger.run({ operation: 'precreate', code });
  expect(made).toMatchObject({ kind: 'code-ready', trade: { status: 'WAIT_BUYER_PAY' } });
  const codeText = made?.kind === 'code-ready' ? made.code.codeText : '';
  expect(codeText).toMatch(/^https:\/\/pay\.example\/\w{18}$/);
  ledger.scan({ codeText, action: 'pay' });
  expect(ledger.trade('K1')?.status).toBe('TRADE_SUCCESS');
});

const sale = (more: Partial<ShopSale> = {}): ShopSale => ({
  kind: 'shop',
  currency: 'USD',
  name: 'Noodle House',
  fingerprint: 'a',
  notifyUrl: 'http://127.0.0.1/notify',
  echo: { extra_common_param: '{"s":"S1"}' },
  ...more,
});

const shopCode = (ledger: ReturnType<typeof createLedger>, more: Partial<ShopSale> = {}) => {
  const change = { kind: 'create', store: 'S1', sale: sale(more) } as const;
  const made = ledger.run({ operation: 'shop-code', change });
  return made?.kind === 'code-ready' ? made.code.codeText : made;
};

test("the customer types the amount of a shop's code, and Alipay makes up the number", () => {
  const ledger = createLedger();
  const codeText = String(shopCode(ledger));
  const payment = { codeText, action: 'scan-and-pay', amountMinor: 1_250 } as const;
  const [first, second] = [ledger.scan(payment), ledger.scan({ ...payment, amountMinor: 1 })];
  for (const [scanned, minor] of [
    [first, 1_250],
    [second, 1],
  ] as const) {
    expect(scanned).toMatchObject({
      trade: {
        account: 'P1',
        status: 'TRADE_SUCCESS',
        capturedFen: minor,
        order: {
          currency: 'USD',
          subject: 'Noodle House',
          outTradeNo: expect.stringMatching(/^\d{28}$/),
          echo: { extra_common_param: '{"s":"S1"}' },
        },
      },
    });
  }
  const ids = [first, second].map((s) => ('trade' in s ? s.trade?.order.outTradeNo : undefined));
  expect(new Set(ids).size).toBe(2);
});

test("a scan alone of a shop's code opens nothing, and paying needs an amount", () => {
  const ledger = createLedger();
  const codeText = String(shopCode(ledger));
  expect(ledger.scan({ codeText, action: 'scan' })).not.toHaveProperty('trade');
  expect(ledger.scan({ codeText, action: 'pay' })).toEqual({ refusal: 'AMOUNT_NEEDED' });
});

test('a store has two codes at most; the same again is the same', () => {
  const ledger = createLedger();
  const first = shopCode(ledger);
  expect(shopCode(ledger)).toBe(first);
  expect(shopCode(ledger, { fingerprint: 'b' })).not.toBe(first);
  expect(shopCode(ledger, { fingerprint: 'c' })).toEqual({
    kind: 'refused',
    error: 'QRCODE_LIMIT_EXCEED',
  });
});

test('a code can be stopped, started again, changed and deleted', () => {
  const ledger = createLedger();
  const codeText = String(shopCode(ledger));
  const set = (status: 'STOP' | 'RESTART' | 'DELETE', account?: string) =>
    ledger.run({ operation: 'shop-code', change: { kind: 'status', codeText, status } }, account);
  const payment = { codeText, action: 'scan-and-pay', amountMinor: 100 } as const;
  set('STOP');
  expect(ledger.scan(payment)).toEqual({ refusal: 'QRCODE_NOT_EXIST' });
  set('RESTART');
  expect(ledger.scan(payment)).toHaveProperty('trade');
  const change = { kind: 'modify', codeText, sale: sale({ name: 'Tea House' }) } as const;
  ledger.run({ operation: 'shop-code', change });
  expect(ledger.scan(payment)).toMatchObject({ trade: { order: { subject: 'Tea House' } } });
  expect(set('DELETE', 'P2')).toEqual({ kind: 'refused', error: 'QRCODE_NOT_EXIST' });
  set('DELETE');
  expect(ledger.scan(payment)).toEqual({ refusal: 'QRCODE_NOT_EXIST' });
  expect(set('RESTART')).toEqual({ kind: 'refused', error: 'QRCODE_NOT_EXIST' });
  expect(shopCode(ledger)).not.toBe(codeText);
});
