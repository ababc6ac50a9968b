import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { dayTime } from '../day-time.ts';
import { type OrderState, type Summary, stateOf, TONES } from './order-state.ts';

interface OrderRowProps {
  readonly order: Summary;
  readonly isChosen: boolean;
  /** Why it may be the one that is looked for. */
  readonly hint?: string | undefined;
  readonly onChoose: () => void;
}

export function OrderRow({ order, isChosen, hint, onChoose }: OrderRowProps): JSX.Element {
  const { orders: words } = text().pos;
  const name = order.pickupNumber ?? order.hold?.label ?? order.customerName;
  const about = [
    order.hold?.label === name ? undefined : order.hold?.label,
    order.customerName === name ? undefined : order.customerName,
    order.tableNumber && words.table(order.tableNumber),
    words.lines(order.lines),
    dayTime(order.createdAt),
  ];
  return (
    <li>
      <button
        type="button"
        class="pos-order-row"
        aria-current={isChosen ? 'true' : undefined}
        onClick={onChoose}
      >
        <strong class="pos-number">{name ?? '—'}</strong>
        <span class="pos-order-about">
          {about.filter((part) => part !== undefined && part !== '').join(' · ')}
        </span>
        <strong class="ui-number">{money(order.total, order.currency)}</strong>
        {hint !== undefined && <span class="pos-hint">{hint}</span>}
        <StateChip state={stateOf(order)} />
      </button>
    </li>
  );
}

export function StateChip({ state }: { state: OrderState }): JSX.Element {
  return (
    <span class="pos-state" data-tone={TONES[state]}>
      {text().pos.orders.states[state]}
    </span>
  );
}
