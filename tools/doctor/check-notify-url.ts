import { isIP } from 'node:net';
import type { GatewayName } from '../../adapters/alipay-http/credentials.ts';
import { type Environment, type Finding, good, type Surroundings, wrong } from './configuration.ts';
import { isPublicAddress } from './public-address.ts';

/** What the narrowest of the gateways takes (protocol 3.8). */
const MAX_LENGTH = 190;

/** Whether Alipay can reach the address that it is told to post notifications to. */
export async function checkNotifyUrl(
  notifyUrl: string,
  environment: Environment,
  { resolve }: Pick<Surroundings, 'resolve'>,
): Promise<Finding> {
  const url = URL.parse(notifyUrl);
  if (!url) return wrong('The notify URL is no address: give --url the ApiUrl of the stack.');
  // The simulator is on this machine too.
  if (environment === 'local') return good(`The simulator notifies ${notifyUrl}.`);
  if (url.protocol !== 'https:') {
    return wrong(
      `The notify URL is ${url.protocol}//, which anybody on the way can read: use https.`,
    );
  }
  if (notifyUrl.length > MAX_LENGTH) {
    return wrong(
      `The notify URL has ${notifyUrl.length} characters, and Alipay takes ${MAX_LENGTH}.`,
    );
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
  if (addresses.length === 0) {
    return wrong(`No name server knows ${host}, so Alipay cannot notify us: see --url.`);
  }
  return addresses.every(isPublicAddress)
    ? good(`The notify URL is https and public (${host}).`)
    : wrong(`${host} is an address inside a network, where Alipay cannot reach it: see --url.`);
}

/** What nobody signed, in the form of each gateway. */
const FORGED = {
  'open-platform': {
    type: 'application/x-www-form-urlencoded; charset=utf-8',
    body:
      'notify_id=doctor&notify_type=trade_status_sync&out_trade_no=DOCTOR&trade_no=1' +
      '&trade_status=TRADE_SUCCESS&total_amount=0.01&sign_type=RSA2&sign=Zm9yZ2Vk',
  },
  global: {
    type: 'application/x-www-form-urlencoded; charset=utf-8',
    body:
      'notify_id=doctor&notify_type=trade_status_sync&out_trade_no=DOCTOR&trade_no=1' +
      '&trade_status=TRADE_SUCCESS&total_fee=0.01&sign_type=MD5&sign=00000000000000000000000000000000',
  },
  'alipay-plus': {
    type: 'application/json; charset=UTF-8',
    body:
      '{"notifyType":"PAYMENT_RESULT","paymentRequestId":"DOCTOR","paymentId":"1",' +
      '"paymentAmount":{"currency":"USD","value":"1"},"result":{"resultCode":"SUCCESS","resultStatus":"S"}}',
  },
} as const satisfies Record<GatewayName, { readonly type: string; readonly body: string }>;

/** Whether a notification that nobody signed is refused there, as we refuse. */
export async function checkForgery(
  notifyUrl: string,
  gateway: GatewayName,
  { timeoutMs }: Pick<Surroundings, 'timeoutMs'>,
): Promise<Finding> {
  const { type, body } = FORGED[gateway];
  try {
    const answer = await fetch(notifyUrl, {
      ...{ method: 'POST', body, redirect: 'manual' },
      headers: { 'content-type': type },
      signal: AbortSignal.timeout(timeoutMs),
    });
    return judge(gateway, answer.status, await answer.text());
  } catch {
    return wrong('The notify URL does not answer: see that the stack is deployed, and --url.');
  }
}

function judge(gateway: GatewayName, status: number, text: string): Finding {
  if (saysTaken(gateway, text)) {
    return wrong(
      'The notify URL takes a forged notification: something else than Kuaican answers.',
    );
  }
  if (status >= 300 && status < 400) {
    return wrong('The notify URL redirects, which Alipay does not follow: give the last address.');
  }
  return status === 200 && saysRefused(gateway, text)
    ? good('The notify URL refuses a forged notification.')
    : wrong(`The notify URL answers HTTP ${status} and not as Kuaican does: see --url.`);
}

const saysTaken = (gateway: GatewayName, text: string): boolean =>
  gateway === 'alipay-plus' ? resultStatusIn(text) === 'S' : text.trim() === 'success';

const saysRefused = (gateway: GatewayName, text: string): boolean =>
  gateway === 'alipay-plus' ? resultStatusIn(text) !== undefined : text === 'failure';

function resultStatusIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { result?: { resultStatus?: unknown } }).result?.resultStatus;
  } catch {
    return undefined;
  }
}
