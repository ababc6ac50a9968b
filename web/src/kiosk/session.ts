import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Screen } from '../device/screen.ts';
import { chooseLanguage, language } from '../i18n/language.ts';
import type { Seen } from '../live/steps.ts';
import { type CartLine, MOST_LINES, withLine } from '../menu/cart-line.ts';
import { type LiveMenu, liveMenu } from '../menu/live-menu.ts';
import { type Category, type Item, itemsOf, servedCategories } from '../menu/menu.ts';
import { fitting } from './browse.ts';
import { type Checkout, openCheckout } from './checkout.ts';
import { type Flow, type FlowEvent, nextFlow, START } from './flow.ts';
import { livePopular } from './live-popular.ts';
import { orderRequest } from './order-request.ts';
import type { Popular } from './popular.ts';
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
  /** The dishes that fit the search and the allergens. */
  readonly shown: ReadonlySignal<ReadonlySet<string>>;
  readonly popular: ReadonlySignal<Popular>;
  /** How many of each dish are in the cart. */
  readonly counts: ReadonlySignal<ReadonlyMap<string, number>>;
  readonly request: ReadonlySignal<ReturnType<typeof orderRequest>>;
  readonly checkout: Checkout;
  /** What the flow does not tell of what the customer does. */
  readonly seen: Signal<Seen | undefined>;
  /** By this screen's own clock: the last key or touch. */
  readonly touchedAt: Signal<number>;
  go(event: FlowEvent): void;
  /** Adds a line, or changes the one that has its key. */
  put(line: CartLine): void;
  drop(key: string): void;
  /** Forgets the customer, on the screen and in the browser's storage. */
  reset(): void;
}

export async function openSession(screen: Screen): Promise<Session> {
  const home = language.peek();
  const kept = await keptVisit(Date.now());
  const flow = signal<Flow>(kept?.flow ?? START);
  const cart = signal<readonly CartLine[]>(kept?.cart ?? []);
  const coupons = signal<readonly string[]>(kept?.coupons ?? []);
  const [avoided, search] = [signal<ReadonlySet<string>>(new Set()), signal('')];
  const seen = signal<Seen | undefined>(undefined);
  const touchedAt = signal(Date.now());
  const go = (event: FlowEvent): void => {
    flow.value = nextFlow(flow.peek(), event);
  };
  const checkout = await openCheckout(screen.api, go);
  const spoken = kept?.language ?? checkout.spoken;
  if (spoken !== undefined) await chooseLanguage(spoken, { keep: false });
  const live = liveMenu(screen.storeId);
  const items = computed<ReadonlyMap<string, Item>>(() =>
    live.menu.value ? itemsOf(live.menu.value) : new Map(),
  );
  const reset = (): void => {
    go({ kind: 'reset' });
    [cart.value, coupons.value, search.value, avoided.value] = [[], [], '', new Set()];
    seen.value = undefined;
    history.replaceState(null, '', location.pathname + location.search);
    void Promise.all([checkout.leave(), forgetVisit(), chooseLanguage(home, { keep: false })]);
  };
  effect(() => {
    const visit = { flow: flow.value, cart: cart.value, coupons: coupons.value };
    const spokenNow = language.value;
    const at = touchedAt.value;
    if (visit.flow.step === 'attract') return;
    void keepVisit({ ...visit, flow: restingFlow(visit.flow), language: spokenNow, touchedAt: at });
  });
  const fulfilment = computed(() => flow.value.fulfilment);
  const categories = computed(() =>
    live.menu.value ? servedCategories(live.menu.value, fulfilment.value) : [],
  );
  return {
    ...{
      screen,
      live,
      flow,
      cart,
      coupons,
      avoided,
      search,
      items,
      seen,
      touchedAt,
      checkout,
      go,
      reset,
    },
    categories,
    shown: computed(() => {
      const wanted = { search: search.value, avoided: avoided.value };
      return fitting(categories.value, items.value, wanted);
    }),
    popular: livePopular(
      screen.storeId,
      computed(() => flow.value.step === 'attract'),
    ),
    counts: computed(() => countsOf(cart.value)),
    request: computed(() =>
      orderRequest({
        ...{ storeId: screen.storeId, flow: flow.value, cart: cart.value },
        ...{ coupons: coupons.value, language: language.value, items: items.value },
      }),
    ),
    put: (line) => {
      const next = withLine(cart.peek(), line);
      if (next.length <= MOST_LINES) cart.value = next;
    },
    drop: (key) => {
      cart.value = cart.peek().filter((line) => line.key !== key);
    },
  };
}

/** A placed order is found again by itself; without one, its customer is back at the cart. */
const restingFlow = (flow: Flow): Flow =>
  flow.step === 'pay' || flow.step === 'done' ? { ...flow, step: 'cart' } : flow;

function countsOf(cart: readonly CartLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { itemId, quantity } of cart) {
    counts.set(itemId, (counts.get(itemId) ?? 0) + quantity);
  }
  return counts;
}
