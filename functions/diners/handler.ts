import { AuthoriseUrlQuery } from '../../api/diners.ts';
import { DINER_POLICY } from '../../core/domain/diner.ts';
import { parseStoreId } from '../../core/domain/ids.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { pageToSignIn, signDinerIn, signInAgain } from '../../core/usecases/sign-diner-in.ts';
import {
  alipayAccount,
  clock,
  directory,
  fingerprintSecret,
  pageOrigins,
  tokenIssuer,
} from '../shared/compose.ts';
import { dinerIdOf } from '../shared/http/diner-id.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { parseQuery } from '../shared/http/parse-query.ts';
import { refused } from '../shared/http/problem.ts';
import { returnToOf } from './return-to.ts';
import { isOwnState, newState, type SignInPlace } from './sign-in-state.ts';

async function placeOf(text: string): Promise<SignInPlace> {
  const storeId = parseStoreId(text);
  const merchantId = storeId && (await directory().merchantOf(storeId));
  if (!merchantId) throw refused(notFound('store'));
  return { merchantId, storeId };
}

export const handler = httpFunction(
  {},
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
  },
);
