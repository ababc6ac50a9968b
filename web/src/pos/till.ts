import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CaseListResponse } from '../../../api/cases.ts';
import type { SessionListResponse } from '../../../api/counter.ts';
import { answerOf } from '../api/answer.ts';
import { type Api, apiClient } from '../api/client.ts';
import type { Screen } from '../device/screen.ts';
import type { Polled } from '../live/poll.ts';
import type { Seen } from '../live/steps.ts';
import { type LiveMenu, liveMenu } from '../menu/live-menu.ts';
import { watchCases } from './cases/watch-cases.ts';
import { watchDrawer } from './drawer/watch-drawer.ts';
import { type RefundDesk, refundDesk } from './refund/refund-desk.ts';
import { type TicketDesk, ticketDesk } from './sell/ticket-desk.ts';
import { type StaffDesk, staffDesk } from './sign-in/staff-desk.ts';
import { keepPaying, keptPaying } from './till-shelf.ts';
import type { View } from './view.ts';

/** A till: the screen, who stands at it, what they look at, and what it keeps current. */
export interface Till {
  readonly storeId: string;
  readonly deviceId: string;
  /** In the name of the person who signed in, or else of the till itself. */
  readonly api: Api;
  readonly desk: StaffDesk;
  readonly view: Signal<View>;
  readonly ticket: TicketDesk;
  readonly menu: LiveMenu;
  readonly currency: ReadonlySignal<string | undefined>;
  readonly cases: Polled<CaseListResponse>;
  readonly drawer: Polled<SessionListResponse>;
  readonly refunds: RefundDesk;
  /** What ticket and view do not tell of a sale. */
  readonly seen: Signal<Seen | undefined>;
}

/** Once for as long as the page is there. */
export function openTill(screen: Screen): Till {
  const { storeId, deviceId } = screen;
  const desk = staffDesk(screen);
  const token = async (): Promise<string> => desk.person.value?.token ?? (await screen.token());
  const api = apiClient({ token });
  api.use({
    onResponse({ response }) {
      if (response.status !== 401) return;
      // The person's token ended, or somebody took their PIN away: whoever goes on signs in anew.
      if (desk.person.value === undefined) screen.token.forget();
      else desk.lock();
    },
  });
  const menu = liveMenu(storeId);
  const currency = computed(() => menu.menu.value?.currency);
  const drawer = watchDrawer({ api, storeId });
  const refunds = refundDesk({
    ask: ({ orderId, body }, key) =>
      answerOf(
        api.POST('/v1/orders/{orderId}/refunds', {
          params: { path: { orderId }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    onDone: () => drawer.now(),
  });
  const seen = signal<Seen | undefined>(undefined);
  const view = signal<View>({ name: 'sell' });
  void keptPaying().then((orderId) => {
    if (orderId !== undefined && view.value.name === 'sell') view.value = { name: 'pay', orderId };
    view.subscribe((now) => void keepPaying(now.name === 'pay' ? now.orderId : undefined));
  });
  return {
    ...{ storeId, deviceId, api, desk, view, menu, currency, drawer, refunds, seen },
    ...{ ticket: ticketDesk({ api, storeId, view }), cases: watchCases({ api }) },
  };
}
