import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { KitchenResponse } from '../../../api/kitchen.ts';
import { answerOf, type Failure } from '../api/answer.ts';
import type { Screen } from '../device/screen.ts';
import { clock } from '../live/clock.ts';
import { lookAt } from '../live/look.ts';
import { poll } from '../live/poll.ts';
import { serverNow } from '../live/server-clock.ts';
import { type Action, type ActionKind, voidsSeen } from './action.ts';
import { type ActionQueue, actionQueue } from './action-queue.ts';
import { keepActions, keptActions } from './kept.ts';
import { type LiveTickets, liveTickets } from './live-tickets.ts';
import { reconciled } from './reconcile.ts';
import { keyOf, type SeenTicket, type Sorted, sorted } from './seen-ticket.ts';
import { sendAction } from './send-action.ts';
import { rememberedStation, rememberStation } from './station.ts';

/** What was pressed and was not done. */
export interface Undone {
  readonly action: Action;
  readonly why: (Failure & { kind: 'refused' }) | 'look-again';
}

export interface Kitchen {
  readonly screen: Screen;
  /** undefined: the pass, which sees everything. */
  readonly stationId: ReadonlySignal<string | undefined>;
  readonly isStationChosen: ReadonlySignal<boolean>;
  chooseStation(stationId: string | undefined): void;
  readonly settings: ReadonlySignal<KitchenResponse | undefined>;
  readonly live: LiveTickets;
  readonly queue: ActionQueue;
  readonly tickets: ReadonlySignal<readonly SeenTicket[]>;
  readonly sorted: ReadonlySignal<Sorted>;
  /** The server's time, once a second. */
  readonly now: ReadonlySignal<number>;
  readonly undone: Signal<readonly Undone[]>;
  press(kind: ActionKind, ticket: SeenTicket, more?: Pick<Action, 'lineId' | 'courier'>): void;
  acknowledge(ticket: SeenTicket): void;
}

const SETTINGS_MS = 30_000;

export async function openKitchen(screen: Screen): Promise<Kitchen> {
  const { api, storeId } = screen;
  const stationId = signal(rememberedStation(storeId));
  const undone = signal<readonly Undone[]>([]);
  const shown = (action: Action): SeenTicket | undefined =>
    live.list.value?.tickets.find((ticket) => keyOf(ticket) === keyOf(action));
  const queue = actionQueue(
    {
      send: (action) => sendAction(api, action, shown(action)),
      onUndone: (action, why) => {
        undone.value = [...undone.value, { action, why }];
      },
      keep: (pending) => void keepActions(storeId, pending),
    },
    await keptActions(storeId),
  );
  const station = computed(() => stationId.value ?? undefined);
  const live = liveTickets(screen, station, () =>
    queue.connected(live.list.value?.tickets ?? [], station.value),
  );
  const tickets = computed(() =>
    reconciled(live.list.value?.tickets ?? [], queue.answers.value, queue.pending.value),
  );
  const exactly = (): number => {
    // How wrong this screen's clock is, a list that is not from before says most exactly.
    const { aheadMs, keptSince } = live.list.value ?? {};
    return aheadMs === undefined || keptSince !== undefined ? serverNow() : Date.now() + aheadMs;
  };
  const now = computed(() => (clock.value > 0 ? exactly() : 0));
  const settings = poll({
    everyMs: SETTINGS_MS,
    idleMs: SETTINGS_MS,
    look: (_, aborted) =>
      lookAt(
        api.GET('/v1/stores/{storeId}/kitchen', { params: { path: { storeId } }, signal: aborted }),
      ),
  });
  effect(() => {
    // A kitchen of one station need not be asked.
    if (settings.value.value?.stations.length === 1) stationId.value ??= null;
  });
  return {
    ...{ screen, live, queue, tickets, now, undone, settings: settings.value },
    stationId: station,
    isStationChosen: computed(() => stationId.value !== undefined),
    sorted: computed(() => sorted(tickets.value)),
    chooseStation: (chosen) => {
      rememberStation(storeId, chosen);
      stationId.value = chosen ?? null;
    },
    press: (kind, ticket, more = {}) =>
      queue.add(actionOn(kind, ticket, station.value, exactly(), more)),
    acknowledge: acknowledging(screen, queue),
  };
}

function actionOn(
  kind: ActionKind,
  ticket: SeenTicket,
  stationId: string | undefined,
  at: number,
  more: Pick<Action, 'lineId' | 'courier'>,
): Action {
  const { orderId, ticketId, pickupNumber } = ticket;
  return {
    ...{ actionId: crypto.randomUUID(), kind, orderId, ticketId, pickupNumber, at, ...more },
    ...(stationId !== undefined && { stationId }),
    seenVoids: voidsSeen(ticket, more.lineId),
  };
}

/** Says once of each ticket that it was seen; again only where nobody heard it. */
function acknowledging({ api }: Screen, queue: ActionQueue): (ticket: SeenTicket) => void {
  const asked = new Set<string>();
  return (ticket) => {
    const key = keyOf(ticket);
    if (ticket.status !== 'PROPOSED' || ticket.acknowledgedAt !== undefined) return;
    if (asked.has(key)) return;
    asked.add(key);
    const { orderId, ticketId } = ticket;
    const path = { orderId, ticketId, action: 'acknowledge' };
    void answerOf(
      api.POST('/v1/orders/{orderId}/tickets/{ticketId}/{action}', { params: { path } }),
    ).then((answer) => {
      if (answer.ok) queue.learn(answer.data);
      else if (answer.failure.kind === 'unknown') asked.delete(key);
    });
  };
}
