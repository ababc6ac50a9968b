import './menu-page.css';
import { type Signal, useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { type CartLine, startLine } from '../menu/cart-line.ts';
import { ItemDialog } from '../menu/item-dialog.tsx';
import type { Item } from '../menu/menu.ts';
import { Button } from '../ui/button.tsx';
import { AllergenFilter } from './allergen-filter.tsx';
import { inOrder } from './browse.ts';
import { CartBar } from './cart-bar.tsx';
import { CategoryRail } from './category-rail.tsx';
import { MenuSection } from './menu-section.tsx';
import { MenuTop } from './menu-top.tsx';
import { PopularRow } from './popular-row.tsx';
import type { Session } from './session.ts';
import { StateNote } from './state-note.tsx';

/** Drawn at once; the others follow, a few in each frame, so that a large menu keeps nobody waiting. */
const FIRST_SECTIONS = 2;

/**
 * The whole menu as one list, with a rail to jump by. It stays while its customer looks at the cart,
 * and what opens over it is drawn by itself: nothing draws hundreds of dishes anew.
 */
export function MenuPage({ session }: { session: Session }): JSX.Element {
  const asked = useSignal<CartLine | undefined>(undefined);
  const isFiltering = useSignal(false);
  const { live, items, flow } = session;
  const main = useRef<HTMLElement>(null);
  const ordered = useComputed(() => inOrder(session.categories.value)).value;
  const drawn = useGrowing(ordered.length);
  const open = useCallback(
    (item: Item): void => {
      session.seen.value = { step: 'item', itemId: item.itemId };
      asked.value = startLine(item, items.peek(), crypto.randomUUID());
    },
    [asked, items, session],
  );
  const filter = useCallback((): void => {
    isFiltering.value = true;
  }, [isFiltering]);
  const isHidden = useComputed(() => flow.value.step !== 'menu').value;
  const seenAt = useRef(0);
  useEffect(() => backInView(main.current, isHidden, seenAt), [isHidden]);
  const currency = live.menu.value?.currency ?? 'CNY';
  return (
    <main class="kiosk-menu" hidden={isHidden} ref={main}>
      <MenuTop session={session} onFilter={filter} />
      <CategoryRail session={session} categories={ordered.slice(0, drawn)} />
      <div class="kiosk-menu-list">
        <StateNote session={session} />
        <PopularRow {...{ session, currency, open }} />
        {ordered.slice(0, drawn).map((category) => (
          <MenuSection key={category.categoryId} {...{ session, category, currency, open }} />
        ))}
        <Nothing session={session} />
      </div>
      <CartBar session={session} currency={currency} />
      <Filter {...{ session, isFiltering }} />
      <Asked {...{ session, asked, currency }} />
    </main>
  );
}

function useGrowing(most: number): number {
  const [count, setCount] = useState(FIRST_SECTIONS);
  useEffect(() => {
    if (count >= most) return;
    const timer = setTimeout(() => setCount(count + 1));
    return () => clearTimeout(timer);
  }, [count, most]);
  return Math.min(count, most);
}

/** Whoever comes back from the cart is where they were; keys begin at the top of the page. */
function backInView(
  main: HTMLElement | null,
  isHidden: boolean,
  seenAt: { current: number },
): (() => void) | undefined {
  if (isHidden || main === null) return;
  main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  scrollTo(0, seenAt.current);
  const note = (): void => {
    seenAt.current = scrollY;
  };
  addEventListener('scroll', note, { passive: true });
  return () => removeEventListener('scroll', note);
}

function Filter(props: { session: Session; isFiltering: Signal<boolean> }): JSX.Element | null {
  const { session, isFiltering } = props;
  if (!isFiltering.value) return null;
  return (
    <AllergenFilter
      session={session}
      onClose={() => {
        isFiltering.value = false;
      }}
    />
  );
}

interface AskedProps {
  readonly session: Session;
  readonly asked: Signal<CartLine | undefined>;
  readonly currency: string;
}

function Asked({ session, asked, currency }: AskedProps): JSX.Element | null {
  const { items, put, seen } = session;
  const line = asked.value;
  const item = line && items.value.get(line.itemId);
  if (line === undefined || item === undefined) return null;
  const close = (): void => {
    asked.value = undefined;
  };
  return (
    <ItemDialog
      {...{ item, line, currency, items: items.value }}
      onClose={() => {
        seen.value = { step: 'menu', isBack: true };
        close();
      }}
      onDone={(wanted) => {
        put(wanted);
        close();
      }}
    />
  );
}

function Nothing({ session }: { session: Session }): JSX.Element | null {
  const words = text().kiosk;
  const { search, avoided, shown, live } = session;
  if (shown.value.size > 0 || live.menu.value === undefined) return null;
  const isFiltered = search.value !== '' || avoided.value.size > 0;
  return (
    <div class="ui-empty">
      <p>{isFiltered ? words.nothingFound : words.nothingServed}</p>
      {isFiltered && (
        <Button
          onPress={() => {
            search.value = '';
            avoided.value = new Set();
          }}
        >
          {words.showAll}
        </Button>
      )}
    </div>
  );
}
