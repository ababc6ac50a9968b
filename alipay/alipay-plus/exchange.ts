import type { Exchange, SignedRequest } from '../gateway-protocol.ts';
import { readAnswer } from './answer.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { parseIsoTime } from './iso-time.ts';
import { signedHeaders } from './signing.ts';
import type { JsonObject } from './strict-json.ts';

/** What can be asked, by the last part of its path in each dialect (protocol 4.1). */
const apis = {
  ams: {
    pay: 'pay',
    inquiryPayment: 'inquiryPayment',
    cancel: 'cancel',
    refund: 'refund',
    inquiryRefund: 'inquiryRefund',
  },
  aps: {
    pay: 'pay',
    inquiryPayment: 'inquiryPayment',
    cancel: 'cancelPayment',
    refund: 'refund',
    // Alipay+ tells of refunds in the transactions of their payment (protocol 4.5).
    inquiryRefund: 'inquiryPayment',
  },
} as const satisfies Record<AlipayPlusCredentials['dialect'], Record<string, string>>;

export type Api = keyof (typeof apis)['ams'];

/** The path that is called, and signed, for an api. */
export function pathOf({ dialect, clientId }: AlipayPlusCredentials, api: Api): string {
  const sandbox = dialect === 'ams' && clientId.startsWith('SANDBOX_') ? '/sandbox' : '';
  return `/${dialect}${sandbox}/api/v1/payments/${apis[dialect][api]}`;
}

/** One call: the signed request, and what a verified answer to it means. */
export function exchange<Outcome>(
  credentials: AlipayPlusCredentials,
  api: Api,
  content: object,
  now: number,
  classify: (message: JsonObject) => Outcome,
): Exchange<Outcome> {
  const path = pathOf(credentials, api);
  return {
    request: signedRequest(credentials, path, JSON.stringify(content), now),
    read(answer) {
      const read = readAnswer(path, answer, credentials);
      if (read.kind === 'unverified') return read;
      if (isOfAnotherTime(answer.headers['response-time'], now)) {
        return { kind: 'unverified', code: 'UNVERIFIED_time' };
      }
      return { kind: 'verified', outcome: classify(read.message) };
    },
  };
}

/** How far Alipay's clock, and an answer that came late, may be from the time of the request. */
const freshMs = 15 * 60_000;

/**
 * Not every answer names what it is about, so one of another time is refused: somebody could have
 * kept it. False for a time of a form that we do not know: only that it is signed is documented.
 */
function isOfAnotherTime(responseTime: string | undefined, sentAt: number): boolean {
  const time = /^\d{13}$/.test(responseTime ?? '')
    ? Number(responseTime)
    : parseIsoTime(responseTime);
  return time !== undefined && Math.abs(time - sentAt) > freshMs;
}

/** A signed POST of this very body. */
export const signedRequest = (
  credentials: AlipayPlusCredentials,
  path: string,
  body: string,
  now: number,
): SignedRequest => ({
  url: new URL(path, credentials.endpoint).href,
  body,
  headers: signedHeaders(credentials, 'request-time', { path, body }, now),
});
