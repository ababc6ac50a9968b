import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../../web/src/api/client.ts';
import type { KeptSale } from '../../../web/src/pay/kept-sale.ts';
import type { Order } from '../../../web/src/pay/sale-step.ts';

const heard = vi.hoisted(() => {
  const listeners: [string, () => void][] = [];
  const addEventListener = (event: string, act: () => void) => void listeners.push([event, act]);
  const removeEventListener = (): void => undefined;
  Object.assign(globalThis, { addEventListener, removeEventListener });
  Object.assign(globalThis, {
    document: { hidden: false, addEventListener: removeEventListener, removeEventListener },
  });
  const tell = (event: 'online' | 'offline'): void => {
    for (const [of, act] of listeners) if (of === event) act();
  };
  return { tell };
});

const { resumeSale, startSale } = await import('../../../web/src/pay/sale.ts');

const REQUEST: KeptSale['request'] = {
  ...{ storeId: 's1', channel: 'kiosk', fulfilment: 'takeout', lines: [] },
};
const ORDER = {
  ...{ orderId: 'o1', version: 1, status: 'CREATED', paymentStatus: 'UNPAID', total: 100 },
  ...{ currency: 'CNY', checks: [{ checkId: 'c1', status: 'DUE' }], payments: [], refunds: [] },
} as unknown as Order;

const answered = (data: unknown, status = 200) => ({
  data,
  response: new Response('', { status }),
});
const problem = (status: number) => ({
  error: { code: 'unauthenticated', detail: 'A valid token is needed.' },
  response: new Response('', { status }),
});

/** An API that is asked for orders and payments, and a shelf in memory. */
function shop(kept?: KeptSale) {
  let shelved = kept;
  const POST = vi.fn(
    async (path: string, _options: object): Promise<unknown> =>
      answered(path === '/v1/orders' ? ORDER : {}),
  );
  const GET = vi.fn(async () => answered(ORDER));
  const shelf = {
    read: async () => shelved,
    keep: async (sale: KeptSale) => {
      shelved = sale;
    },
    clear: async () => {
      shelved = undefined;
    },
  };
  const keysOf = (path: string) =>
    POST.mock.calls
      .filter(([asked]) => asked === path)
      .map(([, options]) => JSON.stringify(options));
  return { POST, GET, shelf, keysOf, deps: { api: { POST, GET } as unknown as Api, shelf } };
}

const PAYMENTS = '/v1/orders/{orderId}/payments';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  heard.tell('online');
  vi.useRealTimers();
});

describe('a sale', () => {
  it('asks again with the same key where the token had ended: nothing was refused', async () => {
    const { POST, deps, keysOf } = shop();
    POST.mockResolvedValueOnce(problem(401));
    const sale = await startSale(deps, REQUEST);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sale.step.value).toMatchObject({ step: 'unpaid' });
    const [first, second] = keysOf('/v1/orders');
    expect(first).toBe(second);
    expect(first).toContain('Idempotency-Key');
    await sale.end();
  });

  it('starts no payment without a network', async () => {
    const { deps, keysOf } = shop();
    const sale = await startSale(deps, REQUEST);
    await vi.advanceTimersByTimeAsync(10);
    heard.tell('offline');
    expect(sale.canPay.value).toBe(false);
    sale.pay({ way: 'qr' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keysOf(PAYMENTS)).toHaveLength(0);
    heard.tell('online');
    sale.pay({ way: 'qr' });
    await vi.advanceTimersByTimeAsync(10);
    expect(keysOf(PAYMENTS)).toHaveLength(1);
    await sale.end();
  });

  it('sends one payment for two presses, and keeps no auth code', async () => {
    const { deps, shelf, keysOf } = shop();
    const sale = await startSale(deps, REQUEST);
    await vi.advanceTimersByTimeAsync(10);
    sale.pay({ way: 'barcode', authCode: '281234567890123456' });
    sale.pay({ way: 'barcode', authCode: '281234567890123456' });
    await vi.advanceTimersByTimeAsync(10);
    expect(keysOf(PAYMENTS)).toHaveLength(1);
    expect(JSON.stringify(await shelf.read())).not.toContain('2812345678');
    await sale.end();
  });

  it.each([
    ['a moment ago', -1_000],
    ['in a future that the clock has since been put back from', 3_600_000],
  ])('that was paid %s can be paid again in the end', async (_, offset) => {
    const attempt = { key: 'k2', way: 'barcode' as const, sentAt: Date.now() + offset };
    const { deps } = shop({ key: 'k1', request: REQUEST, orderId: 'o1', attempt });
    const sale = await resumeSale(deps);
    await vi.advanceTimersByTimeAsync(16_000);
    expect(sale?.step.value).toMatchObject({ step: 'unpaid' });
    await sale?.end();
  });

  it('waits after a reload for a payment that may be on its way', async () => {
    const attempt = { key: 'k2', way: 'barcode' as const, sentAt: Date.now() - 1_000 };
    const { deps } = shop({ key: 'k1', request: REQUEST, orderId: 'o1', attempt });
    const sale = await resumeSale(deps);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sale?.step.value).toMatchObject({ step: 'starting' });
    await sale?.end();
  });
});
