import { describe, expect, test } from 'vitest';
import type { Credit } from '../../core/domain/credit.ts';
import { caseIdOf, type ExceptionCase } from '../../core/domain/exception-case.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import { money } from '../../core/domain/money.ts';
import { type Place, withoutWaiting, withWaiting } from '../../core/domain/waiting-list.ts';
import { eachAdapter } from './each-adapter.ts';
import {
  empty,
  NOON,
  newMerchant,
  newOrderId,
  newPaymentId,
  newStore,
  next,
  orderOf,
  place,
} from './fixtures.ts';

const WINDOW = { startedAt: NOON, until: NOON + 300_000 };
const TRADE = '2026112222001400000000000001';

const creditOf = (merchantId: MerchantId, changes: Partial<Credit> = {}): Credit => ({
  merchantId,
  tradeNo: TRADE,
  outTradeNo: 'made-up-by-alipay',
  amount: money('HKD', 3_850),
  receivedAt: NOON,
  status: 'UNMATCHED',
  ...changes,
});

const openedFor = ({ merchantId, tradeNo, amount }: Credit): ExceptionCase => ({
  caseId: caseIdOf('unsolicited-credit', tradeNo),
  merchantId,
  kind: 'unsolicited-credit',
  status: 'OPEN',
  openedAt: NOON,
  tradeNo,
  detail: 'nobody waits',
  amount,
});

eachAdapter('CreditStore', (adapters) => {
  test('a trade is written down once, with its case, and per merchant', async () => {
    const { credits, cases } = adapters();
    const [one, two] = [creditOf(newMerchant()), creditOf(newMerchant())];
    expect(await credits.find(one.merchantId, TRADE)).toBeUndefined();
    expect(await credits.open(one, openedFor(one))).toBe(true);
    expect(await credits.open({ ...one, receivedAt: NOON + 1 }, openedFor(one))).toBe(false);
    expect(await credits.find(one.merchantId, TRADE)).toEqual(one);
    expect(await credits.find(two.merchantId, TRADE)).toBeUndefined();
    const opened = await cases.find(one.merchantId, openedFor(one).caseId);
    expect(opened).toMatchObject({ status: 'OPEN', tradeNo: TRADE });
  });

  test('a trade is written down also where its case was opened before', async () => {
    const { credits } = adapters();
    const one = creditOf(newMerchant());
    const other = creditOf(one.merchantId, { tradeNo: `${TRADE}2` });
    expect(await credits.open(one, openedFor(one))).toBe(true);
    expect(await credits.open(other, openedFor(one))).toBe(true);
    expect(await credits.find(one.merchantId, other.tradeNo)).toEqual(other);
  });

  test('an order takes money that is new, or that nobody has decided about, and only once', async () => {
    const { orders, credits } = adapters();
    const attach = async (credit: Credit, provided: 'new' | 'unmatched') => {
      const { merchantId } = credit;
      const { orderId } = await (async () => {
        const before = empty(orderOf(merchantId));
        await orders.commit(next(before, {}));
        return before.order;
      })();
      const before = await orders.load(merchantId, orderId);
      if (!before) throw new Error('no order');
      const attached: Credit = { ...credit, status: 'ATTACHED', orderId };
      return await orders.commit(next(before, { credit: { credit: attached, provided } }));
    };
    const fresh = creditOf(newMerchant());
    expect(await attach(fresh, 'unmatched')).toBe('conflict');
    expect(await attach(fresh, 'new')).toBe('committed');
    expect(await attach(fresh, 'new')).toBe('conflict');
    expect(await attach(fresh, 'unmatched')).toBe('conflict');
    expect((await credits.find(fresh.merchantId, TRADE))?.status).toBe('ATTACHED');
    const known = creditOf(newMerchant());
    await credits.open(known, openedFor(known));
    expect(await attach(known, 'new')).toBe('conflict');
    expect(await attach(known, 'unmatched')).toBe('committed');
    expect(await attach(known, 'unmatched')).toBe('conflict');
  });
});

