import './menu-page.css';
import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { type CartLine, startLine } from '../menu/cart-line.ts';
import { ItemDialog } from '../menu/item-dialog.tsx';
import { type Category, type Item, said } from '../menu/menu.ts';
import { Button } from '../ui/button.tsx';
import { AllergenFilter } from './allergen-filter.tsx';
import { browse } from './browse.ts';
import { CartBar } from './cart-bar.tsx';
import { CategoryRail } from './category-rail.tsx';
import { DishCard } from './dish-card.tsx';
import { MenuTop } from './menu-top.tsx';
import type { Session } from './session.ts';
import { StateNote } from './state-note.tsx';

/** The whole menu as one list, with a rail to jump by. */
export function MenuPage({ session }: { session: Session }): JSX.Element {
  const asked = useSignal<CartLine | undefined>(undefined);
  const isFiltering = useSignal(false);
  const { live, items, put } = session;
  const shown = useComputed(() => {
    const { search, avoided, categories } = session;
    const wanted = { search: search.value, avoided: avoided.value };
    return browse(categories.value, items.value, wanted);
  });
  const open = (item: Item): void => {
    asked.value = startLine(item, items.value, crypto.randomUUID());
  };
  const close = (): void => {
    asked.value = undefined;
  };
  const currency = live.menu.value?.currency ?? 'CNY';
  const item = asked.value && items.value.get(asked.value.itemId);
  return (
    <main class="kiosk-menu">
      <MenuTop
        session={session}
        onFilter={() => {
          isFiltering.value = true;
        }}
      />
      <CategoryRail categories={shown.value} />
      <div class="kiosk-menu-list">
        <StateNote session={session} />
        {shown.value.map((category) => (
          <Section key={category.categoryId} {...{ session, category, currency, open }} />
        ))}
        {shown.value.length === 0 && live.menu.value !== undefined && <Nothing session={session} />}
      </div>
      <CartBar session={session} currency={currency} />
      {isFiltering.value && (
        <AllergenFilter
          session={session}
          onClose={() => {
            isFiltering.value = false;
          }}
        />
      )}
      {asked.value && item && (
        <ItemDialog
          {...{ item, currency, line: asked.value, items: items.value, onClose: close }}
          onDone={(line) => {
            put(line);
            close();
          }}
        />
      )}
    </main>
  );
}

interface SectionProps {
  readonly session: Session;
  readonly category: Category;
  readonly currency: string;
  readonly open: (item: Item) => void;
}

function Section({ session, category, currency, open }: SectionProps): JSX.Element {
  const id = `category-${category.categoryId}`;
  return (
    <section class="kiosk-section" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {said(category.name)}
      </h2>
      <ul class="kiosk-dishes">
        {category.items.map((item) => (
          <DishCard key={item.itemId} {...{ session, item, currency }} onOpen={open} />
        ))}
      </ul>
    </section>
  );
}

function Nothing({ session }: { session: Session }): JSX.Element {
  const words = text().kiosk;
  const isFiltered = session.search.value !== '' || session.avoided.value.size > 0;
  return (
    <div class="ui-empty">
      <p>{isFiltered ? words.nothingFound : words.nothingServed}</p>
      {isFiltered && (
        <Button
          onPress={() => {
            session.search.value = '';
            session.avoided.value = new Set();
          }}
        >
          {words.showAll}
        </Button>
      )}
    </div>
  );
}
