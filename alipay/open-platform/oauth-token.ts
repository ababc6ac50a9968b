import type { Exchange } from '../gateway-protocol.ts';
import { lookUp } from '../look-up.ts';
import { type AnswerNode, textOf } from './answer-node.ts';
import { codeOf, meaningOf, refusalOf } from './codes.ts';
import type { OpenPlatformCredentials } from './credentials.ts';
import { exchangeOf } from './exchange.ts';
import { commonParams, type RequestContext, signRequest } from './request.ts';
import type { VerifiedAnswer } from './response.ts';

export const oauthTokenMethod = 'alipay.system.oauth.token';

/** A customer, by the number that Alipay gives to our app: which of the two depends on the app's age. */
export interface AlipayUser {
  readonly kind: 'user-id' | 'open-id';
  readonly id: string;
}

export type OauthOutcome =
  | { readonly kind: 'identified'; readonly user: AlipayUser }
  /** The code is wrong, old or used: the customer must authorise again. */
  | { readonly kind: 'refused'; readonly code: string; readonly configuration?: true }
  /** A code is good once, so the customer must authorise again here, too. */
  | { readonly kind: 'unknown'; readonly code: string };

/** What a refusal means, by sub_code without prefix (protocol 2.7); other refusals are unknown. */
const oauthRefusals = {
  'code-invalid': 'refused',
  'refresh-token-invalid': 'refused',
  'refresh-token-time-out': 'refused',
  'refreshed-token-invalid': 'refused',
  'grant-type-invalid': 'configuration',
  'unmatched-app-id': 'configuration',
  'unknow-error': 'unknown',
} as const satisfies Record<string, 'refused' | 'configuration' | 'unknown'>;

/** Whether a text may be such a code: it comes from the address bar, where anybody can type. */
export const isOauthCode = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);

/**
 * Exchanges the code of an authorisation, once: a code that was sent is spent, whatever came back.
 * The tokens in the answer are not kept, since nothing here acts for the customer afterwards.
 * Throws a RangeError for what `isOauthCode` refuses.
 */
export function identifyUser(
  credentials: OpenPlatformCredentials,
  authCode: string,
  { now }: Pick<RequestContext, 'now'>,
): Exchange<OauthOutcome> {
  if (!isOauthCode(authCode)) throw new RangeError('not a code of an authorisation');
  const common = commonParams(credentials, oauthTokenMethod, { now });
  const business = { grant_type: 'authorization_code', code: authCode };
  const request = signRequest(credentials, common, business);
  return exchangeOf(credentials, oauthTokenMethod, request, classifyOauth);
}

/** A success has no `code`; whatever has one, except 10000, is none. */
export function classifyOauth({ node }: VerifiedAnswer): OauthOutcome {
  const code = codeOf(node);
  const meaning = node['code'] === undefined ? 'accepted' : meaningOf(node);
  switch (meaning) {
    case 'accepted': {
      const user = userIn(node);
      return user === undefined ? { kind: 'unknown', code } : { kind: 'identified', user };
    }
    case 'configuration':
    case 'refused':
      return refused(node, code, meaning);
    case 'rate-limited':
    case 'in-process':
    case 'unavailable':
    case 'unknown':
      return { kind: 'unknown', code };
  }
}

function userIn(node: AnswerNode): AlipayUser | undefined {
  const userId = textOf(node, 'user_id');
  if (userId !== undefined) return { kind: 'user-id', id: userId };
  const openId = textOf(node, 'open_id');
  return openId === undefined ? undefined : { kind: 'open-id', id: openId };
}

/** Alipay answers a spent code and a wrong key alike with 40002; the sub_code tells them apart. */
function refused(
  node: AnswerNode,
  code: string,
  meaning: 'configuration' | 'refused',
): OauthOutcome {
  switch (lookUp(oauthRefusals, refusalOf(node))) {
    case 'refused':
      return { kind: 'refused', code };
    case 'configuration':
      return { kind: 'refused', code, configuration: true };
    case 'unknown':
      return { kind: 'unknown', code };
    case undefined:
      return meaning === 'configuration'
        ? { kind: 'refused', code, configuration: true }
        : { kind: 'unknown', code };
  }
}
