import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { type Category, type Item, said } from '../menu/menu.ts';
import { DishCard } from './dish-card.tsx';
import type { Session } from './session.ts';

export interface MenuSectionProps {
  readonly session: Session;
  readonly category: Category;
  readonly currency: string;
  /** The same one always, or every dish is drawn anew. */
  readonly open: (item: Item) => void;
}

/** A category and its dishes; what does not fit the search is hidden without being drawn again. */
export function MenuSection(props: MenuSectionProps): JSX.Element {
  const { session, category, currency, open } = props;
  const { categoryId, name, items } = category;
  const id = `category-${categoryId}`;
  const isHidden = useComputed(() => !items.some((i) => session.shown.value.has(i.itemId)));
  return (
    <section class="kiosk-section" aria-labelledby={id} hidden={isHidden}>
      <h2 id={id} tabIndex={-1}>
        {said(name)}
      </h2>
      <ul class="kiosk-dishes">
        {items.map((item) => (
          <DishCard key={item.itemId} {...{ session, item, currency }} onOpen={open} />
        ))}
      </ul>
    </section>
  );
}
