import type { Operation } from '../script.ts';
import { cancelMethod } from './cancel.ts';
import type { Dialect } from './dialect.ts';
import { inquiryMethod } from './inquiry.ts';
import type { PaymentsMethod } from './method.ts';
import { payMethod } from './pay.ts';
import { refundMethod } from './refund.ts';
import { refundInquiryMethod } from './refund-inquiry.ts';

/** Where a dialect is spoken. In the AMS sandbox live the clients whose id says so. */
const roots = {
  '/ams/api/v1/': { dialect: 'ams', clients: 'live' },
  '/ams/sandbox/api/v1/': { dialect: 'ams', clients: 'sandbox' },
  '/aps/api/v1/': { dialect: 'aps', clients: 'all' },
} as const satisfies Record<
  string,
  { readonly dialect: Dialect; readonly clients: 'live' | 'sandbox' | 'all' }
>;

/** Names on the wire (protocol 4.1). Only AMS can ask for a refund. */
const methods = {
  ams: new Map([
    ['payments/pay', payMethod],
    ['payments/inquiryPayment', inquiryMethod],
    ['payments/cancel', cancelMethod],
    ['payments/refund', refundMethod],
    ['payments/inquiryRefund', refundInquiryMethod],
  ]),
  aps: new Map([
    ['payments/pay', payMethod],
    ['payments/inquiryPayment', inquiryMethod],
    ['payments/cancelPayment', cancelMethod],
    ['payments/refund', refundMethod],
  ]),
} as const satisfies Record<Dialect, ReadonlyMap<string, PaymentsMethod>>;

export interface Endpoint {
  readonly dialect: Dialect;
  readonly clients: 'live' | 'sandbox' | 'all';
  readonly name: string;
  /** Undefined if there is none of that name. */
  readonly method: PaymentsMethod | undefined;
}

/** What a path of this gateway leads to; undefined for every other path. */
export function endpointAt(path: string): Endpoint | undefined {
  for (const [root, { dialect, clients }] of Object.entries(roots)) {
    if (!path.startsWith(root)) continue;
    const name = path.slice(root.length);
    return { dialect, clients, name, method: methods[dialect].get(name) };
  }
  return undefined;
}

/** Whether this client belongs at this endpoint. */
export function admits({ clients }: Endpoint, clientId: string): boolean {
  if (clients === 'all') return true;
  return clientId.startsWith('SANDBOX_') === (clients === 'sandbox');
}

/** The operation behind a name on the wire. */
export const operationOf = (name: string): Operation | undefined =>
  (methods.ams.get(name) ?? methods.aps.get(name))?.operation;
