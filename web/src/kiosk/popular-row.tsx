import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import type { Item } from '../menu/menu.ts';
import { popularNow } from './popular.ts';
import type { Session } from './session.ts';
import { SmallDish } from './small-dish.tsx';

export interface PopularRowProps {
  readonly session: Session;
  readonly currency: string;
  readonly open: (item: Item) => void;
}

/** What others liked, for who does not know what to take. */
export function PopularRow({ session, currency, open }: PopularRowProps): JSX.Element | null {
  const { kiosk } = text();
  const dishes = useComputed(() => {
    const { popular, items, shown, search } = session;
    return popularNow({
      ...{ popular: popular.value, items: items.value },
      ...{ shown: shown.value, search: search.value },
    });
  }).value;
  if (dishes.length === 0) return null;
  return (
    <section class="kiosk-popular" aria-labelledby="popular">
      <h2 id="popular">{kiosk.popular}</h2>
      <ol>
        {dishes.map(({ item, sold }) => (
          <SmallDish key={item.itemId} item={item} onPress={() => open(item)}>
            <span class="ui-number">{money(item.price, currency)}</span>
            <small>{kiosk.soldThisWeek(sold)}</small>
          </SmallDish>
        ))}
      </ol>
    </section>
  );
}
