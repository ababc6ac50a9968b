import '../../menu/menu.css';
import './sell.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { text } from '../../i18n/language.ts';
import { ItemDialog } from '../../menu/item-dialog.tsx';
import { listenToScanner } from '../../pay/scanner.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { StaleBanner } from '../../ui/stale-banner.tsx';
import type { Till } from '../till.ts';
import { DishGrid } from './dish-grid.tsx';
import { HoldTicket } from './hold-ticket.tsx';
import { KeyHelp } from './key-help.tsx';
import { sellDesk } from './sell-desk.ts';
import { SellSearch } from './sell-search.tsx';
import { TicketPanel } from './ticket-panel.tsx';
import { useSellKeys } from './use-sell-keys.ts';

/** Fast entry on one side, what it comes to on the other. */
export function SellView({ till }: { till: Till }): JSX.Element {
  const desk = useMemo(() => sellDesk(till), [till]);
  const search = useRef<HTMLInputElement>(null);
  const isHolding = useSignal(false);
  const isHelping = useSignal(false);
  const isTicketUp = useSignal(false);
  const { menu, ticket } = till;
  const { pos } = text();
  const words = pos.sell;
  const pay = (): void => {
    if (ticket.ticket.value.lines.length > 0) ticket.place({ end: 'pay' });
  };
  const hold = (): void => {
    if (ticket.ticket.value.lines.length > 0) isHolding.value = true;
  };
  useSellKeys({ till, desk, search, pay, hold, help: () => (isHelping.value = true) });
  // A scanner, or a quick hand, is heard as soon as the page can be seen.
  useLayoutEffect(() => search.current?.focus(), []);
  useLayoutEffect(
    () =>
      listenToScanner((code) => {
        if (ticket.ticket.value.lines.length > 0) ticket.place({ end: 'pay', code });
      }),
    [ticket],
  );
  const now = menu.menu.value;
  const asking = desk.asking.value;
  useEffect(() => {
    // By keyboard, the first question is what comes next, and not the way out of it.
    if (asking) document.querySelector<HTMLElement>('.menu-dialog-body input')?.focus();
  }, [asking]);
  return (
    <div class="pos-sell" data-ticket-up={isTicketUp.value}>
      <section class="pos-entry" aria-label={words.entry}>
        <h1 class="ui-heard">{pos.nav.sell}</h1>
        <StaleBanner seconds={menu.staleSeconds} />
        {menu.refusal.value && <Banner tone="bad">{menu.refusal.value.detail}</Banner>}
        {now?.paused && <Banner tone="warn">{words.paused}</Banner>}
        <SellSearch desk={desk} field={search} onHelp={() => (isHelping.value = true)} />
        <DishGrid desk={desk} currency={now?.currency} />
      </section>
      <TicketPanel till={till} desk={desk} onPay={pay} onHold={hold} />
      <div class="pos-sell-switch">
        <Button
          look={isTicketUp.value ? 'plain' : 'primary'}
          onPress={() => {
            isTicketUp.value = !isTicketUp.value;
          }}
        >
          {isTicketUp.value ? words.toDishes : words.toTicket(ticket.ticket.value.lines.length)}
        </Button>
      </div>
      {asking && now && (
        <ItemDialog
          key={asking.line.key}
          {...asking}
          items={desk.items.value}
          currency={now.currency}
          onClose={() => {
            desk.asking.value = undefined;
          }}
          onDone={(line) => {
            desk.asking.value = undefined;
            desk.put(line);
          }}
        />
      )}
      {isHolding.value && (
        <HoldTicket
          till={till}
          onClose={() => {
            isHolding.value = false;
          }}
        />
      )}
      {isHelping.value && (
        <KeyHelp
          onClose={() => {
            isHelping.value = false;
          }}
        />
      )}
    </div>
  );
}
