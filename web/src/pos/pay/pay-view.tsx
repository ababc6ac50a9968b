import './pay.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { OrderResponse } from '../../../../api/orders.ts';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { isOnline } from '../../live/online.ts';
import { watchOrder } from '../../pay/watch-order.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { StaleBanner } from '../../ui/stale-banner.tsx';
import { OrderContent } from '../orders/order-content.tsx';
import type { Till } from '../till.ts';
import { usePolled } from '../use-polled.ts';
import { Confirming } from './confirming.tsx';
import { PaidPanel } from './paid-panel.tsx';
import { payStepOf } from './pay-step.ts';
import { PayWays } from './pay-ways.tsx';

interface PayViewProps {
  readonly till: Till;
  readonly orderId: string;
  /** What was scanned from the customer's Alipay before there was an order. */
  readonly code?: string;
}

/** The money of one order, check by check, until it is all there. */
export function PayView({ till, orderId, code }: PayViewProps): JSX.Element {
  const polled = usePolled(() => watchOrder(till.api, orderId), orderId);
  const { common } = text();
  const order = polled.value.value;
  const refusal = polled.refusal.value;
  // A code pays one order, once: whoever takes it leaves none.
  const scanned = useRef(code);
  const takeCode = (): string | undefined => {
    const taken = scanned.current;
    scanned.current = undefined;
    // Nor does it come back when the till is unlocked.
    if (taken !== undefined) till.view.value = { name: 'pay', orderId };
    return taken;
  };
  return (
    <div class="pos-pay">
      <StaleBanner seconds={polled.staleSeconds} />
      {refusal && <Banner tone="bad">{refusal.detail}</Banner>}
      {!order && !refusal && <Spinner label={common.loading} />}
      {order && (
        <Paying
          {...{ till, order, takeCode }}
          isAway={!isOnline.value || polled.staleSeconds.value > 0}
          onNews={() => polled.now()}
        />
      )}
    </div>
  );
}

interface PayingProps {
  readonly till: Till;
  readonly order: OrderResponse;
  readonly takeCode: () => string | undefined;
  /** No payment is started without a network. */
  readonly isAway: boolean;
  readonly onNews: () => void;
}

function Paying({ till, order, takeCode, isAway, onNews }: PayingProps): JSX.Element {
  const chosen = useSignal<string | undefined>(undefined);
  const step = payStepOf(order, chosen.value);
  const { pos } = text();
  if (step.step === 'paid') return <PaidPanel till={till} order={order} payment={step.payment} />;
  if (step.step === 'over') return <Over till={till} order={order} />;
  const { check } = step;
  return (
    <>
      <section class="pos-pay-order" aria-label={pos.orders.detail}>
        <h2>{order.pickupNumber ?? pos.orders.detail}</h2>
        <Checks order={order} chosen={check.checkId} onChoose={(id) => (chosen.value = id)} />
        <OrderContent order={order} />
      </section>
      <section class="pos-pay-money" aria-label={pos.orders.pay}>
        <h1>
          {pos.pay.due} <strong class="ui-number">{money(check.amountDue, order.currency)}</strong>
        </h1>
        {step.step === 'confirming' ? (
          <Confirming till={till} order={order} payment={step.payment} />
        ) : (
          <PayWays key={check.checkId} {...{ till, order, step, takeCode, isAway, onNews }} />
        )}
      </section>
    </>
  );
}

interface ChecksProps {
  readonly order: OrderResponse;
  readonly chosen: string;
  readonly onChoose: (checkId: string) => void;
}

/** Where guests pay apart. */
function Checks({ order, chosen, onChoose }: ChecksProps): JSX.Element | null {
  const { orders: words } = text().pos;
  if (order.checks.length < 2) return null;
  return (
    <fieldset class="pos-choices">
      <legend>{words.checks}</legend>
      {order.checks.map(({ checkId, amountDue, status }, n) => (
        <label key={checkId}>
          <input
            type="radio"
            name="pay-check"
            checked={checkId === chosen}
            disabled={status === 'PAID'}
            onChange={() => onChoose(checkId)}
          />
          <span>
            {words.check(n + 1)} · {words.checkStates[status]}
          </span>
          <span class="ui-number">{money(amountDue, order.currency)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Over({ till, order }: { till: Till; order: OrderResponse }): JSX.Element {
  const words = text().pos.pay;
  const late = order.payments.find(
    ({ status }) => status === 'CANCELLING' || status === 'RETURNING',
  );
  return (
    <section class="pos-paid">
      <h1>{words.over}</h1>
      {late && <Banner tone="info">{words.notice[late.notice.code].what}</Banner>}
      <Button
        look="primary"
        size="large"
        onPress={() => {
          till.view.value = { name: 'sell' };
        }}
      >
        {words.next}
      </Button>
    </section>
  );
}
