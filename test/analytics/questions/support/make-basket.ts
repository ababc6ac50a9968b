import type { ORDER_LINES } from '../../../../analytics/facts/order-lines.ts';
import type { CommonColumns, RowOf } from '../../../../analytics/facts/table.ts';
import { COUPON, DISHES, type Dish, offerIn, priceOn } from './catalogue.ts';
import { isOut, type Outage } from './make-stock.ts';
import type { Visit } from './make-visits.ts';
import type { Random } from './random.ts';

/** What an order's lines say, before it is known when and how the order ended. */
export type Line = Omit<
  RowOf<typeof ORDER_LINES>,
  keyof CommonColumns | 'order_id' | 'order_status' | 'channel' | 'fulfilment'
>;

export interface Basket {
  readonly lines: readonly Line[];
  readonly subtotal: number;
  readonly offer: { readonly offerId: string; readonly minor: number } | undefined;
  readonly coupon: { readonly offerId: string; readonly minor: number } | undefined;
  readonly discount: number;
}

/** What one customer chooses of what is on the menu and not sold out, and what offers take off. */
export function fillBasket(random: Random, visit: Visit, outages: readonly Outage[]): Basket {
  const { store, day, placedAt, language } = visit;
  const onMenu = DISHES.filter(
    (d) =>
      (d.since ?? day) <= day &&
      ![d.itemId, ...(d.parts ?? [])].some((id) => isOut(outages, store.storeId, id, placedAt)),
  );
  const chosen = new Map<Dish, number>();
  const size = random.pick([1, 2, 3, 4, 5].map((n) => [n, [3, 5, 4, 2, 1][n - 1] ?? 1]));
  for (let n = 0; n < size; n++) {
    const dish = random.pick(onMenu.map((d) => [d, d.weight]));
    chosen.set(dish, (chosen.get(dish) ?? 0) + 1);
  }
  const plain = [...chosen].map(([dish, quantity]) => ({
    ...{ dish, quantity, language, categorised: day >= '2026-09-07' },
    unit: priceOn(dish, day) + (dish.categoryId === 'noodles' && random.chance(0.2) ? 300 : 0),
    day,
  }));
  const subtotal = plain.reduce((sum, one) => sum + one.unit * one.quantity, 0);
  const running = offerIn(store.storeId, day);
  const offer = running && {
    offerId: running.offerId,
    minor: Math.floor((subtotal * running.percent) / 100),
  };
  const left = subtotal - (offer?.minor ?? 0);
  const coupon =
    day >= COUPON.from && random.chance(COUPON.share)
      ? { offerId: COUPON.offerId, minor: Math.min(COUPON.minor, left) }
      : undefined;
  const discount = (offer?.minor ?? 0) + (coupon?.minor ?? 0);
  return { lines: linesOf(plain, subtotal, discount), subtotal, offer, coupon, discount };
}

interface Chosen {
  readonly dish: Dish;
  readonly quantity: number;
  readonly unit: number;
  readonly language: string;
  readonly categorised: boolean;
  readonly day: string;
}

/** A discount of the order is shared by its lines; the last one takes what does not divide. */
function linesOf(chosen: readonly Chosen[], subtotal: number, discount: number): Line[] {
  let left = discount;
  let lineNo = 0;
  return chosen.flatMap(({ dish, quantity, unit, language, categorised, day }, n) => {
    const gross = unit * quantity;
    const off = n === chosen.length - 1 ? left : Math.floor((discount * gross) / subtotal);
    left -= off;
    const lineId = `l-${n + 1}`;
    const extra = unit - priceOn(dish, day);
    const named = (of: Dish) => ({
      item_id: of.itemId,
      item_name: of.names[language === 'en' ? 1 : 0],
      currency: 'CNY',
      line_id: lineId,
      line_no: ++lineNo,
      tax_added_minor: 0,
    });
    const own: Line = {
      ...named(dish),
      line_kind: dish.parts ? 'combo' : 'dish',
      category_id: categorised ? dish.categoryId : null,
      quantity,
      unit_price_minor: unit,
      gross_minor: gross,
      discount_minor: off,
      net_minor: gross - off,
      options_count: extra > 0 ? 1 : 0,
      options_minor: extra,
    };
    const parts = DISHES.filter((d) => dish.parts?.includes(d.itemId)).map(
      (part): Line => ({
        ...named(part),
        ...{ line_kind: 'part', category_id: null, quantity, unit_price_minor: 0 },
        ...{ gross_minor: 0, discount_minor: 0, net_minor: 0, options_count: 0, options_minor: 0 },
      }),
    );
    return [own, ...parts];
  });
}
