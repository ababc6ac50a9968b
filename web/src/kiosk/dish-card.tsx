import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { type Item, said } from '../menu/menu.ts';
import { AllergenList } from './allergen-list.tsx';
import { allergensOf } from './allergens.ts';
import { DishPicture } from './dish-picture.tsx';
import type { Session } from './session.ts';

export interface DishCardProps {
  readonly session: Session;
  readonly item: Item;
  readonly currency: string;
  readonly onOpen: (item: Item) => void;
}

/** One dish in the list. What is sold out stays to be seen, and cannot be opened. */
export function DishCard({ session, item, currency, onOpen }: DishCardProps): JSX.Element {
  const { kiosk, menu } = text();
  const name = said(item.name);
  const isHidden = useComputed(() => !session.shown.value.has(item.itemId));
  return (
    <li class="kiosk-dish" data-sold-out={item.soldOut} hidden={isHidden}>
      <button
        type="button"
        aria-disabled={item.soldOut}
        onClick={() => {
          if (!item.soldOut) onOpen(item);
        }}
      >
        <DishPicture item={item} />
        <span class="kiosk-dish-words">
          <strong>{name}</strong>
          {item.description !== undefined && (
            <span class="kiosk-dish-about">{said(item.description)}</span>
          )}
          <AllergenList names={[...allergensOf(item, session.items.value)]} />
          <span class="kiosk-dish-price ui-number">
            {item.soldOut ? menu.soldOut : money(item.price, currency)}
            {item.slots && !item.soldOut && <small>{kiosk.combo}</small>}
          </span>
        </span>
        <InCart session={session} itemId={item.itemId} />
      </button>
    </li>
  );
}

/** By itself, so that a cart that changes draws no dish anew. */
function InCart({ session, itemId }: { session: Session; itemId: string }): JSX.Element | null {
  const count = useComputed(() => session.counts.value.get(itemId) ?? 0).value;
  if (count === 0) return null;
  return (
    <span class="kiosk-dish-count ui-number">
      <span aria-hidden="true">{count}</span>
      <span class="ui-heard">{text().kiosk.inCart(count)}</span>
    </span>
  );
}
