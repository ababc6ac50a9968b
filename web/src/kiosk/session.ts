import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Screen } from '../device/screen.ts';
import { chooseLanguage, language } from '../i18n/language.ts';
import { type CartLine, isGone, withLine } from '../menu/cart-line.ts';
import { type LiveMenu, liveMenu } from '../menu/live-menu.ts';
import { type Category, type Item, itemsOf, servedCategories } from '../menu/menu.ts';
import { type Flow, type FlowEvent, nextFlow, START } from './flow.ts';
import { forgetVisit, keepVisit, keptVisit } from './visit-store.ts';

/** Everything that one customer has chosen, and nothing of the one before. */
export interface Session {
  readonly screen: Screen;
  readonly live: LiveMenu;
  readonly flow: ReadonlySignal<Flow>;
  readonly cart: ReadonlySignal<readonly CartLine[]>;
  readonly coupons: Signal<readonly string[]>;
  /** Allergens that the customer does not want to see. */
  readonly avoided: Signal<ReadonlySet<string>>;
  readonly search: Signal<string>;
  readonly items: ReadonlySignal<ReadonlyMap<string, Item>>;
  /** What is sold in the way that the customer has chosen. */
  readonly categories: ReadonlySignal<readonly Category[]>;
  /** How many of each dish are in the cart. */
  readonly counts: ReadonlySignal<ReadonlyMap<string, number>>;
  /** By this screen's own clock: the last key or touch. */
  readonly touchedAt: Signal<number>;
  go(event: FlowEvent): void;
  put(line: CartLine): void;
  drop(key: string): void;
  /** Forgets the customer, on the screen and in the browser's storage. */
  reset(): void;
}

export async function openSession(screen: Screen): Promise<Session> {
  const home = language.peek();
  const kept = await keptVisit(Date.now());
  if (kept !== undefined) await chooseLanguage(kept.language, { keep: false });
  const live = liveMenu(screen.api, screen.storeId);
  const flow = signal<Flow>(kept?.flow ?? START);
  const cart = signal<readonly CartLine[]>(kept?.cart ?? []);
  const coupons = signal<readonly string[]>(kept?.coupons ?? []);
  const [avoided, search] = [signal<ReadonlySet<string>>(new Set()), signal('')];
  const touchedAt = signal(Date.now());
  const items = computed(() => (live.menu.value ? itemsOf(live.menu.value) : new Map()));
  const go = (event: FlowEvent): void => {
    flow.value = nextFlow(flow.peek(), event);
  };
  const reset = (): void => {
    go({ kind: 'reset' });
    [cart.value, coupons.value, search.value, avoided.value] = [[], [], '', new Set()];
    history.replaceState(null, '', location.pathname + location.search);
    void forgetVisit();
    void chooseLanguage(home, { keep: false });
  };
  effect(() => {
    const visit = { flow: flow.value, cart: cart.value, coupons: coupons.value };
    if (visit.flow.step === 'attract') return;
    // The pending screen is found again by the payment, which is kept by itself.
    const step = visit.flow.step === 'paying' || visit.flow.step === 'done' ? 'cart' : undefined;
    const seen = { ...visit, flow: { ...visit.flow, step: step ?? visit.flow.step } };
    void keepVisit({ ...seen, language: language.value, touchedAt: touchedAt.value });
  });
  return {
    ...{ screen, live, flow, cart, coupons, avoided, search, items, touchedAt, go, reset },
    categories: computed(() =>
      live.menu.value ? servedCategories(live.menu.value, flow.value.fulfilment) : [],
    ),
    counts: computed(() => countsOf(cart.value)),
    put: (line) => {
      cart.value = withLine(cart.peek(), line);
    },
    drop: (key) => {
      cart.value = cart.peek().filter((line) => line.key !== key);
    },
  };
}

function countsOf(cart: readonly CartLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { itemId, quantity } of cart) {
    counts.set(itemId, (counts.get(itemId) ?? 0) + quantity);
  }
  return counts;
}

/** Lines that cannot be had any more: they are shown, and not ordered. */
export const goneLines = (cart: readonly CartLine[], items: ReadonlyMap<string, Item>) =>
  cart.filter((line) => isGone(line, items));
