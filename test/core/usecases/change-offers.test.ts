import { describe, expect, test } from 'vitest';
import type { OfferTerms } from '../../../core/domain/offers/offer.ts';
import {
  changeOffer,
  changePricingRules,
  createOffer,
  stopOffer,
} from '../../../core/usecases/change-offers.ts';
import { MERCHANT, must, openWorld, refusal, STORE } from '../../support/world.ts';

const place = { merchantId: MERCHANT, storeId: STORE };
const tenPercent: OfferTerms = {
  name: { en: 'Ten off' },
  benefit: { kind: 'percentage', rate: 1000 },
  exclusive: false,
};
const coupon = { ...tenPercent, coupon: { code: 'welcome' } };

describe('an offer', () => {
  test('is changed by who read its last version, and by nobody else', async () => {
    const { deps } = await openWorld();
    const { offerId } = must(await createOffer(deps, place, tenPercent));
    const dearer = { ...tenPercent, benefit: { kind: 'percentage', rate: 500 } as const };
    const changed = must(await changeOffer(deps, place, offerId, { ...dearer, version: 1 }));
    expect(changed).toMatchObject({ version: 2, benefit: { rate: 500 } });
    const late = await changeOffer(deps, place, offerId, { ...tenPercent, version: 1 });
    expect(refusal(late).code).toBe('stale-version');
    expect((await deps.offers.load(MERCHANT, STORE)).offers).toEqual([changed]);
  });

  test('stays stopped, and sets its code free', async () => {
    const { deps } = await openWorld();
    const { offerId } = must(await createOffer(deps, place, coupon));
    expect(refusal(await createOffer(deps, place, coupon))).toMatchObject({
      code: 'coupon-code-taken',
      field: 'coupon.code',
    });
    const stopped = must(await stopOffer(deps, place, offerId));
    expect(must(await stopOffer(deps, place, offerId))).toEqual(stopped);
    const again = await changeOffer(deps, place, offerId, { ...coupon, version: stopped.version });
    expect(refusal(again).code).toBe('offer-stopped');
    expect(must(await createOffer(deps, place, coupon)).coupon?.code).toBe('WELCOME');
  });

  test('is one of at most forty; those that stopped first make room in the list', async () => {
    const { deps } = await openWorld();
    for (let n = 0; n < 150; n++) {
      const { offerId } = must(await createOffer(deps, place, tenPercent));
      if (n < 110) must(await stopOffer(deps, place, offerId));
    }
    expect(refusal(await createOffer(deps, place, tenPercent)).code).toBe('too-many-offers');
    const { offers } = await deps.offers.load(MERCHANT, STORE);
    expect(offers.filter((o) => o.status === 'ACTIVE')).toHaveLength(40);
    expect(offers).toHaveLength(100);
  });

  test('is refused where it ends before it begins, or takes more room than a row has', async () => {
    const { deps } = await openWorld();
    const never = { ...tenPercent, validFrom: 2, validUntil: 2 };
    expect(refusal(await createOffer(deps, place, never)).field).toBe('validUntil');
    const huge = { ...tenPercent, name: { en: 'x'.repeat(100_000) } };
    expect(refusal(await createOffer(deps, place, huge)).code).toBe('offers-too-large');
  });
});

test('tax classes have names of their own, and one at most is for all other items', async () => {
  const { deps } = await openWorld();
  const vat = { taxClass: 'vat', label: 'VAT', rate: 600, mode: 'included' as const };
  const rules = (taxes: readonly (typeof vat & { items?: string[] })[], version = 0) =>
    changePricingRules(deps, place, { version, taxes });
  expect(refusal(await rules([vat, { ...vat, items: ['a'] }])).field).toBe('taxes[1].taxClass');
  expect(refusal(await rules([vat, { ...vat, taxClass: 'b' }])).field).toBe('taxes[1].items');
  expect(must(await rules([vat])).version).toBe(1);
  expect(refusal(await rules([vat])).code).toBe('stale-version');
});
