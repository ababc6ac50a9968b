import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Icon } from '../ui/icon.tsx';
import { isLineDone, keyOf, type SeenTicket } from './seen-ticket.ts';
import { ageAt } from './ticket-age.ts';
import { TicketHead } from './ticket-head.tsx';
import { Note, TicketLine } from './ticket-line.tsx';
import { useSeen } from './use-seen.ts';
import type { View } from './view.ts';

export interface TicketCardProps {
  readonly view: View;
  readonly ticket: SeenTicket;
  /** Counted from 0 on its page. */
  readonly place: number;
  /** What has to be laid out anew when it changes. */
  readonly content: string;
  readonly columns: number;
  readonly at: Readonly<Record<string, string>>;
}

/** One ticket, to be read from three metres. */
export function TicketCard(props: TicketCardProps): JSX.Element {
  const { view, ticket, place, content, columns, at } = props;
  const { kitchen, guard } = view;
  const words = text().kitchen;
  const ref = useRef<HTMLElement>(null);
  const titleId = useId();
  const isUnseen = ticket.status === 'PROPOSED' && ticket.acknowledgedAt === undefined;
  useSeen(ref, isUnseen, () => kitchen.acknowledge(ticket));
  const limits = kitchen.live.list.value?.limits ?? { warnAfterSeconds: 0, lateAfterSeconds: 0 };
  const age = ageAt(ticket, limits, kitchen.now.value);
  // Keys name their ticket; a finger may be under way to the one that stood here before.
  const isMeant = ({ detail }: MouseEvent): boolean =>
    detail === 0 || !guard.isSuspect(keyOf(ticket), Date.now());
  return (
    <article
      ref={ref}
      class="kds-ticket"
      data-ticket={keyOf(ticket)}
      data-content={content}
      data-level={age.level}
      aria-labelledby={titleId}
      style={at}
    >
      <TicketHead ticket={ticket} age={age} titleId={titleId} />
      <ul class="kds-lines" data-columns={Math.min(columns, 4)}>
        {ticket.note !== undefined && (
          <li class="kds-for-all">
            <span class="ui-heard">{words.noteForAll}</span>
            <Note note={ticket.note} />
          </li>
        )}
        {ticket.lines.map((line) => {
          const isDone = isLineDone(ticket, line);
          return (
            <TicketLine
              key={line.lineId}
              {...{ line, isDone, names: view.names.value }}
              onPress={(event) => {
                const { lineId } = line;
                if (isMeant(event)) view.press(isDone ? 'recall' : 'bump', ticket, { lineId });
              }}
            />
          );
        })}
      </ul>
      <button
        type="button"
        class="ui-button kds-bump"
        data-look="primary"
        onClick={(event) => {
          if (isMeant(event)) view.press('bump', ticket);
        }}
      >
        <Icon name="check" />
        {words.bump}
        <span class="ui-heard">{ticket.pickupNumber}</span>
        {place < 10 && view.areKeysOn.value && (
          <span class="kds-key" aria-hidden="true">
            {(place + 1) % 10}
          </span>
        )}
      </button>
      <Unsent view={view} ticket={ticket} />
    </article>
  );
}

/** Something of it was pressed while there was no connection. */
function Unsent({ view, ticket }: { view: View; ticket: SeenTicket }): JSX.Element | null {
  const { pending } = view.kitchen.queue;
  const isUnsent = pending.value.some((a) => a.isDelayed && keyOf(a) === keyOf(ticket));
  if (!isUnsent) return null;
  return (
    <p class="kds-unsent">
      <Icon name="offline" />
      {text().kitchen.unsent}
    </p>
  );
}
