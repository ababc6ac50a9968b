import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { OrderResponse } from '../../../../api/orders.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { useSending } from '../use-sending.ts';
import { HoldDialog } from './hold-dialog.tsx';
import { possibleOf } from './order-state.ts';

/** What opens a dialog of its own. */
export type Wish = 'refund' | 'receipt' | 'bill';

/** What asks once more before it is done. */
const ENDS = ['cancel', 'close-unpaid'] as const;
type End = (typeof ENDS)[number];

interface OrderActionsProps {
  readonly till: Till;
  readonly order: OrderResponse;
  readonly onWish: (what: Wish) => void;
  readonly onDone: () => void;
}

/** What can be done with the order now, and nothing else. */
export function OrderActions({ till, order, onWish, onDone }: OrderActionsProps): JSX.Element {
  const { api, view } = till;
  const { orderId } = order;
  const asking = useSignal<End | 'hold' | undefined>(undefined);
  const words = text().pos.orders;
  const can = possibleOf(order);
  const params = { path: { orderId } };
  const release = useSending({
    ask: (_: undefined) => answerOf(api.DELETE('/v1/orders/{orderId}/hold', { params })),
    onDone,
  });
  const ask = (what: End | 'hold') => () => {
    asking.value = what;
  };
  const close = (): void => {
    asking.value = undefined;
    onDone();
  };
  return (
    <>
      <div class="pos-actions">
        {can.pay && (
          <Button
            look="primary"
            onPress={() => {
              view.value = { name: 'pay', orderId };
            }}
          >
            {words.pay}
          </Button>
        )}
        {can.edit && <Button onPress={() => till.ticket.recall(order)}>{words.edit}</Button>}
        {can.hold && <Button onPress={ask('hold')}>{words.hold}</Button>}
        {can.release && (
          <Button unable={unableWhile(release)} onPress={() => void release.send(undefined)}>
            {words.release}
          </Button>
        )}
        {can.refund && <Button onPress={() => onWish('refund')}>{words.giveBack}</Button>}
        {can.receipt && <Button onPress={() => onWish('receipt')}>{words.receipt}</Button>}
        {can.bill && <Button onPress={() => onWish('bill')}>{words.bill}</Button>}
        {can.closeUnpaid && <Button onPress={ask('close-unpaid')}>{words.closeUnpaid}</Button>}
        {can.cancel && (
          <Button look="danger" onPress={ask('cancel')}>
            {words.cancel}
          </Button>
        )}
      </div>
      <SendingNote of={release} />
      {asking.value === 'hold' && <HoldDialog till={till} orderId={orderId} onClose={close} />}
      {(asking.value === 'cancel' || asking.value === 'close-unpaid') && (
        <EndDialog till={till} orderId={orderId} end={asking.value} onClose={close} />
      )}
    </>
  );
}

interface EndDialogProps {
  readonly till: Till;
  readonly orderId: string;
  readonly end: End;
  readonly onClose: () => void;
}

/** Giving up an order, or what nobody paid of it: asked once more. */
function EndDialog({ till, orderId, end, onClose }: EndDialogProps): JSX.Element {
  const { orders: words } = text().pos;
  const say = words.ends[end];
  const params = { path: { orderId } };
  const send = useSending({
    ask: (_: undefined) =>
      end === 'cancel'
        ? answerOf(till.api.POST('/v1/orders/{orderId}/cancel', { params }))
        : answerOf(till.api.POST('/v1/orders/{orderId}/close-unpaid', { params })),
    onDone: onClose,
  });
  return (
    <Dialog title={say.title} onClose={onClose}>
      <div class="pos-form">
        <p>{say.what}</p>
        <SendingNote of={send} />
        <div class="pos-actions">
          <Button
            look="danger"
            unable={unableWhile(send)}
            onPress={() => void send.send(undefined)}
          >
            {say.yes}
          </Button>
          <Button onPress={onClose}>{words.keep}</Button>
        </div>
      </div>
    </Dialog>
  );
}
