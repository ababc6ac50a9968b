import type { Order, OrderLine } from './order.ts';
import { portionsOf } from './portions.ts';
import { isSameStock, type StockChange, type StockHold, type StockName } from './stock.ts';

/** The order holds these portions too. */
export function withMoreHeld<T extends Order>(order: T, more: readonly StockHold[]): T {
  if (more.length === 0) return order;
  const held = order.holds ?? [];
  const known = held.map((h) => {
    const also = more.find((m) => isSameStock(m, h));
    return also ? { ...h, quantity: h.quantity + also.quantity } : h;
  });
  const fresh = more.filter((m) => !held.some((h) => isSameStock(m, h)));
  return { ...order, holds: [...known, ...fresh] };
}

/**
 * The order after these lines, or as many of them, have gone, and the portions that go back: of what
 * it holds, and never what the lines that stay need. Those from before anybody counted hold nothing.
 */
export function withLess<T extends Order>(
  order: T,
  gone: readonly OrderLine[],
): { readonly order: T; readonly stock: readonly StockChange[] } {
  const of = (portions: readonly StockHold[], name: StockName): number =>
    portions.find((p) => isSameStock(p, name))?.quantity ?? 0;
  const [leaving, staying] = [portionsOf(gone), portionsOf(order.lines)];
  const freed = (order.holds ?? []).flatMap(({ quantity, ...name }) => {
    const by = Math.min(of(leaving, name), quantity - of(staying, name));
    return by > 0 ? [{ ...name, by }] : [];
  });
  if (freed.length === 0) return { order, stock: [] };
  const left = (order.holds ?? []).flatMap((held) => {
    const by = freed.find((f) => isSameStock(f, held))?.by ?? 0;
    return held.quantity > by ? [{ ...held, quantity: held.quantity - by }] : [];
  });
  return { order: { ...order, holds: left.length > 0 ? left : undefined }, stock: freed };
}
