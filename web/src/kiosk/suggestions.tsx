import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { startLine } from '../menu/cart-line.ts';
import type { Session } from './session.ts';
import { SmallDish } from './small-dish.tsx';
import { suggestions } from './upsell.ts';

/** What goes with it, at one touch. */
export function Suggestions(props: { session: Session; currency: string }): JSX.Element | null {
  const { session, currency } = props;
  const { kiosk } = text();
  const fitting = useComputed(() => {
    const { categories, items, cart, avoided } = session;
    return suggestions({
      ...{ categories: categories.value, items: items.value },
      ...{ cart: cart.value, avoided: avoided.value },
    });
  }).value;
  const { seen } = session;
  const shown = fitting.map(({ itemId }) => itemId).join();
  useEffect(() => {
    for (const { itemId } of fitting) seen.value = { step: 'upsell-shown', itemId };
  }, [shown, seen]);
  if (fitting.length === 0) return null;
  return (
    <section class="kiosk-suggestions">
      <h2>{kiosk.goesWith}</h2>
      <ul>
        {fitting.map((item) => (
          <SmallDish
            key={item.itemId}
            item={item}
            onPress={() => {
              seen.value = { step: 'upsell-accepted', itemId: item.itemId };
              session.put(startLine(item, session.items.value, crypto.randomUUID()));
            }}
          >
            <span class="ui-number">＋{money(item.price, currency)}</span>
          </SmallDish>
        ))}
      </ul>
    </section>
  );
}
