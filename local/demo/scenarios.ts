import { randomInt } from 'node:crypto';
import type { PAYMENT_STATUSES } from '../../api/payments.ts';
import type { DemoMerchant } from './merchants.ts';

type Status = (typeof PAYMENT_STATUSES)[number];

/** One story of the demo, told by the last digits of the auth code (docs/simulator.md). */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** How the customer pays: by a barcode that ends in these digits, or by scanning a code. */
  readonly digits: string;
  readonly way?: 'barcode' | 'qr' | 'static-qr';
  /** The gateways that can do it; all of them when absent. */
  readonly gateways?: readonly DemoMerchant['gateway'][];
  /** How the payment ends, confirmed by Alipay. */
  readonly ends: Status;
  /** Another end that is right where a gateway's cancel does not tell whether it returned money. */
  readonly orEnds?: Status;
  /** Tickets in the kitchen when it has ended. */
  readonly tickets: 0 | 1;
  /** Parts of the amount that the cashier refunds once the payment is captured, in hundredths. */
  readonly refunds?: readonly number[];
  /** A case that a person must see. */
  readonly opensCase?: string;
}

/** What `npm run demo` shows on each gateway, and the scenario tests assert. */
export const SCENARIOS = [
  {
    name: 'sync-success',
    title: 'Alipay answers at once',
    digits: '0001',
    ends: 'CAPTURED',
    tickets: 1,
  },
  {
    name: 'password',
    title: 'The customer types a password; paid after 8 s',
    digits: '9108',
    ends: 'CAPTURED',
    tickets: 1,
  },
  {
    name: 'unknown-then-success',
    title: 'Alipay says UNKNOWN; the money moves at 17 s',
    digits: '9217',
    ends: 'CAPTURED',
    tickets: 1,
  },
  {
    name: 'answer-lost',
    title: 'Alipay takes the money and its answer is lost',
    digits: '9011',
    ends: 'CAPTURED',
    tickets: 1,
  },
  {
    name: 'declined',
    title: 'The customer has not enough money',
    digits: '9002',
    ends: 'DECLINED',
    tickets: 0,
  },
  {
    name: 'unknown-then-cancel',
    title: 'Alipay says UNKNOWN for ever; cancelled at 60 s',
    digits: '9009',
    ends: 'CANCELLED',
    tickets: 0,
  },
  {
    name: 'paid-during-cancel',
    title: 'The customer pays while we cancel; the cancel returns it',
    digits: '9020',
    ends: 'CANCELLED',
    orEnds: 'RETURNED',
    tickets: 0,
  },
  {
    name: 'late-capture',
    title: 'The pay request reaches Alipay after its cancel; given back',
    digits: '9590',
    ends: 'RETURNED',
    tickets: 0,
  },
  {
    name: 'wrong-amount',
    title: 'A genuine notification with a wrong amount opens a case',
    digits: '9044',
    ends: 'CAPTURED',
    tickets: 1,
    opensCase: 'amount-mismatch',
  },
  {
    name: 'notified-thrice',
    title: 'Alipay notifies three times of the same payment',
    digits: '9041',
    ends: 'CAPTURED',
    tickets: 1,
  },
  {
    name: 'reordered',
    title: 'The notification of the payment comes after that of its refund',
    digits: '9042',
    ends: 'CAPTURED',
    tickets: 1,
    refunds: [10],
  },
  {
    name: 'refund',
    title: 'The cashier refunds a part and then the rest',
    digits: '0002',
    ends: 'CAPTURED',
    tickets: 1,
    refunds: [20, 80],
  },
  {
    name: 'full-refund',
    title: 'The cashier refunds everything at once',
    digits: '0003',
    ends: 'CAPTURED',
    tickets: 1,
    refunds: [100],
  },
  {
    name: 'qr',
    title: 'The customer scans a code on the screen',
    way: 'qr',
    digits: '',
    ends: 'CAPTURED',
    tickets: 1,
  },
  {
    name: 'static-qr',
    title: 'The customer scans the sticker at the counter and types the amount',
    way: 'static-qr',
    gateways: ['global'],
    digits: '',
    ends: 'CAPTURED',
    tickets: 1,
  },
] as const satisfies readonly Scenario[];

/** The stories that a store's gateway can tell. */
export const scenariosOf = (gateway: string): readonly Scenario[] =>
  SCENARIOS.filter((s: Scenario) => s.gateways?.some((name) => name === gateway) ?? true);

/** An auth code never works twice, so each one begins with other digits. */
export function authCodeFor({ digits }: Pick<Scenario, 'digits'>): string {
  const fresh = String(randomInt(10 ** 12)).padStart(12, '0');
  return `28${fresh}${digits}`;
}
