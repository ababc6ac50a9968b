import type { Currency, Money } from './money.ts';
import { sum } from './money.ts';
import type { Refund } from './refund.ts';

/**
 * What a cashier may return of one order, in minor units, unless the store says otherwise; about a
 * large family's meal. A merchant's or an admin's refunds have no limit but the money that was paid.
 */
const CASHIER_LIMIT = {
  CNY: 50_000,
  USD: 7_000,
  HKD: 55_000,
  EUR: 6_500,
  GBP: 5_500,
  SGD: 9_000,
  JPY: 10_000,
  KRW: 100_000,
} as const satisfies Record<Currency, number>;

/** Whoever is not one of these has a cashier's limit. */
const UNLIMITED_ROLES: readonly string[] = ['merchant', 'admin'];

/**
 * What this role may still return of the order; undefined: no limit.
 * @param limit the store's own limit for cashiers, in minor units.
 */
export function refundAllowance(
  role: string,
  refunds: readonly Refund[],
  currency: Currency,
  limit: number | undefined,
): Money | undefined {
  if (UNLIMITED_ROLES.includes(role)) return undefined;
  const before = refunds.filter((r) => r.kind === 'staff' && r.status !== 'FAILED');
  const returned = sum(
    currency,
    before.map((r) => r.amount),
  );
  const minor = Math.max(0, (limit ?? CASHIER_LIMIT[currency]) - returned.minor);
  return { currency, minor };
}
