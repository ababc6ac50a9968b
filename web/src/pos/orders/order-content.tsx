import type { JSX } from 'preact';
import type { OrderResponse } from '../../../../api/orders.ts';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { dayTime } from '../day-time.ts';

/** What was ordered, what it comes to, and what became of the money. */
export function OrderContent({ order }: { order: OrderResponse }): JSX.Element {
  const { currency } = order;
  const words = text().pos.orders;
  const about = [
    words.fulfilments[order.fulfilment as keyof typeof words.fulfilments] ?? order.fulfilment,
    order.customerName,
    order.tableNumber && words.table(order.tableNumber),
    dayTime(order.createdAt),
  ];
  return (
    <>
      <p class="pos-quiet">{about.filter(Boolean).join(' · ')}</p>
      {order.note !== undefined && <p>{words.noteOf(order.note)}</p>}
      <ul class="pos-rows">
        {order.lines.map((line) => (
          <li key={line.lineId}>
            <span class="ui-number">{line.quantity} ×</span>
            <span>
              {line.name}
              <small>
                {[...line.options.map(({ name }) => name), line.note].filter(Boolean).join(', ')}
              </small>
            </span>
            <span class="ui-number">{money(line.total, currency)}</span>
          </li>
        ))}
      </ul>
      <Rows order={order} />
      {order.checks.length > 1 && <Checks order={order} />}
      <Money order={order} />
    </>
  );
}

/** What adds up to the total. */
export function Rows({
  order: { rows, total, currency },
}: {
  order: Pick<OrderResponse, 'rows' | 'total' | 'currency'>;
}): JSX.Element {
  const words = text().pos.orders;
  return (
    <dl class="pos-totals">
      {rows
        .filter((row) => row.included === undefined && row.amount !== 0)
        .map((row, n) => (
          <div key={n}>
            <dt>{row.label ?? words.rows[row.code]}</dt>
            <dd class="ui-number">{money(row.amount, currency)}</dd>
          </div>
        ))}
      <div class="pos-sum">
        <dt>{words.total}</dt>
        <dd class="ui-number">{money(total, currency)}</dd>
      </div>
    </dl>
  );
}

function Checks({ order }: { order: OrderResponse }): JSX.Element {
  const words = text().pos.orders;
  return (
    <section>
      <h3>{words.checks}</h3>
      <ul class="pos-rows">
        {order.checks.map((check, n) => (
          <li key={check.checkId}>
            <span>{words.check(n + 1)}</span>
            <span>{words.checkStates[check.status]}</span>
            <span class="ui-number">{money(check.amountDue, order.currency)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Money({ order }: { order: OrderResponse }): JSX.Element | null {
  const { payments, refunds, currency } = order;
  const words = text().pos.orders;
  if (payments.length === 0) return null;
  return (
    <section>
      <h3>{words.money}</h3>
      <ul class="pos-rows">
        {payments.map((payment) => (
          <li key={payment.paymentId}>
            <span>{words.ways[payment.way]}</span>
            <span>
              {words.payment[payment.status]}
              <small>{dayTime(payment.startedAt)}</small>
            </span>
            <span class="ui-number">{money(payment.amount, currency)}</span>
          </li>
        ))}
        {refunds.map((refund) => (
          <li key={refund.refundId}>
            <span>{words.refund}</span>
            <span>
              {words.refundStates[refund.status]}
              <small>{refund.reason}</small>
            </span>
            <span class="ui-number">{money(-refund.amount, currency)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
