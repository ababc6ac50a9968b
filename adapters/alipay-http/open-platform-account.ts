import type { Authorisation } from '../../alipay/open-platform/authorise-url.ts';
import type { BillRequest } from '../../alipay/open-platform/bill-download-url.ts';
import { type AlipayUser, isOauthCode } from '../../alipay/open-platform/oauth-token.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { type SendDeps, type Sending, send } from './ask.ts';
import type { MerchantProtocols } from './merchant-protocols.ts';

export interface AccountDeps extends SendDeps, Pick<MerchantProtocols, 'account'> {
  readonly clock: Clock;
  /** For each request. */
  readonly timeoutMs: number;
}

/** A merchant of another gateway, which has no such thing. */
type Elsewhere = { readonly kind: 'elsewhere' };
type Refused = { readonly kind: 'refused'; readonly code: string };
type Unknown = { readonly kind: 'unknown'; readonly code: string };

export type AuthoriseResult = { readonly kind: 'page'; readonly url: string } | Elsewhere;

export type IdentifyResult =
  /** Our app knows the customer by this number; which kind it is depends on the app's age. */
  | { readonly kind: 'identified'; readonly buyer: AlipayUser }
  /** The code is wrong, old or used, or our configuration is: the customer authorises again. */
  | Refused
  /** The code may be spent, so the customer authorises again here, too. */
  | Unknown
  | Elsewhere;

export type BillResult =
  /** Good for 30 seconds and for anybody who has it. `endpoint`: the gateway that told it. */
  | { readonly kind: 'url'; readonly url: string; readonly endpoint: string }
  /** Nothing happened on that day, or its bill is not made yet. */
  | { readonly kind: 'no-bill'; readonly code: string }
  | { readonly kind: 'retry-later'; readonly code: string }
  | Refused
  | Unknown
  | Elsewhere;

/** What a bill is of, and what its fees must be. */
export interface BillContract {
  readonly appId: string;
  /** Hundredths of a per cent; undefined where nobody told us. */
  readonly feeBasisPoints?: number | undefined;
}

/** What a merchant's account at the Open Platform is asked. */
export interface OpenPlatformAccount {
  /** Rejects, as the others do, where the merchant's secret cannot be read or used. */
  authorisePage(merchantId: MerchantId, authorisation: Authorisation): Promise<AuthoriseResult>;
  identifyBuyer(merchantId: MerchantId, code: string): Promise<IdentifyResult>;
  /** Undefined for a merchant of another gateway. */
  contract(merchantId: MerchantId): Promise<BillContract | undefined>;
  /** @param billDate `yyyy-MM-dd` or `yyyy-MM`. */
  billDownload(
    merchantId: MerchantId,
    billType: BillRequest['billType'],
    billDate: string,
  ): Promise<BillResult>;
}

/** Sends each question once; tokens that come with an answer are not kept. */
export function openPlatformAccount(deps: AccountDeps): OpenPlatformAccount {
  const { clock, timeoutMs } = deps;
  const sending = (merchantId: MerchantId): Sending => ({ merchantId, timeoutMs, fresh: true });
  return {
    authorisePage: async (merchantId, authorisation) => {
      const account = await deps.account(merchantId);
      if (!account) return { kind: 'elsewhere' };
      return { kind: 'page', url: account.authoriseUrl(authorisation) };
    },
    identifyBuyer: async (merchantId, code) => {
      const account = await deps.account(merchantId);
      if (!account) return { kind: 'elsewhere' };
      if (!isOauthCode(code)) return { kind: 'refused', code: 'NOT_A_CODE' };
      const exchange = account.identifyUser(code, { now: clock.now() });
      const answer = await send(deps, sending(merchantId), exchange);
      if (answer.kind === 'unanswered') return { kind: 'unknown', code: answer.code };
      const { outcome } = answer;
      return outcome.kind === 'identified'
        ? { kind: 'identified', buyer: outcome.user }
        : { kind: outcome.kind, code: outcome.code };
    },
    contract: async (merchantId) => {
      const account = await deps.account(merchantId);
      return account && { appId: account.appId, feeBasisPoints: account.feeBasisPoints };
    },
    billDownload: async (merchantId, billType, billDate) => {
      const account = await deps.account(merchantId);
      if (!account) return { kind: 'elsewhere' };
      const exchange = account.billDownload({ billType, billDate }, { now: clock.now() });
      const answer = await send(deps, sending(merchantId), exchange);
      if (answer.kind === 'unanswered') return { kind: 'unknown', code: answer.code };
      const { outcome } = answer;
      return outcome.kind === 'ready'
        ? { kind: 'url', url: outcome.url, endpoint: account.endpoint }
        : outcome;
    },
  };
}
