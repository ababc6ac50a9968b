import { computed } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { language, text } from '../../i18n/language.ts';
import { isGone } from '../../menu/cart-line.ts';
import { liveQuote } from '../../pay/live-quote.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import type { SellDesk } from './sell-desk.ts';
import { orderBody } from './ticket.ts';
import { TicketDetails } from './ticket-details.tsx';
import { TicketLine } from './ticket-line.tsx';
import { TicketTotal } from './ticket-total.tsx';

interface TicketPanelProps {
  readonly till: Till;
  readonly desk: SellDesk;
  readonly onPay: () => void;
  readonly onHold: () => void;
}

/** What is being sold, what it comes to, and what becomes of it. */
export function TicketPanel({ till, desk, onPay, onHold }: TicketPanelProps): JSX.Element {
  const { api, storeId, ticket: at } = till;
  const ticket = at.ticket.value;
  const { lines, changes } = ticket;
  const words = text().pos.sell;
  const quote = useMemo(() => {
    const wanted = computed(() =>
      at.ticket.value.lines.length === 0
        ? undefined
        : orderBody(at.ticket.value, storeId, language.value),
    );
    return liveQuote(api, wanted);
  }, [api, storeId, at]);
  useEffect(() => () => quote.stop(), [quote]);
  const title =
    changes === undefined
      ? words.ticket
      : words.changing(changes.label ?? changes.pickupNumber ?? '');
  const isMenuThere = desk.items.value.size > 0;
  const gone = isMenuThere && lines.some((line) => isGone(line, desk.items.value));
  const unable =
    lines.length === 0 ? words.nothingYet : gone ? words.goneFirst : unableWhile(at.placing);
  return (
    <section class="pos-ticket" aria-label={words.ticket}>
      <header>
        <h2>{title}</h2>
        <Button look="quiet" onPress={at.clear} unable={unableWhile(at.placing)}>
          {changes === undefined ? words.clear : words.dropChanges}
        </Button>
      </header>
      <TicketDetails till={till} quote={quote.quote.value} />
      {at.heldAs.value !== undefined && (
        <Banner tone="good">{words.heldAs(at.heldAs.value)}</Banner>
      )}
      {lines.length === 0 && at.heldAs.value === undefined && <p class="ui-empty">{words.empty}</p>}
      {lines.length > 0 && (
        <ol class="pos-lines">
          {lines.map((line) => (
            <TicketLine key={line.key} {...{ till, desk, line }} />
          ))}
        </ol>
      )}
      <footer>
        {gone && <Banner tone="warn">{words.goneFirst}</Banner>}
        <SendingNote of={at.placing} />
        <TicketTotal desk={desk} ticket={ticket} quote={quote} currency={till.currency.value} />
        <div class="pos-ticket-ends">
          <Button unable={unable} onPress={onHold}>
            {words.hold} <span class="pos-key">F9</span>
          </Button>
          <Button look="primary" size="large" unable={unable} onPress={onPay}>
            {words.pay} <span class="pos-key">F8</span>
          </Button>
        </div>
      </footer>
    </section>
  );
}
