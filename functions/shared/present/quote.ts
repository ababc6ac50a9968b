import type { QuoteResponse } from '../../../api/orders.ts';
import type { PricedOrder } from '../../../core/usecases/place-order.ts';
import { couponRejection } from '../../../core/usecases/price-with-offers.ts';
import { refused as asProblem } from '../http/problem.ts';
import { type Language, translated } from '../http/problem-language.ts';
import { presentLine, presentRow } from './totals.ts';

/** @param language In which it is told why a coupon takes nothing off. */
export function presentQuote(
  priced: PricedOrder,
  codes: readonly string[],
  language: Language,
): QuoteResponse {
  const { store, menuVersion, lines, rows, checks, total, refused, planned } = priced;
  return {
    storeId: store.storeId,
    menuVersion,
    currency: store.currency,
    total: total.minor,
    rows: rows.map(presentRow),
    lines: lines.map(presentLine),
    checks: checks.map(({ lineIds, amountDue }) => ({
      lineIds: [...lineIds],
      amountDue: amountDue.minor,
    })),
    ...(planned && {
      delivery: { zoneId: planned.delivery.zone.zoneId, slot: planned.delivery.slot },
    }),
    offers: rows.flatMap(({ offerId, label = '', amount }) =>
      offerId ? [{ offerId, name: label, amount: -amount.minor }] : [],
    ),
    coupons: codes.map((code, index) => {
      const reason = refused.find((r) => r.index === index);
      if (!reason) return { code, applied: true };
      const { code: why, field, ...rejection } = couponRejection(reason);
      const problem = asProblem({ ...rejection, code: why, field });
      const { detail } = translated(problem, language).problem;
      return { code, applied: false, refusal: { code: why, detail, field } };
    }),
  };
}
