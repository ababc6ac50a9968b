import type { LineFault } from '../domain/line-fault.ts';
import type { Order, OrderLine } from '../domain/order.ts';
import { type LineRequest, priceLines } from '../domain/pricing.ts';
import { ok, type Result } from '../domain/result.ts';
import { type MenuNowDeps, menuNow } from './menu-now.ts';
import type { Rejection } from './rejection.ts';

/** A basket with what was ordered once, at today's prices, for the customer to look through. */
export interface OrderAgain {
  /** `today` is the line as it would be now. */
  readonly lines: readonly { readonly request: LineRequest; readonly today: OrderLine }[];
  readonly missing: readonly { readonly line: OrderLine; readonly fault: LineFault }[];
}

/** What of an old order can be had now, and why not the rest. Places nothing. */
export async function orderAgain(
  deps: MenuNowDeps,
  { merchantId, storeId, fulfilment, lines }: Order,
  language: string | undefined,
): Promise<Result<OrderAgain, Rejection>> {
  const at = await menuNow(deps, { merchantId, storeId, fulfilment, language });
  if (!at.ok) return at;
  const { menu, selling } = at.value;
  const found: OrderAgain['lines'][number][] = [];
  const missing: OrderAgain['missing'][number][] = [];
  for (const line of lines) {
    const request = requestOf(line);
    const priced = priceLines(menu, [request], language, selling);
    const today = priced.ok ? priced.value[0] : undefined;
    if (today) found.push({ request, today });
    else if (!priced.ok) missing.push({ line, fault: priced.error });
  }
  return ok({ lines: found, missing });
}

/** The line as it was asked for: options that follow a dish of a combo are that dish's. */
export function requestOf({ itemId, options, quantity, note }: OrderLine): LineRequest {
  const own: string[] = [];
  const choices: { slotId: string; itemId: string; options: string[] }[] = [];
  for (const { optionId, slotId } of options) {
    if (slotId !== undefined) choices.push({ slotId, itemId: optionId, options: [] });
    else (choices.at(-1)?.options ?? own).push(optionId);
  }
  const more = { ...(choices.length > 0 && { choices }), ...(note !== undefined && { note }) };
  return { itemId, options: own, ...more, quantity };
}
