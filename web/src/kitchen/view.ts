import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { text } from '../i18n/language.ts';
import { chime } from '../live/chime.ts';
import { liveMenu } from '../menu/live-menu.ts';
import type { ActionKind } from './action.ts';
import { arrivals } from './arrivals.ts';
import { type DishNames, dishNames } from './dish-names.ts';
import type { Kitchen } from './kitchen.ts';
import { PressGuard } from './press-guard.ts';
import type { SeenTicket } from './seen-ticket.ts';

export type Panel = 'done' | 'all-day';
export type Asked = 'station' | 'keys' | { readonly handOver: SeenTicket };

/** What a screen shows beside the tickets, and how people move about in them. */
export interface View {
  readonly kitchen: Kitchen;
  readonly page: Signal<number>;
  /** As many as were laid out. */
  readonly pages: Signal<number>;
  /** Tickets that are on other pages. */
  readonly hidden: Signal<number>;
  readonly panel: Signal<Panel | undefined>;
  readonly asked: Signal<Asked | undefined>;
  readonly areKeysOn: Signal<boolean>;
  /** Heard by who does not see it. */
  readonly said: Signal<string>;
  readonly names: ReadonlySignal<DishNames>;
  readonly guard: PressGuard;
  press(kind: ActionKind, ticket: SeenTicket, more?: { lineId?: string; courier?: string }): void;
  recallLast(): void;
  toggle(panel: Panel): void;
}

/** Dishes are seldom renamed while they are cooked. */
const MENU_MS = 60_000;
const KEYS_KEPT = 'kuaican.kitchen.keys';

export function openView(kitchen: Kitchen): View {
  const { menu } = liveMenu(kitchen.screen.storeId, MENU_MS);
  const [page, pages, said] = [signal(0), signal(1), signal('')];
  const panel = signal<Panel | undefined>(undefined);
  const areKeysOn = signal(localStorage.getItem(KEYS_KEPT) !== 'off');
  areKeysOn.subscribe((areOn) => localStorage.setItem(KEYS_KEPT, areOn ? 'on' : 'off'));
  const press: View['press'] = (kind, ticket, more = {}) => {
    kitchen.press(kind, ticket, more);
    if (more.lineId !== undefined) return;
    const { recalled, bumped } = text().kitchen;
    said.value = (kind === 'recall' ? recalled : bumped)(ticket.pickupNumber);
  };
  ringFor(kitchen, said);
  return {
    ...{
      kitchen,
      page,
      pages,
      hidden: signal(0),
      panel,
      areKeysOn,
      said,
      press,
      guard: new PressGuard(),
    },
    asked: signal(undefined),
    names: computed(() => dishNames(menu.value)),
    recallLast() {
      const [last] = kitchen.sorted.value.done;
      if (last === undefined) said.value = text().kitchen.nothingToRecall;
      else press('recall', last);
    },
    toggle(wanted) {
      panel.value = panel.value === wanted ? undefined : wanted;
    },
  };
}

/** Rings once for all that came together, and says their numbers. */
function ringFor({ sorted, tickets, live, stationId }: Kitchen, said: Signal<string>): void {
  let known: ReadonlySet<string> | undefined;
  let station: string | undefined;
  effect(() => {
    const { toMake } = sorted.value;
    if (live.list.value === undefined || station !== stationId.value) {
      [known, station] = [undefined, stationId.value];
      return;
    }
    const came = arrivals(known, toMake, tickets.value);
    known = came.known;
    if (came.fresh.length === 0) return;
    chime('new-ticket');
    said.value = text().kitchen.arrived(came.fresh.map((t) => t.pickupNumber).join(', '));
  });
}
