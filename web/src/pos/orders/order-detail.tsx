import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { OrderResponse } from '../../../../api/orders.ts';
import { text } from '../../i18n/language.ts';
import { watchOrder } from '../../pay/watch-order.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { StaleBanner } from '../../ui/stale-banner.tsx';
import { RefundDialog } from '../refund/refund-dialog.tsx';
import type { Till } from '../till.ts';
import { usePolled } from '../use-polled.ts';
import { Journal } from './journal.tsx';
import { OrderActions, type Wish } from './order-actions.tsx';
import { OrderContent } from './order-content.tsx';
import { StateChip } from './order-row.tsx';
import { stateOf } from './order-state.ts';
import { ReceiptDialog } from './receipt-dialog.tsx';

/** All of one order: what it is, what can be done with it, and why it is so. */
export function OrderDetail({ till, orderId }: { till: Till; orderId: string }): JSX.Element {
  const polled = usePolled(() => watchOrder(till.api, orderId), orderId);
  const wish = useSignal<Wish | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const { common, pos } = text();
  const order = polled.value.value;
  const refusal = polled.refusal.value;
  const isThere = order !== undefined;
  useEffect(() => {
    if (isThere) heading.current?.focus();
  }, [isThere]);
  const close = (): void => {
    wish.value = undefined;
    polled.now();
  };
  return (
    <section class="pos-detail" aria-label={pos.orders.detail}>
      <Button
        class="pos-back"
        look="quiet"
        onPress={() => {
          till.view.value = { name: 'orders' };
        }}
      >
        ← {common.back}
      </Button>
      <StaleBanner seconds={polled.staleSeconds} />
      {refusal && <Banner tone="bad">{refusal.detail}</Banner>}
      {!order && !refusal && <Spinner label={common.loading} />}
      {order && (
        <>
          <header class="pos-detail-head">
            <h2 ref={heading} tabIndex={-1}>
              {order.pickupNumber ??
                order.hold?.label ??
                order.customerName ??
                pos.orders.unnumbered}
            </h2>
            <StateChip state={stateOf(order)} />
          </header>
          <OrderActions
            till={till}
            order={order}
            onWish={(what) => (wish.value = what)}
            onDone={close}
          />
          <OrderContent order={order} />
          <Journal till={till} order={order} />
          <Dialogs till={till} order={order} wish={wish.value} onClose={close} />
        </>
      )}
    </section>
  );
}

interface DialogsProps {
  readonly till: Till;
  readonly order: OrderResponse;
  readonly wish: Wish | undefined;
  readonly onClose: () => void;
}

function Dialogs({ till, order, wish, onClose }: DialogsProps): JSX.Element | null {
  if (wish === 'refund') return <RefundDialog till={till} order={order} onClose={onClose} />;
  if (wish === 'receipt' || wish === 'bill') {
    return <ReceiptDialog till={till} order={order} kind={wish} onClose={onClose} />;
  }
  return null;
}
