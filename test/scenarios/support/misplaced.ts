import { randomUUID } from 'node:crypto';
import { authCodeFor } from '../../../local/demo/scenarios.ts';

/** A request with an auth code somewhere; what it says does not matter, only where it stays. */
export interface Misplaced {
  readonly what: string;
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Scanners type into whatever has the focus, and clients have bugs: each code in a wrong place. */
export function misplaced(
  orderId: string,
  storeId: string,
  merchantId: string,
): { readonly codes: readonly string[]; readonly requests: readonly Misplaced[] } {
  const codes: string[] = [];
  const fresh = (digits = 18): string => {
    const code = `${authCodeFor({ digits: '0001' })}${'7'.repeat(6)}`.slice(0, digits);
    codes.push(code);
    return code;
  };
  const payments = `/v1/orders/${orderId}/payments`;
  const refunds = `/v1/orders/${orderId}/refunds`;
  const json = (what: string, path: string, body: object): Misplaced => ({
    ...{ what, path, body: JSON.stringify(body) },
  });
  const order = { storeId, channel: 'kiosk', fulfilment: 'takeout' };
  const requests: Misplaced[] = [
    { what: 'a number', path: payments, body: `{"way":"barcode","authCode":${fresh()}}` },
    { what: 'a body cut off', path: payments, body: `{"way":"barcode","authCode":"${fresh()}` },
    { what: 'a bare text', path: payments, body: `"${fresh()}"` },
    { what: 'no JSON', path: payments, body: fresh() },
    {
      ...{ what: 'plain text', path: payments, body: fresh() },
      headers: { 'content-type': 'text/plain' },
    },
    json('a code with a letter', payments, { way: 'barcode', authCode: `${fresh()}X` }),
    json('a list of codes', payments, { way: 'barcode', authCode: [fresh()] }),
    json('the way', payments, { way: fresh() }),
    json('the code of a QR', payments, { way: 'qr', authCode: fresh() }),
    json('the terminal', payments, { way: 'qr', terminalId: fresh() }),
    json('the check', payments, { way: 'barcode', authCode: fresh(), checkId: fresh(16) }),
    json('the name of a field', payments, { way: 'qr', [fresh()]: 1 }),
    json('an unknown field', payments, { way: 'qr', auth_code: fresh() }),
    json('the store', '/v1/orders', { ...order, storeId: fresh(), lines: [] }),
    json('the item', '/v1/orders', { ...order, lines: [{ itemId: fresh(), quantity: 1 }] }),
    json('the option', '/v1/orders', {
      ...order,
      lines: [{ itemId: 'fries', options: [fresh(24)], quantity: 1 }],
    }),
    json('the quantity', '/v1/orders', {
      ...order,
      lines: [{ itemId: 'fries', quantity: Number(fresh(16)) }],
    }),
    json('the amount', refunds, { reason: 'Cold', amount: Number(fresh(16)) }),
    json('the line', refunds, { reason: 'Cold', lines: [{ lineId: fresh(16), quantity: 1 }] }),
    json('the order of money', '/v1/cases/unsolicited-credit_1/assign', { orderId: fresh() }),
    json('a case', `/v1/cases/${fresh()}/refund`, { reason: 'x' }),
    json('the path', `/v1/orders/${fresh()}/payments`, { way: 'qr' }),
    { what: 'a path of nothing', method: 'GET', path: `/v1/${fresh()}` },
    { what: 'an order', method: 'GET', path: `/v1/orders/${fresh()}` },
    { what: 'a cursor', method: 'GET', path: `/v1/cases?cursor=${fresh()}` },
    { what: 'a limit', method: 'GET', path: `/v1/cases?limit=${fresh()}` },
    { what: 'a language', method: 'GET', path: `/v1/stores/${storeId}/menu?lang=${fresh()}` },
    {
      ...json('the key', payments, { way: 'barcode', authCode: 'short' }),
      headers: { 'idempotency-key': fresh() },
    },
    {
      ...json('the token', payments, { way: 'qr' }),
      headers: { authorization: `Bearer ${fresh()}` },
    },
    {
      ...{ what: 'a notification', path: `/v1/alipay/${merchantId}/notifications` },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `auth_code=${fresh()}&out_trade_no=${fresh()}&sign_type=RSA2&sign=AA%3D%3D`,
    },
  ];
  return { codes, requests };
}

/** Sends it as a cashier would, unless its headers say otherwise. */
export const sendMisplaced = (
  apiUrl: string,
  cashier: string,
  { method = 'POST', path, headers, body }: Misplaced,
): Promise<Response> =>
  fetch(`${apiUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${cashier}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
