import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { OrderListResponse } from '../../../../api/order-desk.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { Banner } from '../../ui/banner.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { OrderRow } from '../orders/order-row.tsx';
import { pollSame } from '../poll-same.ts';
import { SendingNote } from '../sending-note.tsx';
import { usePolled } from '../use-polled.ts';
import { useSending } from '../use-sending.ts';
import { assignMoney } from './assign-money.ts';
import { candidatesFor } from './payable.ts';
import type { RemedyProps } from './remedy-props.ts';

/** Whose money is it? Orders that cost exactly so much come first; one press, and it is paid. */
export function AssignDialog({ till, about, onClose, onDone }: RemedyProps): JSX.Element {
  const { api, storeId } = till;
  const amount = about.amount ?? 0;
  const { common, pos } = text();
  const words = pos.cases;
  const params = { path: { storeId }, query: { status: 'open', limit: '25' } };
  const list = usePolled(
    () =>
      pollSame<OrderListResponse>(
        (signal) => answerOf(api.GET('/v1/stores/{storeId}/orders', { params, signal })),
        { everyMs: 2_000, idleMs: 5_000 },
      ),
    storeId,
  );
  const chosen = useSignal<string | undefined>(undefined);
  const ask = useMemo(() => assignMoney(api, about), [api, about.caseId]);
  const assign = useSending({
    ask,
    onDone: ({ pickupNumber }) => onDone(words.assigned(pickupNumber ?? '')),
  });
  const orders = list.value.value?.orders;
  const candidates = orders && candidatesFor(amount, orders);
  const sum = money(amount, about.currency ?? till.currency.value ?? 'CNY');
  return (
    <Dialog title={words.assignTitle(sum)} onClose={onClose} class="pos-assign">
      <div class="pos-form">
        <p>{words.assignHow}</p>
        <SendingNote of={assign} />
        {candidates === undefined && <Spinner label={common.loading} />}
        {candidates?.length === 0 && <Banner>{words.noOrders}</Banner>}
        <ul class="pos-order-list">
          {candidates?.map(({ order, fits }) => (
            <OrderRow
              key={order.orderId}
              order={order}
              hint={fits ? words.fits : undefined}
              isChosen={chosen.value === order.orderId}
              onChoose={() => {
                chosen.value = order.orderId;
                void assign.send(order.orderId);
              }}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
