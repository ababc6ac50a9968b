import type { Exchange } from '../gateway-protocol.ts';
import { lookUp } from '../look-up.ts';
import { type AnswerNode, textOf } from './answer-node.ts';
import { codeOf, meaningOf, refusalOf } from './codes.ts';
import type { OpenPlatformCredentials } from './credentials.ts';
import { exchangeOf } from './exchange.ts';
import { buildRequest, type RequestContext } from './request.ts';
import type { VerifiedAnswer } from './response.ts';

export const billDownloadMethod = 'alipay.data.dataservice.bill.downloadurl.query';

export interface BillRequest {
  /** `trade`: payments and refunds. `signcustomer`: movements of the account. */
  readonly billType: 'trade' | 'signcustomer';
  /** `yyyy-MM-dd` from about 09:00 of the next day, or `yyyy-MM` from about the 3rd; China time. */
  readonly billDate: string;
}

export type BillOutcome =
  /** Good for 30 seconds and for anybody who has it: fetch it at once, and do not log it. */
  | { readonly kind: 'ready'; readonly url: string }
  /** Nothing happened on that day, or its bill is not made yet: the payments we know of tell which. */
  | { readonly kind: 'no-bill'; readonly code: string }
  | { readonly kind: 'retry-later'; readonly code: string }
  /** Asking again will not help. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string };

/** What a refusal means, by sub_code, which has no prefix here (protocol 2.15). */
const billRefusals = {
  NO_BILL_DATA: 'no-bill',
  BILL_NOT_EXIST: 'no-bill',
  UNKNOWN_ERROR: 'retry-later',
  SYSTEM_RATE_LIMIT: 'retry-later',
  USER_RATE_LIMIT: 'retry-later',
  // Alipay's spelling.
  INVAILID_ARGUMENTS: 'refused',
  BILL_DATE_BEFORE_REGISTRATION: 'refused',
  TYPE_NOT_SUPPORTED: 'refused',
} as const satisfies Record<string, 'no-bill' | 'retry-later' | 'refused'>;

/** Asks where the file of a bill can be fetched. */
export function billDownload(
  credentials: OpenPlatformCredentials,
  { billType, billDate }: BillRequest,
  { now }: Pick<RequestContext, 'now'>,
): Exchange<BillOutcome> {
  const content = { bill_type: billType, bill_date: billDate };
  const request = buildRequest(credentials, billDownloadMethod, content, { now });
  return exchangeOf(credentials, billDownloadMethod, request, classifyBill);
}

export function classifyBill({ node }: VerifiedAnswer): BillOutcome {
  const code = codeOf(node);
  switch (meaningOf(node)) {
    case 'accepted': {
      const url = urlIn(node);
      return url === undefined ? { kind: 'unknown', code } : { kind: 'ready', url };
    }
    case 'refused':
      return { kind: lookUp(billRefusals, refusalOf(node)) ?? 'unknown', code };
    case 'configuration':
      return { kind: 'refused', code };
    case 'rate-limited':
    case 'unavailable':
      return { kind: 'retry-later', code };
    case 'in-process':
    case 'unknown':
      return { kind: 'unknown', code };
  }
}

/** A bill without a line is a file as well (`bill_file_code` says so), and is read like any other. */
function urlIn(node: AnswerNode): string | undefined {
  const text = textOf(node, 'bill_download_url');
  const protocol = URL.parse(text ?? '')?.protocol;
  return protocol === 'https:' || protocol === 'http:' ? text : undefined;
}
