import type { Money } from '../domain/money.ts';
import type { OrderAggregate } from '../domain/order-aggregate.ts';
import { rowsOfCheck } from '../domain/rows-of-check.ts';
import { isTableOrder, looseLines } from '../domain/table-order.ts';
import { type Portion, portionsIn, shareOf, type Whose } from '../domain/table-shares.ts';
import type { TotalRow } from '../domain/total-row.ts';
import type { Clock } from '../ports/clock.ts';
import { pricesOf, type TablePriceDeps } from './price-at-table.ts';

/** What a guest would pay: the amount and the dishes, which the request to pay repeats. */
export interface Due {
  readonly amount: Money;
  readonly lines: readonly Portion[];
  readonly rows: readonly TotalRow[];
}

export interface Dues {
  readonly all?: Due | undefined;
  readonly mine?: Due | undefined;
}

/** What can be paid at a table now, by everybody and by one guest, as it would be priced now. */
export async function duesAtTable(
  deps: TablePriceDeps & { readonly clock: Clock },
  aggregate: OrderAggregate | undefined,
  diner: string | undefined,
  language?: string | undefined,
): Promise<Dues> {
  const { order } = aggregate ?? {};
  if (!aggregate || !order || !isTableOrder(order)) return {};
  if (order.status !== 'CREATED' || looseLines(aggregate).length === 0) return {};
  const price = (await pricesOf(deps, order, language))(deps.clock.now());
  const due = (whose: Whose): Due | undefined => {
    const share = shareOf(aggregate, order, whose, price);
    return (
      share && {
        amount: share.check.amountDue,
        lines: portionsIn(share.order, share.check.lineIds),
        rows: rowsOfCheck(share.order, share.check),
      }
    );
  };
  return { all: due('all'), mine: diner === undefined ? undefined : due({ diner }) };
}
