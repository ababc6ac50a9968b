import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  type CartLine,
  MOST_LINES,
  MOST_OF_ONE,
  mustAsk,
  startLine,
} from '../../menu/cart-line.ts';
import { type Category, type Item, itemsOf, servedCategories } from '../../menu/menu.ts';
import type { Till } from '../till.ts';
import { findDishes, readTyped } from './find-dishes.ts';
import { withQuantity, withTicketLine } from './ticket.ts';

/** What the dialog about a dish is open for. */
export interface Asking {
  readonly item: Item;
  readonly line: CartLine;
  readonly isChange: boolean;
}

export interface SellDesk {
  readonly typed: Signal<string>;
  /** Undefined: all of them. */
  readonly categoryId: Signal<string | undefined>;
  readonly asking: Signal<Asking | undefined>;
  readonly items: ReadonlySignal<ReadonlyMap<string, Item>>;
  readonly categories: ReadonlySignal<readonly Category[]>;
  /** What the grid shows: what was typed, or else the category. */
  readonly shown: ReadonlySignal<readonly Item[]>;
  add(item: Item, quantity?: number): void;
  put(line: CartLine): void;
  ask(line: CartLine): void;
  count(by: number): void;
  remove(): void;
  /** Enter in the search field. */
  enter(): void;
}

/** The rules of fast entry: what touch and keys do to the ticket. */
export function sellDesk({ menu, ticket: desk }: Pick<Till, 'menu' | 'ticket'>): SellDesk {
  const typed = signal('');
  const categoryId = signal<string | undefined>(undefined);
  const asking = signal<Asking | undefined>(undefined);
  const items = computed(() => {
    const now = menu.menu.value;
    return now === undefined ? new Map<string, Item>() : itemsOf(now);
  });
  const categories = computed(() => {
    const now = menu.menu.value;
    return now === undefined ? [] : servedCategories(now, desk.ticket.value.fulfilment);
  });
  const shown = computed(() => {
    const { what } = readTyped(typed.value);
    const all = [...new Set(categories.value.flatMap((category) => category.items))];
    if (what !== '') return findDishes(all, what);
    const now = categories.value.find((category) => category.categoryId === categoryId.value);
    return now?.items ?? all;
  });
  const chosenLine = (): CartLine | undefined =>
    desk.ticket.value.lines.find(({ key }) => key === desk.chosen.value);
  const put = (line: CartLine): void => {
    desk.change((ticket) => withTicketLine(ticket, line));
    // A line like one that is there was counted up instead.
    const { lines } = desk.ticket.value;
    const put =
      lines.find(({ key }) => key === line.key) ?? lines.find((l) => l.itemId === line.itemId);
    desk.chosen.value = put?.key;
  };
  const add = (item: Item, quantity = 1): void => {
    // What was typed stays, and so does the dish that says why.
    if (item.soldOut) return;
    typed.value = '';
    if (desk.ticket.value.lines.length >= MOST_LINES) return;
    const line = { ...startLine(item, items.value, crypto.randomUUID()), quantity };
    if (mustAsk(item, items.value)) asking.value = { item, line, isChange: false };
    else put(line);
  };
  const setCount = (quantity: number): void => {
    const line = chosenLine();
    if (line === undefined || quantity > MOST_OF_ONE) return;
    desk.change((ticket) => withQuantity(ticket, line.key, quantity));
  };
  const enter = (): void => {
    const { what, quantity } = readTyped(typed.value);
    const [first] = shown.value;
    if (what === '' && quantity !== undefined) {
      typed.value = '';
      setCount(quantity);
    } else if (what !== '' && first !== undefined) add(first, quantity || 1);
  };
  return {
    ...{ typed, categoryId, asking, items, categories, shown, add, put, enter },
    ask(line) {
      const item = items.value.get(line.itemId);
      if (item !== undefined) asking.value = { item, line, isChange: true };
    },
    count: (by) => setCount((chosenLine()?.quantity ?? 0) + by),
    remove: () => setCount(0),
  };
}
