import {
  changeOffer,
  changePricingRules,
  createOffer,
  stopOffer,
} from '../../core/usecases/change-offers.ts';
import { orderAgain } from '../../core/usecases/order-again.ts';
import { quoteOrder } from '../../core/usecases/quote-order.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import {
  backoff,
  clock,
  deliveries,
  deviceCheck,
  directory,
  fingerprintSecret,
  ids,
  menus,
  offers,
  orders,
  snoozes,
  stockCounts,
  tokenKeys,
} from '../shared/compose.ts';
import { customerOf } from '../shared/http/customer-of.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import type { Principal } from '../shared/http/principal.ts';
import { refused } from '../shared/http/problem.ts';
import { preferredLanguage } from '../shared/http/problem-language.ts';
import { knownStoreInScope, orderInScope, storeInScope } from '../shared/http/scope.ts';
import { presentOrderAgain } from '../shared/present/order-again.ts';
import { presentQuote } from '../shared/present/quote.ts';

const deps = () => ({
  offers: offers(),
  directory: directory(),
  clock: clock(),
  ids: ids(),
  backoff: backoff(),
});

const placeOf = async (principal: Principal, storeId: string) => ({
  merchantId: principal.merchantId,
  storeId: await knownStoreInScope(directory(), principal, storeId),
});

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'POST /v1/orders/quote': async ({ event, principal, body }) => {
      const { merchantId } = principal;
      const storeId = storeInScope(principal, body.storeId);
      const { customerKey, ...wanted } = body;
      const customer = customerOf(customerKey, merchantId, await fingerprintSecret());
      const pricing = {
        ...{ ...deps(), menus: menus(), snoozes: snoozes() },
        ...{ deliveries: deliveries(), stock: stockCounts() },
      };
      const priced = await quoteOrder(pricing, { ...wanted, customer, merchantId, storeId });
      if (!priced.ok) throw refused(priced.error);
      const language = preferredLanguage(event.headers['accept-language']);
      return { status: 200, body: presentQuote(priced.value, body.coupons ?? [], language) };
    },

    'GET /v1/orders/{orderId}/again': async ({ principal, param, query }) => {
      const { order } = await orderInScope(orders(), principal, param('orderId'));
      const menu = { ...deps(), menus: menus(), snoozes: snoozes() };
      const again = await orderAgain(menu, order, query('lang'));
      if (!again.ok) throw refused(again.error);
      return { status: 200, body: presentOrderAgain(order, again.value) };
    },

    'GET /v1/stores/{storeId}/offers': async ({ principal, param, query }) => {
      const { merchantId, storeId } = await placeOf(principal, param('storeId'));
      const { limit, cursor = '' } = pageOf(query);
      const book = await offers().load(merchantId, storeId);
      const after = book.offers.filter((o) => o.offerId > cursor);
      const page = after.slice(0, limit);
      const next = after.length > limit ? page.at(-1)?.offerId : undefined;
      return { status: 200, body: { offers: page, next } };
    },

    'POST /v1/stores/{storeId}/offers': async ({ principal, param, body }) => {
      const place = await placeOf(principal, param('storeId'));
      const created = await createOffer(deps(), place, body);
      if (!created.ok) throw refused(created.error);
      return { status: 201, body: created.value };
    },

    'GET /v1/stores/{storeId}/offers/{offerId}': async ({ principal, param }) => {
      const { merchantId, storeId } = await placeOf(principal, param('storeId'));
      const book = await offers().load(merchantId, storeId);
      const offer = book.offers.find((o) => o.offerId === param('offerId'));
      if (!offer) throw refused(notFound('offer'));
      if (!offer.coupon) return { status: 200, body: offer };
      const uses = await offers().uses(merchantId, storeId, [offer.offerId]);
      return { status: 200, body: { ...offer, couponUses: uses.get(offer.offerId) ?? 0 } };
    },

    'PUT /v1/stores/{storeId}/offers/{offerId}': async ({ principal, param, body }) => {
      const place = await placeOf(principal, param('storeId'));
      const changed = await changeOffer(deps(), place, param('offerId'), body);
      if (!changed.ok) throw refused(changed.error);
      return { status: 200, body: changed.value };
    },

    'POST /v1/stores/{storeId}/offers/{offerId}/stop': async ({ principal, param }) => {
      const place = await placeOf(principal, param('storeId'));
      const stopped = await stopOffer(deps(), place, param('offerId'));
      if (!stopped.ok) throw refused(stopped.error);
      return { status: 200, body: stopped.value };
    },

    'GET /v1/stores/{storeId}/pricing-rules': async ({ principal, param }) => {
      const { merchantId, storeId } = await placeOf(principal, param('storeId'));
      const { rules } = await offers().load(merchantId, storeId);
      return { status: 200, body: rules };
    },

    'PUT /v1/stores/{storeId}/pricing-rules': async ({ principal, param, body }) => {
      const place = await placeOf(principal, param('storeId'));
      const changed = await changePricingRules(deps(), place, body);
      if (!changed.ok) throw refused(changed.error);
      return { status: 200, body: changed.value };
    },
  },
);
