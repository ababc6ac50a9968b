import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import {
  type CartLine,
  detailsOf,
  isGone,
  MOST_OF_ONE,
  unitPriceOf,
} from '../../menu/cart-line.ts';
import { said } from '../../menu/menu.ts';
import { Button } from '../../ui/button.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import type { Till } from '../till.ts';
import type { SellDesk } from './sell-desk.ts';
import { withQuantity } from './ticket.ts';

interface TicketLineProps {
  readonly till: Till;
  readonly desk: SellDesk;
  readonly line: CartLine;
}

/** One dish on the ticket. The line that keys work on is marked, and kept in sight. */
export function TicketLine({ till, desk, line }: TicketLineProps): JSX.Element {
  const { ticket, currency } = till;
  const row = useRef<HTMLLIElement>(null);
  const isChosen = ticket.chosen.value === line.key;
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen, line.quantity]);
  const words = text().pos.sell;
  const items = desk.items.value;
  const item = items.get(line.itemId);
  const name = item === undefined ? line.itemId : said(item.name);
  const details = item === undefined ? [] : detailsOf(line, item, items);
  const isOut = items.size > 0 && isGone(line, items);
  const price = item === undefined ? 0 : unitPriceOf(line, item, items) * line.quantity;
  return (
    <li
      ref={row}
      class="pos-line"
      data-chosen={isChosen}
      aria-current={isChosen ? 'true' : undefined}
      onClickCapture={() => {
        ticket.chosen.value = line.key;
      }}
    >
      <div class="pos-line-what">
        <strong>{name}</strong>
        {isOut && (
          <span class="pos-state" data-tone="warn">
            {words.gone}
          </span>
        )}
        {[...details, line.note].filter(Boolean).length > 0 && (
          <small>{[...details, line.note].filter(Boolean).join(', ')}</small>
        )}
      </div>
      <span class="ui-number">{money(price, currency.value ?? 'CNY')}</span>
      <Stepper
        label={name}
        value={line.quantity}
        most={MOST_OF_ONE}
        onChange={(quantity) => ticket.change((now) => withQuantity(now, line.key, quantity))}
      />
      <Button
        class="pos-chip"
        label={`${words.change}: ${name}`}
        unable={item === undefined ? words.gone : undefined}
        onPress={() => desk.ask(line)}
      >
        {words.change}
      </Button>
    </li>
  );
}
