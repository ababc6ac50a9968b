import type { JSX } from 'preact';
import { language, text } from '../i18n/language.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import type { SeenTicket } from './seen-ticket.ts';
import type { Age } from './ticket-age.ts';

/** Whose it is, where it goes, and how long it has waited. */
export function TicketHead(props: { ticket: SeenTicket; age: Age; titleId: string }): JSX.Element {
  const { ticket, age, titleId } = props;
  const words = text().kitchen;
  return (
    <header class="kds-head">
      <h2 id={titleId} class="kds-number ui-number">
        {ticket.pickupNumber}
      </h2>
      <p class="kds-age ui-number" data-level={age.level}>
        <Icon name={age.level === 'late' ? 'alert' : 'clock'} />
        <span>{words.minutes(age.minutes)}</span>
        {wordOf(age) !== undefined && <strong>{wordOf(age)}</strong>}
      </p>
      <p class="kds-where">
        <Where ticket={ticket} />
        {ticket.customerName !== undefined && <span>{words.forWhom(ticket.customerName)}</span>}
      </p>
    </header>
  );
}

/** Never colour alone: each level has its word. */
function wordOf({ level, minutes }: Age): string | undefined {
  const { fresh, warn, late } = text().kitchen;
  if (level === 'fresh') return minutes < 1 ? fresh : undefined;
  return level === 'warn' ? warn : late;
}

const ICONS = { 'dine-in': 'plate', takeout: 'bag', delivery: 'bike' } as const satisfies Record<
  string,
  IconName
>;

/** On a plate to a table, into a bag, or with a courier at a time. */
export function Where({ ticket }: { ticket: SeenTicket }): JSX.Element | null {
  const words = text().kitchen;
  const table = ticket.tableNumber ?? ticket.tableId;
  const fulfilment = ticket.fulfilment ?? guessed(ticket);
  if (fulfilment === undefined) return null;
  return (
    <strong class="kds-fulfilment">
      <Icon name={ICONS[fulfilment]} />
      {words[fulfilment]}
      {table !== undefined && <span>{words.table(table)}</span>}
      {ticket.slot !== undefined && <span class="ui-number">{slotOf(ticket.slot)}</span>}
    </strong>
  );
}

/** Tickets of before it was written down. */
const guessed = ({ slot, tableId, tableNumber }: SeenTicket): keyof typeof ICONS | undefined => {
  if (slot !== undefined) return 'delivery';
  return (tableId ?? tableNumber) === undefined ? undefined : 'dine-in';
};

export const timeOf = (at: number): string =>
  new Intl.DateTimeFormat(language.value, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);

const slotOf = ({ start, end }: { start: number; end: number }): string =>
  `${timeOf(start)}–${timeOf(end)}`;
