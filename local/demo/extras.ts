import type { DemoStaff } from '../../web/src/demo/demo-facts.ts';
import type { DemoMerchant } from './merchants.ts';

/** What the start page tells of each store, beside what it can look up. */
export const DEMO_EXTRAS = {
  staff: [
    { name: '小林', role: 'cashier', pin: '2580' },
    { name: '王经理', role: 'manager', pin: '7931' },
  ],
  couponCode: 'WELCOME',
} as const satisfies { readonly staff: readonly DemoStaff[]; readonly couponCode: string };

const TABLES = ['A1', 'A2', 'A3', 'B1'];

const OFFERS = [
  {
    name: { 'zh-CN': '蛋挞第二件半价', en: 'Second egg tart at half price' },
    benefit: { kind: 'buy-n-get-m', buy: 1, get: 1, rate: 5_000, items: ['egg-tart'] },
  },
  {
    name: { 'zh-CN': '新客九折', en: '10 % off to welcome you' },
    benefit: { kind: 'percentage', rate: 1_000 },
    coupon: { code: DEMO_EXTRAS.couponCode },
  },
];

/**
 * Staff, tables, offers and a code for the counter, through the public API as a merchant would. For a
 * new store alone: what somebody changed or took away in the demo stays so.
 */
export async function addExtras(
  apiUrl: string,
  { storeId, gateway }: Pick<DemoMerchant, 'storeId' | 'gateway'>,
  merchantToken: string,
): Promise<void> {
  const headers = { authorization: `Bearer ${merchantToken}`, 'content-type': 'application/json' };
  const addAll = async (kind: string, bodies: readonly object[]): Promise<void> => {
    const url = `${apiUrl}/v1/stores/${storeId}/${kind}`;
    for (const body of bodies) {
      const added = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!added.ok) throw new Error(`The demo's ${kind} were refused: ${await added.text()}`);
    }
  };
  const counters = gateway === 'global' ? [{ terminalId: 'counter-1' }] : [];
  await Promise.all([
    addAll('staff', DEMO_EXTRAS.staff),
    addAll(
      'tables',
      TABLES.map((tableId) => ({ tableId })),
    ),
    addAll('offers', OFFERS),
    addAll('shop-qr-codes', counters),
  ]);
}
