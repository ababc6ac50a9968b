import type { OrderLine } from '../domain/order.ts';
import { portionsOf } from '../domain/portions.ts';
import { priceLines } from '../domain/pricing.ts';
import { fail, type Result } from '../domain/result.ts';
import { isSameStock } from '../domain/stock.ts';
import { type PortionDeps, soldOut } from './hold-portions.ts';
import { menuNow } from './menu-now.ts';
import {
  type PlaceOrder,
  type PricedOrder,
  type PriceOrderDeps,
  priceOrder,
} from './place-order.ts';
import { type Rejection, unprocessable } from './rejection.ts';

type Quote = Omit<PlaceOrder, 'actor' | 'idempotency'>;
type QuoteDeps = PriceOrderDeps & Pick<PortionDeps, 'stock'>;

/**
 * What an order would cost, refused as placing it would be: also for portions that are gone. Of what is
 * sold out every line is told, so that a cart is mended at once. No portion is held.
 */
export async function quoteOrder(
  deps: QuoteDeps,
  command: Quote,
): Promise<Result<PricedOrder, Rejection>> {
  const priced = await priceOrder(deps, command);
  if (!priced.ok && priced.error.code !== 'sold-out') return priced;
  const { gone, lines } = priced.ok
    ? { gone: [], lines: [...priced.value.lines.entries()] }
    : await pricedAlone(deps, command);
  const faults = [...gone, ...(await tooFewOf(deps, command, lines))];
  const [first] = faults.sort((a, b) => a.n - b.n);
  if (!first) return priced;
  const errors = faults.map(({ fault: { field = '', detail } }) => ({ field, message: detail }));
  return fail({ ...first.fault, errors });
}

type Numbered = readonly [n: number, line: OrderLine];
interface Fault {
  readonly n: number;
  readonly fault: Rejection;
}

/** Each line by itself: those that nobody can have now, and the others. */
async function pricedAlone(
  deps: QuoteDeps,
  command: Quote,
): Promise<{ readonly gone: Fault[]; readonly lines: Numbered[] }> {
  const at = await menuNow(deps, command);
  if (!at.ok) return { gone: [], lines: [] };
  const { menu, selling } = at.value;
  const gone: Fault[] = [];
  const lines: Numbered[] = [];
  for (const [n, request] of command.lines.entries()) {
    const priced = priceLines(menu, [request], command.language, selling);
    if (priced.ok) lines.push(...priced.value.map((line) => [n, line] as const));
    else if (priced.error.code === 'sold-out') {
      const { code, path, message, params } = priced.error;
      gone.push({ n, fault: unprocessable(code, atLine(n, path), message, params) });
    }
  }
  return { gone, lines };
}

/** Lines for which too few portions are left, after those before them. */
async function tooFewOf(
  { stock }: QuoteDeps,
  { merchantId, storeId, language }: Quote,
  lines: readonly Numbered[],
): Promise<Fault[]> {
  const portions = portionsOf(lines.map(([, line]) => line));
  const itemIds = [...new Set(portions.map((p) => p.itemId))];
  let counts = await stock.ofItems(merchantId, storeId, itemIds);
  const faults: Fault[] = [];
  for (const [n, line] of lines) {
    const wanted = portionsOf([line]);
    const of = (count: (typeof counts)[number]): number =>
      wanted.find((p) => isSameStock(p, count))?.quantity ?? 0;
    const short = counts.find((count) => count.remaining < of(count));
    if (short) {
      const { field = '', ...fault } = soldOut([line], short, language);
      faults.push({ n, fault: { ...fault, field: atLine(n, field) } });
      continue;
    }
    counts = counts.map((count) => ({ ...count, remaining: count.remaining - of(count) }));
  }
  return faults;
}

const atLine = (n: number, path: string): string => path.replace('lines[0]', `lines[${n}]`);
