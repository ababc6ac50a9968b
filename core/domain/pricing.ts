import { type ChoiceRequest, chooseCombo, type LineOption, optionsOf } from './choose-combo.ts';
import { chooseModifiers } from './choose-modifiers.ts';
import { type LineFault, lineFault, notServedText, soldOutText } from './line-fault.ts';
import type { Menu, MenuItem } from './menu.ts';
import { MAX_MINOR, money, times } from './money.ts';
import type { OrderLine } from './order.ts';
import { ok, type Result } from './result.ts';
import { ALL_AVAILABLE, type Availability } from './snooze.ts';
import { translate } from './translated.ts';

/** What a customer chose. Prices never come from a client. */
export interface LineRequest {
  readonly itemId: string;
  readonly options: readonly string[];
  /** What is in a combo. */
  readonly choices?: readonly ChoiceRequest[] | undefined;
  readonly quantity: number;
  readonly note?: string | undefined;
}

/** What can be had at the moment, beside what the menu says. */
export interface Selling {
  readonly available: Availability;
  /** Every category when absent. */
  readonly categories?: ReadonlySet<string> | undefined;
}

/** Of all lines together, so that an order with the longest names fits a row of the store (400 KB). */
const MAX_OPTIONS = 320;

/** Prices the lines from a published menu: item price plus whatever was chosen. */
export function priceLines(
  menu: Menu,
  requests: readonly LineRequest[],
  language: string | undefined,
  selling: Selling = { available: ALL_AVAILABLE },
): Result<OrderLine[], LineFault> {
  const items = new Map(menu.categories.flatMap((c) => c.items).map((i) => [i.itemId, i]));
  const categoryOf = new Map(
    menu.categories.flatMap((c) => c.items.map((i) => [i.itemId, c.categoryId])),
  );
  const served = servedItems(menu, selling.categories);
  const lines: OrderLine[] = [];
  let total = 0;
  let options = 0;
  for (const [n, request] of requests.entries()) {
    const path = `lines[${n}]`;
    const item = items.get(request.itemId);
    if (!item) return lineFault('unknown-item', `${path}.itemId`, `No item ${request.itemId}.`);
    const name = translate(item.name, language);
    if (served && !served.has(item.itemId)) {
      return lineFault('not-served', `${path}.itemId`, notServedText(name, language), { name });
    }
    if (item.soldOut || selling.available.items.has(item.itemId)) {
      return lineFault('sold-out', `${path}.itemId`, soldOutText(name, language), { name });
    }
    const { available } = selling;
    const chosen = choose(item, request, { items, path, language, available });
    if (!chosen.ok) return chosen;
    options += chosen.value.length;
    if (options > MAX_OPTIONS) {
      const text = `An order has at most ${MAX_OPTIONS} options.`;
      return lineFault('too-many-options', `${path}.options`, text);
    }
    const unitMinor = chosen.value.reduce((price, o) => price + o.priceDelta, item.price);
    total += unitMinor * request.quantity;
    if (total > MAX_MINOR) return lineFault('total-too-large', path, 'The total is too large.');
    const unitPrice = money(menu.currency, unitMinor);
    const { itemId, taxClass } = item;
    const { quantity, note } = request;
    lines.push({
      ...{ lineId: `l${n + 1}`, itemId, name, options: chosen.value, quantity, unitPrice },
      categoryId: categoryOf.get(itemId),
      total: times(unitPrice, quantity),
      ...(taxClass !== undefined && { taxClass }),
      ...(note !== undefined && { note }),
    });
  }
  return ok(lines);
}

const servedItems = (
  { categories }: Menu,
  served: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined =>
  served &&
  new Set(
    categories
      .filter((c) => served.has(c.categoryId))
      .flatMap((c) => c.items)
      .map((i) => i.itemId),
  );

/** Options of the item itself, then what is in it where it is a combo. */
function choose(
  item: MenuItem,
  { options, choices = [] }: LineRequest,
  context: Parameters<typeof chooseCombo>[2],
): Result<LineOption[], LineFault> {
  const { path, language, available } = context;
  const modifiers = chooseModifiers(item, options, `${path}.options`, language, available);
  if (!modifiers.ok) return modifiers;
  const dishes = chooseCombo(item, choices, context);
  if (!dishes.ok) return dishes;
  return ok([...optionsOf(modifiers.value, language), ...dishes.value]);
}
