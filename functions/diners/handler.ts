import { dinerIdOf } from '../../adapters/tokens/diner-id.ts';
import { AuthoriseUrlQuery, type DinerOrderListResponse } from '../../api/diners.ts';
import { DINER_POLICY } from '../../core/domain/diner.ts';
import { parseStoreId } from '../../core/domain/ids.ts';
import type { Page } from '../../core/ports/page.ts';
import { forgetCustomer } from '../../core/usecases/forget-customer.ts';
import { askToForget } from '../../core/usecases/forget-diner.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { pageToSignIn, signDinerIn, signInAgain } from '../../core/usecases/sign-diner-in.ts';
import {
  alipayAccount,
  backoff,
  clock,
  deliveries,
  deviceCheck,
  dinerOrders,
  directory,
  fingerprintSecret,
  orders,
  pageOrigins,
  tokenIssuer,
  tokenKeys,
} from '../shared/compose.ts';

import { dinerOf } from '../shared/http/diner.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { parseQuery } from '../shared/http/parse-query.ts';
import type { Principal } from '../shared/http/principal.ts';
import { refused } from '../shared/http/problem.ts';
import { orderInScope } from '../shared/http/scope.ts';
import { keptOfCustomers, presentDinerOrder } from './present.ts';
import { returnToOf } from './return-to.ts';
import { isOwnState, newState, type SignInPlace } from './sign-in-state.ts';

/** Each is read with its order. */
const MAX_ON_PAGE = 25;

async function placeOf(text: string): Promise<SignInPlace> {
  const storeId = parseStoreId(text);
  const merchantId = storeId && (await directory().merchantOf(storeId));
  if (!merchantId) throw refused(notFound('store'));
  return { merchantId, storeId };
}

async function ordersOf(
  principal: Principal,
  page: Page,
): Promise<{ orders: DinerOrderListResponse['orders']; next?: string | undefined }> {
  const { merchantId } = principal;
  const { items, next } = await dinerOrders().ofDiner(merchantId, dinerOf(principal), page);
  const now = clock().now();
  const shown = items.map(async (found) => {
    const aggregate = await orders().load(merchantId, found.orderId);
    return aggregate ? [presentDinerOrder(found, aggregate, now)] : [];
  });
  return { orders: (await Promise.all(shown)).flat(), next };
}

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/diners/authorise-url': async ({ event }) => {
      const { storeId, returnTo, challenge } = parseQuery(event, AuthoriseUrlQuery);
      const redirectUri = returnToOf(returnTo, pageOrigins());
      const place = await placeOf(storeId);
      const expiresAt = clock().now() + DINER_POLICY.signInMs;
      const state = newState(await fingerprintSecret(), place, challenge, expiresAt);
      const back = { redirectUri, state };
      const page = await pageToSignIn({ buyers: alipayAccount() }, place.merchantId, back);
      if (!page.ok) throw refused(page.error);
      return { status: 200, body: { url: page.value, expiresAt } };
    },

    'POST /v1/diners/tokens': async ({ body }) => {
      const place = await placeOf(body.storeId);
      const secret = await fingerprintSecret();
      // Before the code is sent, and so spent.
      if (!isOwnState(secret, place, body, clock().now())) throw refused(signInAgain('state'));
      const deps = {
        buyers: alipayAccount(),
        tokens: tokenIssuer(),
        dinerIdOf: dinerIdOf(secret),
      };
      const signedIn = await signDinerIn(deps, place.merchantId, body.authCode);
      if (!signedIn.ok) throw refused(signedIn.error);
      const expiresIn = DINER_POLICY.tokenLifeMs / 1_000;
      return {
        status: 200,
        body: { accessToken: signedIn.value, tokenType: 'Bearer', expiresIn },
      };
    },

    'GET /v1/diners/me/orders': async ({ principal, query }) => ({
      status: 200,
      body: await ordersOf(principal, pageOf(query, MAX_ON_PAGE)),
    }),

    'GET /v1/diners/me/data': async ({ principal, query }) => {
      const mine = await ordersOf(principal, pageOf(query, MAX_ON_PAGE));
      return { status: 200, body: { diner: dinerOf(principal), ...mine, kept: keptOfCustomers() } };
    },

    'DELETE /v1/orders/{orderId}/customer': async ({ principal, param }) => {
      const { order } = await orderInScope(orders(), principal, param('orderId'));
      const deps = {
        ...{ deliveries: deliveries(), orders: orders() },
        ...{ clock: clock(), backoff: backoff() },
      };
      const { merchantId, orderId } = order;
      const { actor } = principal;
      const forgotten = await forgetCustomer(deps, { merchantId, orderId, actor });
      if (!forgotten.ok) throw refused(forgotten.error);
      return { status: 204 };
    },

    'DELETE /v1/diners/me': async ({ principal }) => {
      const deps = {
        ...{ dinerOrders: dinerOrders(), orders: orders() },
        ...{ clock: clock(), backoff: backoff() },
      };
      const { merchantId } = principal;
      const request = { merchantId, dinerId: dinerOf(principal), requestedAt: clock().now() };
      return { status: (await askToForget(deps, request)) ? 204 : 202 };
    },
  },
);
