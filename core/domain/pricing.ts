import { leastSelected, type Menu, type MenuItem, type Modifier, translate } from './menu.ts';
import { MAX_MINOR, type Money, money, times } from './money.ts';
import type { OrderLine } from './order.ts';
import { fail, ok, type Result } from './result.ts';
import { ALL_AVAILABLE, type Availability } from './snooze.ts';
import { soldOutText } from './sold-out.ts';

/** What a customer chose. Prices never come from a client. */
export interface LineRequest {
  readonly itemId: string;
  readonly options: readonly string[];
  readonly quantity: number;
}

/** Of all lines together, so that an order with the longest names fits a row of the store (400 KB). */
const MAX_OPTIONS = 320;

/** Why a line cannot be sold; `path` is the field in the request. */
export interface LineFault {
  readonly code:
    | 'unknown-item'
    | 'sold-out'
    | 'unknown-option'
    | 'too-few-options'
    | 'too-many-options'
    | 'total-too-large';
  readonly path: string;
  readonly message: string;
}

/** Prices the lines from a published menu: item price plus each chosen modifier's delta. */
export function priceLines(
  menu: Menu,
  requests: readonly LineRequest[],
  language: string | undefined,
  available: Availability = ALL_AVAILABLE,
): Result<OrderLine[], LineFault> {
  const items = new Map(menu.categories.flatMap((c) => c.items).map((i) => [i.itemId, i]));
  const lines: OrderLine[] = [];
  let total = 0;
  let options = 0;
  for (const [n, request] of requests.entries()) {
    const path = `lines[${n}]`;
    const item = items.get(request.itemId);
    if (!item) return fault('unknown-item', `${path}.itemId`, `No item ${request.itemId}.`);
    const name = translate(item.name, language);
    if (item.soldOut || available.items.has(item.itemId)) {
      return fault('sold-out', `${path}.itemId`, soldOutText(name, language));
    }
    const chosen = chooseModifiers(item, request.options, path, language, available);
    if (!chosen.ok) return chosen;
    options += chosen.value.length;
    if (options > MAX_OPTIONS) {
      const text = `An order has at most ${MAX_OPTIONS} options.`;
      return fault('too-many-options', `${path}.options`, text);
    }
    const unitMinor = chosen.value.reduce((price, m) => price + m.priceDelta, item.price);
    total += unitMinor * request.quantity;
    if (total > MAX_MINOR) return fault('total-too-large', path, 'The total is too large.');
    const unitPrice = money(menu.currency, unitMinor);
    lines.push(lineOf(n, item, chosen.value, unitPrice, request.quantity, language));
  }
  return ok(lines);
}

function lineOf(
  n: number,
  item: MenuItem,
  chosen: readonly Modifier[],
  unitPrice: Money,
  quantity: number,
  language: string | undefined,
): OrderLine {
  return {
    lineId: `l${n + 1}`,
    itemId: item.itemId,
    name: translate(item.name, language),
    options: chosen.map((m) => ({
      optionId: m.optionId,
      name: translate(m.name, language),
      priceDelta: m.priceDelta,
    })),
    quantity,
    unitPrice,
    total: times(unitPrice, quantity),
  };
}

function chooseModifiers(
  item: MenuItem,
  options: readonly string[],
  path: string,
  language: string | undefined,
  available: Availability,
): Result<Modifier[], LineFault> {
  const chosen: Modifier[] = [];
  const left = new Set(options);
  if (left.size < options.length) {
    return fault('too-many-options', `${path}.options`, 'An option is chosen twice.');
  }
  for (const group of item.modifierGroups) {
    const ofGroup = group.modifiers.filter((m) => left.delete(m.optionId));
    const name = translate(group.name, language);
    const soldOut = ofGroup.find((m) => m.soldOut || available.options.has(m.optionId));
    if (soldOut) {
      const text = soldOutText(translate(soldOut.name, language), language);
      return fault('sold-out', `${path}.options`, text);
    }
    const least = leastSelected(group);
    if (ofGroup.length < least) {
      return fault('too-few-options', `${path}.options`, `Choose at least ${least}: ${name}.`);
    }
    if (ofGroup.length > group.maxSelected) {
      const text = `Choose at most ${group.maxSelected}: ${name}.`;
      return fault('too-many-options', `${path}.options`, text);
    }
    chosen.push(...ofGroup);
  }
  const [unknown] = left;
  if (unknown !== undefined) {
    return fault('unknown-option', `${path}.options`, `${item.itemId} has no option ${unknown}.`);
  }
  return ok(chosen);
}

const fault = (
  code: LineFault['code'],
  path: string,
  message: string,
): { readonly ok: false; readonly error: LineFault } => fail({ code, path, message });
