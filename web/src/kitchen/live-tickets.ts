import { type ReadonlySignal, signal } from '@preact/signals';
import type { Failure } from '../api/answer.ts';
import type { Screen } from '../device/screen.ts';
import { type Polled, poll } from '../live/poll.ts';
import { type KeptList, keepList, keptList } from './kept.ts';
import type { SeenTicket } from './seen-ticket.ts';
import type { AgeLimits } from './ticket-age.ts';
import { ticketLook } from './tickets-look.ts';

export interface TicketList {
  readonly tickets: readonly SeenTicket[];
  readonly limits: AgeLimits;
  /** By how much the server's clock is ahead of this screen's. */
  readonly aheadMs: number;
  /** From before this page was loaded, by the server's clock; nothing newer has come yet. */
  readonly keptSince?: number;
}

export interface LiveTickets {
  readonly list: ReadonlySignal<TicketList | undefined>;
  readonly staleSeconds: ReadonlySignal<number>;
  readonly refusal: ReadonlySignal<(Failure & { kind: 'refused' }) | undefined>;
  now(): void;
}

/** A new ticket is to be seen within 2 s also after a quiet hour, so a kitchen never looks seldom. */
const EVERY_MS = 1_200;
const MOST_MS = 4_000;

/**
 * The open tickets of the station that is chosen.
 * @param onAnswered There is a connection: called after every look that the server answered.
 */
export function liveTickets(
  { api, storeId }: Screen,
  stationId: ReadonlySignal<string | undefined>,
  onAnswered: () => void,
): LiveTickets {
  const list = signal<TicketList | undefined>(undefined);
  const staleSeconds = signal(0);
  const refusal = signal<Polled<unknown>['refusal']['value']>(undefined);
  let polled: Polled<unknown> | undefined;
  let unwatch: () => void = () => undefined;
  const restart = (station: string | undefined): void => {
    polled?.stop();
    unwatch();
    list.value = undefined;
    const look = ticketLook(api, storeId, station);
    const started = poll({
      ...{ everyMs: EVERY_MS, idleMs: EVERY_MS, mostMs: MOST_MS },
      look: async (etag, aborted) => {
        const looked = await look(etag, aborted);
        // After the list has it: who waits for a connection acts on the newest.
        if (looked === 'unchanged' || looked.ok) setTimeout(onAnswered);
        return looked;
      },
    });
    const ends = [
      started.value.subscribe((answer) => {
        if (answer === undefined) return;
        const { tickets, warnAfterSeconds, lateAfterSeconds, now } = answer;
        const limits = { warnAfterSeconds, lateAfterSeconds };
        list.value = { tickets, limits, aheadMs: now - Date.now() };
        void keepList({ storeId, stationId: station, tickets, limits, seenAt: now });
      }),
      started.staleSeconds.subscribe((seconds) => {
        staleSeconds.value = seconds;
      }),
      started.refusal.subscribe((now) => {
        refusal.value = now;
      }),
    ];
    polled = started;
    unwatch = () => {
      for (const end of ends) end();
    };
  };
  stationId.subscribe(restart);
  void keptList().then((kept) => {
    if (kept?.storeId !== storeId || kept.stationId !== stationId.value) return;
    list.value ??= restored(kept);
  });
  return { list, staleSeconds, refusal, now: () => polled?.now() };
}

const restored = ({ tickets, limits, seenAt }: KeptList): TicketList => ({
  ...{ tickets, limits, aheadMs: 0, keptSince: seenAt },
});
