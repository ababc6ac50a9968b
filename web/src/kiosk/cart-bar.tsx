import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { subtotalOf } from '../menu/cart-line.ts';
import { Button } from '../ui/button.tsx';
import { CartPicture } from './pictures.tsx';
import type { Session } from './session.ts';

/** Always in reach: how much is in the cart, what it costs, and the way to it. */
export function CartBar(props: { session: Session; currency: string }): JSX.Element {
  const { session, currency } = props;
  const { kiosk } = text();
  const cart = session.cart.value;
  const count = cart.reduce((sum, { quantity }) => sum + quantity, 0);
  const sum = money(subtotalOf(cart, session.items.value), currency);
  return (
    <footer class="kiosk-bar">
      <p class="kiosk-bar-sum" aria-live="polite">
        <CartPicture />
        <span>{count === 0 ? kiosk.emptyCart : kiosk.dishes(count)}</span>
        {count > 0 && <strong class="ui-number">{sum}</strong>}
      </p>
      <Button
        look="primary"
        size="large"
        unable={count === 0 ? kiosk.emptyCart : undefined}
        onPress={() => session.go({ kind: 'to-cart' })}
      >
        {kiosk.toCart}
      </Button>
    </footer>
  );
}
