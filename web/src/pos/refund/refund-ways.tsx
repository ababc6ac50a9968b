import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { OrderResponse } from '../../../../api/orders.ts';
import { text } from '../../i18n/language.ts';
import { decimalsOf, money } from '../../i18n/money.ts';
import { Stepper } from '../../ui/stepper.tsx';
import { amountOf } from '../drawer/amount.ts';
import { AmountField } from '../drawer/amount-field.tsx';
import { type Payment, refundable } from '../orders/order-state.ts';
import { linesOf, type RefundWish } from './refund-wish.ts';

interface RefundWaysProps {
  readonly order: OrderResponse;
  readonly payment: Payment;
  readonly wish: Signal<RefundWish>;
}

const WAYS = ['all', 'lines', 'amount'] as const;
const START: { readonly [W in RefundWish['way']]: RefundWish } = {
  all: { way: 'all' },
  lines: { way: 'lines', quantities: new Map() },
  amount: { way: 'amount', amount: undefined },
};

/** All that is left, some dishes, or an amount. */
export function RefundWays({ order, payment, wish }: RefundWaysProps): JSX.Element {
  const words = text().pos.refund;
  const left = money(refundable(payment, order.refunds), order.currency);
  const now = wish.value;
  return (
    <>
      <fieldset class="pos-choices">
        <legend>{words.how}</legend>
        {WAYS.map((way) => (
          <label key={way}>
            <input
              type="radio"
              name="refund-way"
              checked={now.way === way}
              onChange={() => {
                wish.value = START[way];
              }}
            />
            <span>{words.ways[way]}</span>
            {way === 'all' && <span class="ui-number">{left}</span>}
          </label>
        ))}
      </fieldset>
      {now.way === 'lines' && (
        <ul class="pos-rows">
          {linesOf(order, payment).map(({ lineId, name, left: most }) => (
            <li key={lineId}>
              <span>
                {name}
                <small>{words.linesLeft(most)}</small>
              </span>
              <Stepper
                label={name}
                value={now.quantities.get(lineId) ?? 0}
                most={most}
                onChange={(quantity) => {
                  const quantities = new Map(now.quantities).set(lineId, quantity);
                  wish.value = { way: 'lines', quantities };
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {now.way === 'amount' && <Amount order={order} left={left} wish={wish} />}
    </>
  );
}

interface AmountProps {
  readonly order: OrderResponse;
  readonly left: string;
  readonly wish: Signal<RefundWish>;
}

function Amount({ order: { currency }, left, wish }: AmountProps): JSX.Element {
  const typed = useSignal('');
  const words = text().pos.refund;
  return (
    <AmountField
      label={words.amountUpTo(left)}
      currency={currency}
      typed={typed.value}
      onInput={(next) => {
        typed.value = next;
        wish.value = { way: 'amount', amount: amountOf(next, decimalsOf(currency)) };
      }}
    />
  );
}
