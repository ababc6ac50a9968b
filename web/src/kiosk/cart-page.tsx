import './cart-page.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { type CartLine, isGone } from '../menu/cart-line.ts';
import { ItemDialog } from '../menu/item-dialog.tsx';
import { liveQuote } from '../pay/live-quote.ts';
import { Button } from '../ui/button.tsx';
import { CartLineRow } from './cart-line-row.tsx';
import { CartTotals } from './cart-totals.tsx';
import { CouponEntry } from './coupon-entry.tsx';
import type { Session } from './session.ts';
import { Suggestions } from './suggestions.tsx';
import { View } from './view.tsx';

/** What is wanted, what it costs by the API, and what still keeps it from being paid. */
export function CartPage({ session }: { session: Session }): JSX.Element {
  const { cart, items, live, flow, put } = session;
  const changed = useSignal<CartLine | undefined>(undefined);
  const quoted = useMemo(() => liveQuote(session.screen.api, session.request), [session]);
  useEffect(() => quoted.stop, [quoted]);
  const { kiosk } = text();
  const currency = live.menu.value?.currency ?? 'CNY';
  const item = changed.value && items.value.get(changed.value.itemId);
  const { fulfilment, tableNumber } = flow.value;
  const close = (): void => {
    changed.value = undefined;
  };
  return (
    <View
      class="kiosk-cart"
      title={kiosk.cartTitle}
      hint={fulfilment === 'takeout' ? kiosk.takeout : kiosk.servedAt(tableNumber)}
    >
      <Gone session={session} />
      {cart.value.length === 0 && <p class="ui-empty">{kiosk.emptyCart}</p>}
      <ul class="kiosk-lines">
        {cart.value.map((line) => (
          <CartLineRow
            key={line.key}
            {...{ session, line, currency }}
            onChange={() => {
              changed.value = line;
            }}
          />
        ))}
      </ul>
      <Button class="kiosk-more" size="large" onPress={() => session.go({ kind: 'to-menu' })}>
        <span aria-hidden="true">＋</span>
        {kiosk.addMore}
      </Button>
      <Suggestions session={session} currency={currency} />
      <CouponEntry session={session} quote={quoted.quote.value} />
      <CartTotals session={session} quoted={quoted} />
      {changed.value && item && (
        <ItemDialog
          {...{ item, currency, line: changed.value, items: items.value, onClose: close }}
          isChange
          onDone={(line) => {
            put(line);
            close();
          }}
        />
      )}
    </View>
  );
}

/** What was sold out meanwhile: nobody pays for it, and nobody has to look for it. */
function Gone({ session }: { session: Session }): JSX.Element | null {
  const { kiosk } = text();
  const { cart, items, drop, live } = session;
  const gone = cart.value.filter((line) => isGone(line, items.value));
  if (gone.length === 0 || live.menu.value === undefined) return null;
  return (
    <div class="ui-banner" data-tone="bad" role="alert">
      <p>{kiosk.goneTitle(gone.length)}</p>
      <Button
        onPress={() => {
          for (const { key } of gone) drop(key);
        }}
      >
        {kiosk.removeGone}
      </Button>
    </div>
  );
}
