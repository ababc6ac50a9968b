import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { doneAtOf, keyOf, type SeenTicket } from './seen-ticket.ts';
import { SidePanel } from './side-panel.tsx';
import { Where } from './ticket-head.tsx';
import type { View } from './view.ts';

/** More than anybody looks through; the rest comes up as these go. */
const MOST = 50;

/** What was bumped here, the last one first: to be brought back, or to be handed over. */
export function DonePanel({ view }: { view: View }): JSX.Element {
  const words = text().kitchen;
  const { done } = view.kitchen.sorted.value;
  return (
    <SidePanel title={words.doneTitle} onClose={() => view.toggle('done')}>
      {done.length === 0 && <p class="ui-empty">{words.doneEmpty}</p>}
      <ul class="kds-rows">
        {done.slice(0, MOST).map((ticket) => (
          <DoneRow key={keyOf(ticket)} {...{ view, ticket }} />
        ))}
      </ul>
      {done.length > MOST && <p>{words.more(done.length - MOST)}</p>}
    </SidePanel>
  );
}

function DoneRow({ view, ticket }: { view: View; ticket: SeenTicket }): JSX.Element {
  const words = text().kitchen;
  const minutes = Math.floor((view.kitchen.now.value - doneAtOf(ticket)) / 60_000);
  const number = ticket.pickupNumber;
  return (
    <li class="kds-row">
      <h3 class="kds-row-number ui-number">{number}</h3>
      <p class="kds-row-where">
        <Where ticket={ticket} />
        <span>{words.doneSince(minutes)}</span>
      </p>
      <div class="kds-row-actions">
        <Button label={`${words.recall} ${number}`} onPress={() => view.press('recall', ticket)}>
          <Icon name="undo" />
          {words.recall}
        </Button>
        {ticket.status === 'PREPARED' ? (
          <HandOver {...{ view, ticket }} />
        ) : (
          <span class="kds-elsewhere">{words.stillElsewhere}</span>
        )}
      </div>
    </li>
  );
}

function HandOver({ view, ticket }: { view: View; ticket: SeenTicket }): JSX.Element {
  const words = text().kitchen;
  const isBrought = ticket.slot !== undefined;
  const label = isBrought ? words.handOver : words.complete;
  return (
    <Button
      look="primary"
      label={`${label} ${ticket.pickupNumber}`}
      onPress={() => {
        if (isBrought) view.asked.value = { handOver: ticket };
        else view.press('complete', ticket);
      }}
    >
      <Icon name={isBrought ? 'bike' : 'check'} />
      {label}
    </Button>
  );
}
