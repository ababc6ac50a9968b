import { DINER_POLICY } from '../domain/diner.ts';
import type { DinerId, MerchantId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Buyer, Buyers } from '../ports/buyers.ts';
import type { TokenIssuer } from '../ports/token-issuer.ts';
import { conflict, type Rejection, unavailable, unprocessable } from './rejection.ts';

export interface SignDinerInDeps {
  readonly buyers: Buyers;
  readonly tokens: TokenIssuer;
  /** The same customer has the same id at this merchant, and another at every other. */
  readonly dinerIdOf: (merchantId: MerchantId, buyer: Buyer) => DinerId;
}

const noSignIn = conflict('no-sign-in', 'Customers of this store cannot sign in with Alipay.');

export const signInAgain = (field: 'state' | 'authCode'): Rejection =>
  unprocessable('sign-in-again', field, 'This sign-in is over or was used: sign in again.');

/** The page of Alipay that sends the customer back with a code and this state. */
export async function pageToSignIn(
  { buyers }: Pick<SignDinerInDeps, 'buyers'>,
  merchantId: MerchantId,
  back: { readonly redirectUri: string; readonly state: string },
): Promise<Result<string, Rejection>> {
  const page = await buyers.authorisePage(merchantId, { scope: 'auth_base', ...back });
  return page.kind === 'page' ? ok(page.url) : fail(noSignIn);
}

/** One code, one short token. What Alipay tells of the customer is kept nowhere. */
export async function signDinerIn(
  { buyers, tokens, dinerIdOf }: SignDinerInDeps,
  merchantId: MerchantId,
  code: string,
): Promise<Result<string, Rejection>> {
  const answer = await buyers.identifyBuyer(merchantId, code);
  switch (answer.kind) {
    case 'identified': {
      const subject = dinerIdOf(merchantId, answer.buyer);
      return ok(
        await tokens.issue({ role: 'diner', merchantId, subject }, DINER_POLICY.tokenLifeMs),
      );
    }
    case 'refused':
      return fail(signInAgain('authCode'));
    case 'unknown':
      return fail(unavailable('Alipay did not answer, and the code may be spent: sign in again.'));
    case 'elsewhere':
      return fail(noSignIn);
  }
}
