import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { language } from '../i18n/language.ts';
import type { DishNames } from './dish-names.ts';
import { focusTicket, placeInFocus } from './focus.ts';
import { type Placed, pagesOf, type Span } from './pages.ts';
import { keyOf, type SeenTicket } from './seen-ticket.ts';
import { TicketCard } from './ticket-card.tsx';
import { type Room, useFitting, useRoom } from './use-fitting.ts';
import type { View } from './view.ts';

/** Under each other they are as many as one scrolls through. */
const IN_LIST: Span = { columns: 1, rows: 20 };
const IN_A_LIST: Span = { columns: 1, rows: 1 };

/** The tickets of the page that is shown, the oldest first. */
export function TicketGrid({ view }: { view: View }): JSX.Element {
  const ref = useRef<HTMLDivElement>(null);
  const room = useRoom(ref);
  const { spanOf, isSettled } = useFitting(ref, room);
  const { toMake } = view.kitchen.sorted.value;
  const names = view.names.value;
  // Drawn, and so measured, once a second: a ticket that turns late says more than it did before.
  view.kitchen.now.value;
  const grid = room === undefined || room.isList ? IN_LIST : room.grid;
  const contentOf = (ticket: SeenTicket): string => contentIn(ticket, names, room);
  const isList = room?.isList !== false;
  const spanIn = (ticket: SeenTicket): Span =>
    isList ? IN_A_LIST : spanOf(keyOf(ticket), contentOf(ticket));
  const pages = pagesOf(toMake, spanIn, grid);
  const shown = pages[Math.min(view.page.value, pages.length - 1)] ?? [];
  useLayoutEffect(() => {
    if (room === undefined || !isSettled()) return;
    view.pages.value = Math.max(1, pages.length);
    view.hidden.value = toMake.length - shown.length;
    view.page.value = Math.min(view.page.value, view.pages.value - 1);
    view.guard.show(new Map(shown.map((p) => [keyOf(p.of), placeOf(p)])), Date.now());
  });
  useFocusKept(shown);
  const { columns, rows } = grid;
  const layout = {
    gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
    gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
  };
  return (
    <div ref={ref} class="kds-grid" data-list={isList} style={isList ? NO_LAYOUT : layout}>
      {room !== undefined &&
        shown.map((placed, place) => (
          <TicketCard
            key={keyOf(placed.of)}
            {...{ view, ticket: placed.of, place, content: contentOf(placed.of) }}
            columns={isList ? 1 : placed.span.columns}
            at={isList ? NO_PLACE : cellOf(placed)}
          />
        ))}
    </div>
  );
}

const NO_LAYOUT = { gridTemplateColumns: '', gridTemplateRows: '' };
const NO_PLACE = { gridColumn: '', gridRow: '' };

const placeOf = ({ column, row }: Placed<SeenTicket>): string => `${column}/${row}`;
const cellOf = ({ column, row, span }: Placed<SeenTicket>) => ({
  gridColumn: `${column} / span ${span.columns}`,
  gridRow: `${row} / span ${span.rows}`,
});

/** What decides how high a ticket is. What is done of it takes no more room. */
const contentIn = (
  { lines, note, customerName }: SeenTicket,
  { dishOf, optionOf }: DishNames,
  room: Room | undefined,
): string =>
  JSON.stringify([
    ...[language.value, room?.name, note?.length, customerName?.length],
    ...lines.map((line) => [
      ...[dishOf(line), ...line.options.map((option) => optionOf(line, option))],
      ...[line.voids?.length, line.note?.length],
    ]),
  ]);

/** A ticket that goes away takes the focus with it: the one in its place gets it. */
function useFocusKept(shown: readonly Placed<SeenTicket>[]): void {
  const place = useRef(-1);
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isLost && place.current >= 0 && shown.length > 0) focusTicket(place.current);
    if (!isLost) place.current = placeInFocus();
  });
  useLayoutEffect(() => {
    const remember = (): void => {
      place.current = placeInFocus();
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
}
