import type { Exchange } from '../../alipay/gateway-protocol.ts';
import { type Authorisation, authoriseUrl } from '../../alipay/open-platform/authorise-url.ts';
import {
  type BillOutcome,
  type BillRequest,
  billDownload,
} from '../../alipay/open-platform/bill-download-url.ts';
import type { OpenPlatformCredentials } from '../../alipay/open-platform/credentials.ts';
import { identifyUser, type OauthOutcome } from '../../alipay/open-platform/oauth-token.ts';
import { readByEither } from './rotating-protocol.ts';

type Now = { readonly now: number };

/** What one app of the Open Platform is asked besides payments: who a customer is, and its bills. */
export interface AccountProtocol {
  /** Where its requests go. */
  readonly endpoint: string;
  readonly appId: string;
  /** What Alipay takes by contract, in hundredths of a per cent; undefined where nobody told us. */
  readonly feeBasisPoints?: number | undefined;
  authoriseUrl(authorisation: Authorisation): string;
  /** @throws RangeError for what cannot be a code. */
  identifyUser(code: string, context: Now): Exchange<OauthOutcome>;
  billDownload(bill: BillRequest, context: Now): Exchange<BillOutcome>;
}

export const accountProtocol = (
  credentials: OpenPlatformCredentials,
  feeBasisPoints?: number,
): AccountProtocol => ({
  ...{ endpoint: credentials.endpoint, appId: credentials.appId, feeBasisPoints },
  authoriseUrl: (authorisation) => authoriseUrl(credentials, authorisation),
  identifyUser: (code, context) => identifyUser(credentials, code, context),
  billDownload: (bill, context) => billDownload(credentials, bill, context),
});

/** One app while its keys change, as `rotatingProtocol` has it. */
export const rotatingAccountProtocol = (
  current: AccountProtocol,
  previous: AccountProtocol,
): AccountProtocol => ({
  ...current,
  identifyUser: (code, context) =>
    readByEither(current.identifyUser(code, context), () => previous.identifyUser(code, context)),
  billDownload: (bill, context) =>
    readByEither(current.billDownload(bill, context), () => previous.billDownload(bill, context)),
});
