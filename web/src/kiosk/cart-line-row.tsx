import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { type CartLine, detailsOf, isGone, MOST_OF_ONE, unitPriceOf } from '../menu/cart-line.ts';
import { said } from '../menu/menu.ts';
import { Button } from '../ui/button.tsx';
import { Stepper } from '../ui/stepper.tsx';
import { DishPicture } from './dish-picture.tsx';
import type { Session } from './session.ts';

export interface CartLineRowProps {
  readonly session: Session;
  readonly line: CartLine;
  readonly currency: string;
  readonly onChange: () => void;
}

/** One line of the cart: what it is, how many, how to change it, and whether it can still be had. */
export function CartLineRow(props: CartLineRowProps): JSX.Element {
  const { session, line, currency, onChange } = props;
  const { items, put, drop } = session;
  const { kiosk, menu } = text();
  const item = items.value.get(line.itemId);
  if (item === undefined) {
    return (
      <li class="kiosk-line" data-gone="true">
        <div class="kiosk-line-words">
          <strong>{kiosk.offMenu}</strong>
        </div>
        <Button look="danger" onPress={() => drop(line.key)}>
          {kiosk.remove}
        </Button>
      </li>
    );
  }
  const name = said(item.name);
  const details = [...detailsOf(line, item, items.value), line.note].filter((d) => d !== '');
  const gone = isGone(line, items.value);
  const price = unitPriceOf(line, item, items.value) * line.quantity;
  const setQuantity = (quantity: number): void =>
    quantity === 0 ? drop(line.key) : put({ ...line, quantity });
  return (
    <li class="kiosk-line" data-gone={gone}>
      <DishPicture item={item} />
      <div class="kiosk-line-words">
        <strong>{name}</strong>
        {details.length > 0 && <span class="kiosk-line-details">{details.join(' · ')}</span>}
        {gone && <span class="kiosk-line-gone">{goneWords(item.soldOut)}</span>}
        <span class="kiosk-line-price ui-number">
          {gone ? menu.soldOut : money(price, currency)}
        </span>
      </div>
      <div class="kiosk-line-actions">
        {!item.soldOut && (
          <Button look="quiet" label={`${kiosk.change}: ${name}`} onPress={onChange}>
            {kiosk.change}
          </Button>
        )}
        {gone ? (
          <Button look="danger" label={`${kiosk.remove}: ${name}`} onPress={() => drop(line.key)}>
            {kiosk.remove}
          </Button>
        ) : (
          <Stepper label={name} value={line.quantity} most={MOST_OF_ONE} onChange={setQuantity} />
        )}
      </div>
    </li>
  );
}

/** A dish that is out goes; one of which an option is out can be had in another way. */
const goneWords = (isDishOut: boolean): string =>
  isDishOut ? text().kiosk.goneDish : text().kiosk.goneOption;
