import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { subtotalOf } from '../../menu/cart-line.ts';
import type { LiveQuote } from '../../pay/live-quote.ts';
import { Banner } from '../../ui/banner.tsx';
import { Rows } from '../orders/order-content.tsx';
import type { SellDesk } from './sell-desk.ts';
import type { Ticket } from './ticket.ts';

interface TicketTotalProps {
  readonly desk: SellDesk;
  readonly ticket: Ticket;
  readonly quote: LiveQuote;
  readonly currency: string | undefined;
}

/** What it comes to: by the menu at once, by the API with offers and tax a moment later. */
export function TicketTotal(props: TicketTotalProps): JSX.Element | null {
  const { desk, ticket, quote, currency } = props;
  const words = text().pos.orders;
  const priced = quote.quote.value;
  const failure = quote.failure.value;
  if (currency === undefined || ticket.lines.length === 0) return null;
  const isCurrent = priced !== undefined && !quote.isAsking.value;
  return (
    <div aria-live="polite">
      {failure?.kind === 'refused' && <Banner tone="warn">{failure.detail}</Banner>}
      {isCurrent ? (
        <Rows order={priced} />
      ) : (
        <dl class="pos-totals">
          <div class="pos-sum">
            <dt>{words.total}</dt>
            <dd class="ui-number">{money(subtotalOf(ticket.lines, desk.items.value), currency)}</dd>
          </div>
        </dl>
      )}
    </div>
  );
}
