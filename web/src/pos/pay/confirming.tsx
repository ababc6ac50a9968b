import type { JSX } from 'preact';
import type { OrderResponse } from '../../../../api/orders.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import type { Payment } from '../orders/order-state.ts';
import { startOver } from '../sell/ticket.ts';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { useSending } from '../use-sending.ts';

interface ConfirmingProps {
  readonly till: Till;
  readonly order: OrderResponse;
  readonly payment: Payment;
}

/** Alipay has the word. What is not confirmed is neither paid nor failed, and the screen says so. */
export function Confirming({ till, order, payment }: ConfirmingProps): JSX.Element {
  const { pay: words, orders } = text().pos;
  const { notice, qrCode, expiresAt, way, status } = payment;
  const { title, what } = words.notice[notice.code];
  const params = { path: { orderId: order.orderId } };
  const cancel = useSending({
    ask: (_: undefined) => answerOf(till.api.POST('/v1/orders/{orderId}/cancel', { params })),
    onDone() {
      till.ticket.change(() => startOver(order));
      till.view.value = { name: 'sell' };
    },
  });
  return (
    <div class="pos-confirming">
      <div role="status">
        <h2>{title}</h2>
        <p>{what}</p>
      </div>
      {qrCode === undefined ? (
        <Spinner label={title} />
      ) : (
        <QrCode text={qrCode} label={text().pay.qrLabel} />
      )}
      {qrCode !== undefined && (
        <p>
          {words.timeLeft} <Countdown until={expiresAt} />
        </p>
      )}
      <p class="pos-quiet">
        {orders.ways[way]} · {words.reference(notice.reference)}
      </p>
      <SendingNote of={cancel} />
      {status !== 'CANCELLING' && (
        <>
          <Button unable={unableWhile(cancel)} onPress={() => void cancel.send(undefined)}>
            {words.startOver}
          </Button>
          <p class="pos-quiet">{words.startOverHow}</p>
        </>
      )}
    </div>
  );
}
