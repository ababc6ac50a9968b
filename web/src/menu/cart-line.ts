import { type Choice, lackingSlots, priceOfChoices, startChoices } from './combo.ts';
import { type Item, said } from './menu.ts';
import { chosenOptions, lacking, type Options, priceOfOptions, startOptions } from './options.ts';

/** What a customer wants of one dish. Prices are looked up each time, never kept. */
export interface CartLine {
  /** Names the line in its cart. */
  readonly key: string;
  readonly itemId: string;
  readonly options: Options;
  readonly choices: readonly Choice[];
  readonly quantity: number;
  readonly note: string;
}

type Items = ReadonlyMap<string, Item>;

/** As many of one dish as one line of an order may have. */
export const MOST_OF_ONE = 99;
/** As many lines as an order may have. */
export const MOST_LINES = 40;

/** One of a dish, as it comes. */
export const startLine = (item: Item, items: Items, key: string): CartLine => ({
  key,
  itemId: item.itemId,
  options: startOptions(item.modifierGroups),
  choices: startChoices(item.slots ?? [], items),
  quantity: 1,
  note: '',
});

/** Whether a dish has to be asked about before it can be ordered. */
export const mustAsk = (item: Item, items: Items): boolean =>
  !isComplete(startLine(item, items, ''), item, items);

export const isComplete = ({ options, choices }: CartLine, item: Item, items: Items): boolean =>
  lacking(item.modifierGroups, options).length === 0 &&
  lackingSlots(item.slots ?? [], choices, items).length === 0;

/** What one of it costs, in minor units, before offers and tax: the order itself is priced by the API. */
export const unitPriceOf = ({ options, choices }: CartLine, item: Item, items: Items): number =>
  item.price +
  priceOfOptions(item.modifierGroups, options) +
  priceOfChoices(item.slots ?? [], choices, items);

/** Whether any of it is sold out, or is on the menu no more. */
export function isGone({ itemId, options, choices }: CartLine, items: Items): boolean {
  const item = items.get(itemId);
  if (item === undefined || item.soldOut) return true;
  if (hasGone(item, options)) return true;
  return choices.some((choice) => {
    const dish = items.get(choice.itemId);
    return dish === undefined || dish.soldOut || hasGone(dish, choice.options);
  });
}

function hasGone(item: Item, options: Options): boolean {
  const there = chosenOptions(item.modifierGroups, options);
  const isKnown = new Set(there.map(({ optionId }) => optionId));
  return there.some(({ soldOut }) => soldOut) || options.some((id) => !isKnown.has(id));
}

/** What is in it besides its name: options, and the dishes of a combo with theirs. */
export function detailsOf({ options, choices }: CartLine, item: Item, items: Items): string[] {
  const names = (of: Item, chosen: Options): string[] =>
    chosenOptions(of.modifierGroups, chosen).map(({ name, optionId }) => {
      const times = chosen.filter((id) => id === optionId).length;
      return times > 1 ? `${times} × ${said(name)}` : said(name);
    });
  const dishes = choices.flatMap(({ itemId, options: own }) => {
    const dish = items.get(itemId);
    if (dish === undefined) return [];
    return [[said(dish.name), ...names(dish, own)].join(', ')];
  });
  return [...names(item, options), ...dishes];
}

/** Puts a line into a cart: one that wants exactly the same is counted up instead. */
export function withLine(cart: readonly CartLine[], line: CartLine): CartLine[] {
  const twin = cart.find((other) => other.key !== line.key && sameWish(other, line));
  if (twin === undefined || twin.quantity + line.quantity > MOST_OF_ONE) {
    const known = cart.some(({ key }) => key === line.key);
    return known ? cart.map((l) => (l.key === line.key ? line : l)) : [...cart, line];
  }
  const counted = { ...twin, quantity: twin.quantity + line.quantity };
  return cart.filter(({ key }) => key !== line.key).map((l) => (l === twin ? counted : l));
}

const sameWish = (one: CartLine, other: CartLine): boolean =>
  one.itemId === other.itemId &&
  one.note === other.note &&
  [...one.options].sort().join() === [...other.options].sort().join() &&
  JSON.stringify(one.choices) === JSON.stringify(other.choices);

/** The lines as the API takes them, in the cart's order. */
export const requestLines = (cart: readonly CartLine[]) =>
  cart.map(({ itemId, options, choices, quantity, note }) => ({
    itemId,
    options: [...options],
    ...(choices.length > 0 && { choices: choices.map((c) => ({ ...c, options: [...c.options] })) }),
    quantity,
    ...(note !== '' && { note }),
  }));

/** What the whole cart costs by the menu, in minor units. */
export const subtotalOf = (cart: readonly CartLine[], items: Items): number =>
  cart.reduce((sum, line) => {
    const item = items.get(line.itemId);
    return item === undefined ? sum : sum + unitPriceOf(line, item, items) * line.quantity;
  }, 0);
