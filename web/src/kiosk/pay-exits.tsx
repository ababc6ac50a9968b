import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import type { Sale } from '../pay/sale.ts';
import { Button } from '../ui/button.tsx';
import type { Exit } from './exits.ts';
import type { Session } from './session.ts';

export interface PayExitsProps {
  readonly session: Session;
  readonly sale: Sale;
  readonly exits: readonly Exit[];
}

export function PayExits({ session, sale, exits }: PayExitsProps): JSX.Element {
  const { kiosk } = text();
  const backToCart = (): void => {
    void session.checkout.leave();
    session.go({ kind: 'unpaid' });
  };
  // After a reload that took too long, the cart is not there any more.
  const hasCart = session.cart.value.length > 0;
  return (
    <div class="kiosk-exits">
      {exits.includes('cancel') && (
        <Button look="quiet" size="large" onPress={() => sale.cancel()}>
          {kiosk.cancelPayment}
        </Button>
      )}
      {exits.includes('cart') && hasCart && (
        <Button size="large" onPress={backToCart}>
          {kiosk.backToCart}
        </Button>
      )}
      {exits.includes('leave') && (
        <Button look="quiet" size="large" onPress={session.reset}>
          {kiosk.leave}
        </Button>
      )}
      {exits.includes('cart') && !exits.includes('leave') && !hasCart && (
        <Button size="large" onPress={session.reset}>
          {kiosk.leave}
        </Button>
      )}
    </div>
  );
}
