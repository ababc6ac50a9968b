import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { Button } from '../ui/button.tsx';
import { nameOf } from './order-tab.tsx';
import { guestsOf, type TableOrder } from './table-order.ts';
import type { TableVisit } from './table-visit.ts';

/** The guests have paid and left, or are about to. */
export function Ended({ visit, order }: { visit: TableVisit; order: TableOrder }): JSX.Element {
  const { table: words } = text();
  const currency = order.currency ?? 'CNY';
  return (
    <main class="table-main">
      <section class="table-thanks">
        <p class="table-tick" aria-hidden="true">
          ✓
        </p>
        <h2>{words.thanks}</h2>
        <p>{words.ended}</p>
      </section>
      <ul class="ui-card table-summary">
        {guestsOf(order).map((guest) => (
          <li key={guest.diner}>
            <span>{nameOf(guest)}</span>
            <span class="ui-number">{money(guest.paid, currency)}</span>
          </li>
        ))}
      </ul>
      <Button onPress={() => visit.beginAgain()}>{words.orderAgain}</Button>
    </main>
  );
}
