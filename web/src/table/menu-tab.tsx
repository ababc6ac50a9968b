import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { type CartLine, mustAsk, requestLines, startLine } from '../menu/cart-line.ts';
import { Allergens, ItemDialog } from '../menu/item-dialog.tsx';
import type { LiveMenu } from '../menu/live-menu.ts';
import { type Item, itemsOf, said, servedCategories } from '../menu/menu.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { plainTwin, type TableOrder } from './table-order.ts';
import type { TableVisit } from './table-visit.ts';

interface MenuTabProps {
  readonly visit: TableVisit;
  readonly order: TableOrder;
  readonly live: LiveMenu;
}

/** The menu, a dish a row: what is pressed is on the shared order at once. */
export function MenuTab({ visit, order, live }: MenuTabProps): JSX.Element {
  const { table: words, common } = text();
  const menu = live.menu.value;
  const items = useMemo(() => (menu ? itemsOf(menu) : new Map<string, Item>()), [menu]);
  const [asked, setAsked] = useState<Item | undefined>(undefined);
  const look = ({ itemId }: Item): void => {
    visit.seen.value = { step: 'item', itemId };
  };
  const ask = (item: Item): void => {
    look(item);
    setAsked(item);
  };
  if (menu === undefined) {
    const refusal = live.refusal.value;
    return refusal ? (
      <Banner tone="bad">{refusal.detail}</Banner>
    ) : (
      <Spinner label={common.loading} />
    );
  }
  const categories = servedCategories(menu, 'dine-in').filter((c) => c.items.length > 0);
  const add = (item: Item): void => {
    if (item.soldOut) return;
    if (mustAsk(item, items)) {
      ask(item);
      return;
    }
    look(item);
    const twin = plainTwin(order, item.itemId);
    // A dish with options that are chosen by default is another wish each time.
    if (twin !== undefined) visit.change(twin.lineId, twin.quantity + 1);
    else visit.add(requestLines([startLine(item, items, '')]));
  };
  const done = (line: CartLine): void => {
    setAsked(undefined);
    visit.add(requestLines([line]));
  };
  return (
    <>
      {menu.paused && <Banner tone="warn">{words.paused}</Banner>}
      <nav class="table-categories" aria-label={words.categories}>
        {categories.map(({ categoryId, name }) => (
          <Button key={categoryId} onPress={() => goTo(categoryId)}>
            {said(name)}
          </Button>
        ))}
      </nav>
      {categories.map(({ categoryId, name, items: dishes }) => (
        <section key={categoryId} class="table-category" id={idOf(categoryId)}>
          <h2 tabIndex={-1}>{said(name)}</h2>
          <ul class="table-dishes">
            {dishes.map((item) => (
              <li key={item.itemId}>
                <Dish
                  item={item}
                  currency={menu.currency}
                  onAsk={() => ask(item)}
                  onAdd={() => add(item)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {asked !== undefined && (
        <ItemDialog
          key={asked.itemId}
          item={asked}
          line={startLine(asked, items, '')}
          {...{ items, currency: menu.currency, onDone: done }}
          onClose={() => {
            visit.seen.value = { step: 'menu', isBack: true };
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
}

const idOf = (categoryId: string): string => `category-${categoryId}`;

function goTo(categoryId: string): void {
  const section = document.getElementById(idOf(categoryId));
  section?.scrollIntoView({ block: 'start' });
  section?.querySelector('h2')?.focus({ preventScroll: true });
}

interface DishProps {
  readonly item: Item;
  readonly currency: string;
  readonly onAsk: () => void;
  readonly onAdd: () => void;
}

function Dish({ item, currency, onAsk, onAdd }: DishProps): JSX.Element {
  const { table: words, menu } = text();
  const name = said(item.name);
  return (
    <article class="table-dish" data-sold-out={item.soldOut}>
      {item.imageUrl !== undefined && (
        <img src={item.imageUrl} alt="" loading="lazy" width={80} height={80} />
      )}
      <div>
        <h3>
          <button type="button" class="table-link" disabled={item.soldOut} onClick={onAsk}>
            {name}
          </button>
        </h3>
        {(item.allergens?.length ?? 0) > 0 && <Allergens of={item} />}
        <p class="ui-number table-price">
          {item.soldOut ? menu.soldOut : money(item.price, currency)}
        </p>
      </div>
      {!item.soldOut && (
        <Button class="table-add" label={words.addOne(name)} onPress={onAdd}>
          +
        </Button>
      )}
    </article>
  );
}