eachAdapter('WaitingLists', (adapters) => {
  const placeOf = (merchantId: MerchantId): Place => ({
    merchantId,
    storeId: newStore(),
    terminalId: 'T1',
    amount: money('HKD', 3_850),
  });

  test('the list of a place changes only from the version that was read', async () => {
    const { orders, waiting } = adapters();
    const before = await place(orders);
    const at = placeOf(before.order.merchantId);
    const nobody = await waiting.at(at);
    expect(nobody).toMatchObject({ version: 0, checks: [] });
    const check = { orderId: newOrderId(), paymentId: newPaymentId(), ...WINDOW };
    const one = withWaiting(nobody, check, NOON);
    expect(await orders.commit(next(before, { waiting: one }))).toBe('committed');
    expect(await waiting.at(at)).toEqual(one);

    const after = await orders.load(before.order.merchantId, before.order.orderId);
    if (!after) throw new Error('no order');
    expect(await orders.commit(next(after, { waiting: one }))).toBe('conflict');
    const gone = withoutWaiting(one, check.paymentId);
    expect(await orders.commit(next(after, { waiting: gone }))).toBe('committed');
    expect(await waiting.at(at)).toMatchObject({ version: 2, checks: [] });
  });

  test('another amount, terminal, store or merchant is another place', async () => {
    const { orders, waiting } = adapters();
    const before = await place(orders);
    const at = placeOf(before.order.merchantId);
    const check = { orderId: newOrderId(), paymentId: newPaymentId(), ...WINDOW };
    const list = withWaiting(await waiting.at(at), check, NOON);
    await orders.commit(next(before, { waiting: list }));
    const elsewhere: Place[] = [
      { ...at, amount: money('HKD', 3_851) },
      { ...at, amount: money('JPY', 3_850) },
      { ...at, terminalId: 'T2' },
      { ...at, storeId: newStore() },
      { ...at, merchantId: newMerchant() },
    ];
    for (const other of elsewhere) expect((await waiting.at(other)).checks).toEqual([]);
  });
});

eachAdapter('ShopQrCodes', (adapters) => {
  const codeOf = (merchantId: MerchantId, storeId: ReturnType<typeof newStore>, n: number) => ({
    ...{ merchantId, storeId, terminalId: `T${n}`, currency: 'HKD' as const },
    ...{ codeText: `https://qr.alipay.com/${n}`, status: 'ACTIVE' as const, createdAt: NOON },
  });

  describe('codes of a store', () => {
    test('are found by terminal, and listed in its order up to a limit', async () => {
      const { shopQrCodes } = adapters();
      const [merchantId, storeId] = [newMerchant(), newStore()];
      for (const n of [3, 1, 2]) await shopQrCodes.keep(codeOf(merchantId, storeId, n));
      await shopQrCodes.keep(codeOf(merchantId, newStore(), 4));
      const found = await shopQrCodes.find(merchantId, storeId, 'T2');
      expect(found).toEqual(codeOf(merchantId, storeId, 2));
      const listed = await shopQrCodes.ofStore(merchantId, storeId, 2);
      expect(listed.map((c) => c.terminalId)).toEqual(['T1', 'T2']);
      expect(await shopQrCodes.find(newMerchant(), storeId, 'T2')).toBeUndefined();
    });

    test('are stopped and removed one by one', async () => {
      const { shopQrCodes } = adapters();
      const [merchantId, storeId] = [newMerchant(), newStore()];
      const [one, two] = [codeOf(merchantId, storeId, 1), codeOf(merchantId, storeId, 2)];
      for (const code of [one, two]) await shopQrCodes.keep(code);
      await shopQrCodes.setStatus(one, 'STOPPED');
      const stopped = { ...one, status: 'STOPPED' };
      expect(await shopQrCodes.ofStore(merchantId, storeId, 9)).toEqual([stopped, two]);
      await shopQrCodes.remove(one);
      expect(await shopQrCodes.ofStore(merchantId, storeId, 9)).toEqual([two]);
    });

    test('are kept once: who comes later is told of the one that hangs there, stopped or not', async () => {
      const { shopQrCodes } = adapters();
      const first = codeOf(newMerchant(), newStore(), 1);
      expect(await shopQrCodes.keep(first)).toEqual(first);
      await shopQrCodes.setStatus(first, 'STOPPED');
      const stopped = { ...first, status: 'STOPPED' };
      const later = { ...first, codeText: 'https://qr.alipay.com/later' };
      expect(await shopQrCodes.keep(later)).toEqual(stopped);
      const { merchantId, storeId, terminalId } = first;
      expect(await shopQrCodes.find(merchantId, storeId, terminalId)).toEqual(stopped);
    });

    test('do not suffer what was meant for a code before them, or come back by it', async () => {
      const { shopQrCodes } = adapters();
      const before = codeOf(newMerchant(), newStore(), 1);
      const { merchantId, storeId, terminalId } = before;
      await shopQrCodes.setStatus(before, 'STOPPED');
      await shopQrCodes.remove(before);
      expect(await shopQrCodes.find(merchantId, storeId, terminalId)).toBeUndefined();
      const after = { ...before, codeText: 'https://qr.alipay.com/after' };
      expect(await shopQrCodes.keep(after)).toEqual(after);
      await shopQrCodes.setStatus(before, 'STOPPED');
      await shopQrCodes.remove(before);
      expect(await shopQrCodes.find(merchantId, storeId, terminalId)).toEqual(after);
    });
  });
});
