import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { OrderResponse } from '../../../../api/orders.ts';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import type { Payment } from '../orders/order-state.ts';
import { ReceiptDialog } from '../orders/receipt-dialog.tsx';
import type { Till } from '../till.ts';

interface PaidPanelProps {
  readonly till: Till;
  readonly order: OrderResponse;
  readonly payment: Payment | undefined;
}

/** Done: the number to call, the change to hand back, and Enter for the next customer. */
export function PaidPanel({ till, order, payment }: PaidPanelProps): JSX.Element {
  const isPrinting = useSignal(false);
  const actions = useRef<HTMLDivElement>(null);
  useEffect(() => {
    till.seen.value = { step: 'done' };
  }, [till]);
  useEffect(() => actions.current?.querySelector('button')?.focus(), []);
  const { pay: words, orders } = text().pos;
  const change = payment?.tender?.change;
  return (
    <section class="pos-paid">
      <div role="status">
        <h1>{words.paid}</h1>
        {order.pickupNumber !== undefined && (
          <p class="pos-paid-number">
            <span class="ui-heard">{words.number}</span>
            {order.pickupNumber}
          </p>
        )}
        {payment && (
          <p>
            {orders.ways[payment.way]} · {money(order.total, order.currency)}
          </p>
        )}
        {change !== undefined && (
          <p class="pos-change">
            {words.changeBack} <strong class="ui-number">{money(change, order.currency)}</strong>
          </p>
        )}
      </div>
      <div class="pos-actions" ref={actions}>
        <Button
          look="primary"
          size="large"
          onPress={() => {
            till.view.value = { name: 'sell' };
          }}
        >
          {words.next} <span class="pos-key">⏎</span>
        </Button>
        <Button
          size="large"
          onPress={() => {
            isPrinting.value = true;
          }}
        >
          {orders.receipt}
        </Button>
      </div>
      {isPrinting.value && (
        <ReceiptDialog
          till={till}
          order={order}
          kind="receipt"
          onClose={() => {
            isPrinting.value = false;
          }}
        />
      )}
    </section>
  );
}
