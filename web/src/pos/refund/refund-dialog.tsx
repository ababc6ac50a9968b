import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { OrderResponse } from '../../../../api/orders.ts';
import type { RefundResponse } from '../../../../api/payments.ts';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { type Payment, refundable, refundablePayments } from '../orders/order-state.ts';
import { Reason } from '../reason.tsx';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { RefundLimit } from './refund-limit.tsx';
import { RefundWays } from './refund-ways.tsx';
import { bodyOf, type RefundWish } from './refund-wish.ts';

interface RefundDialogProps {
  readonly till: Till;
  readonly order: OrderResponse;
  readonly onClose: () => void;
}

/** Money goes back: of which payment, for what, and why. Then what Alipay made of it. */
export function RefundDialog({ till, order, onClose }: RefundDialogProps): JSX.Element {
  const { orderId, currency, refunds } = order;
  const payments = refundablePayments(order);
  const chosen = useSignal(payments[0]);
  const wish = useSignal<RefundWish>({ way: 'all' });
  const reason = useSignal('');
  const words = text().pos.refund;
  useMemo(() => till.refunds.begin(), [till]);
  const send = till.refunds.sending.value;
  const done = till.refunds.done.value;
  const payment = chosen.value;
  const body = payment && bodyOf(wish.value, payment, { refunds, reason: reason.value });
  if (done?.asked.orderId === orderId) {
    return (
      <Dialog title={words.title} onClose={onClose}>
        <Outcome refund={done.refund} way={done.asked.way} currency={currency} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={words.title} onClose={onClose} typing class="pos-refund">
      <Form
        class="pos-form"
        onSubmit={() => {
          if (body && payment) void send.send({ orderId, way: payment.way, body });
        }}
      >
        <Payments
          {...{ payments, order, chosen: payment }}
          onChoose={(next) => {
            chosen.value = next;
            wish.value = { way: 'all' };
          }}
        />
        {payment && <RefundWays order={order} payment={payment} wish={wish} />}
        <Reason reason={reason} suggestions={words.reasons} />
        <RefundLimit till={till} currency={currency} />
        <SendingNote of={send} />
        <Button
          look="primary"
          size="large"
          type="submit"
          unable={body === undefined ? words.incomplete : unableWhile(send)}
        >
          {words.send}
        </Button>
      </Form>
    </Dialog>
  );
}

interface PaymentsProps {
  readonly payments: readonly Payment[];
  readonly order: OrderResponse;
  readonly chosen: Payment | undefined;
  readonly onChoose: (payment: Payment) => void;
}

/** Only where there are several: checks that were split. */
function Payments({ payments, order, chosen, onChoose }: PaymentsProps): JSX.Element | null {
  const { refund, orders } = text().pos;
  if (payments.length < 2) return null;
  return (
    <fieldset class="pos-choices">
      <legend>{refund.which}</legend>
      {payments.map((payment) => (
        <label key={payment.paymentId}>
          <input
            type="radio"
            name="refund-payment"
            checked={payment.paymentId === chosen?.paymentId}
            onChange={() => onChoose(payment)}
          />
          <span>{orders.ways[payment.way]}</span>
          <span class="ui-number">{money(refundable(payment, order.refunds), order.currency)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface OutcomeProps {
  readonly refund: RefundResponse;
  readonly way: Payment['way'];
  readonly currency: string;
  readonly onClose: () => void;
}

/** Requested is not yet given back, and the words say which it is. */
function Outcome({ refund, way, currency, onClose }: OutcomeProps): JSX.Element {
  const { common, pos } = text();
  const { refund: words } = pos;
  const amount = money(refund.amount, currency);
  const inHand = way === 'cash' || way === 'card' ? words.byHand[way](amount) : undefined;
  return (
    <div class="pos-form">
      {refund.status === 'SUCCEEDED' && (
        <Banner tone="good">{inHand ?? words.succeeded(amount)}</Banner>
      )}
      {refund.status === 'REQUESTED' && <Banner tone="info">{words.requested(amount)}</Banner>}
      {refund.status === 'FAILED' && <Banner tone="bad">{words.failed(amount)}</Banner>}
      <Button look="primary" onPress={onClose}>
        {common.done}
      </Button>
    </div>
  );
}
