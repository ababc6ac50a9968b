import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import type { SeenOrder } from './order-state.ts';

/** What was ordered, what adds up to its price, and what of it went back. */
export function Bill({ order }: { order: SeenOrder }): JSX.Element {
  const { order: words } = text();
  const { currency, lines, total, refunds } = order;
  const rows = order.rows.length > 1 ? order.rows : [];
  return (
    <>
      <section class="ui-card" aria-labelledby="order-dishes">
        <h2 id="order-dishes">{words.dishes}</h2>
        <ul class="order-lines">
          {lines.map((line, n) => (
            <li key={n}>
              <span class="order-quantity ui-number">{line.quantity} ×</span>
              <span>
                {line.name}
                {line.options.length > 0 && (
                  <span class="order-options">{line.options.join(' · ')}</span>
                )}
              </span>
              <span class="ui-number">{money(line.total, currency)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section class="ui-card" aria-labelledby="order-sums">
        <h2 id="order-sums" class="ui-heard">
          {words.sums}
        </h2>
        <dl class="order-rows">
          {rows.map(({ code, label, amount, included }) => (
            <Row
              key={`${code}${label ?? ''}`}
              name={label ?? words.rows[code]}
              amount={
                included === undefined
                  ? money(amount, currency)
                  : words.included(money(included, currency))
              }
            />
          ))}
          <Row name={words.total} amount={money(total, currency)} kind="total" />
          {refunds.map(({ why, status, amount }, n) => (
            <Row
              key={n}
              name={words.refunds[why][status]}
              amount={money(amount, currency)}
              kind="refund"
            />
          ))}
        </dl>
      </section>
    </>
  );
}

interface RowProps {
  readonly name: string;
  readonly amount: string;
  readonly kind?: 'total' | 'refund';
}

const Row = ({ name, amount, kind }: RowProps): JSX.Element => (
  <div data-kind={kind}>
    <dt>{name}</dt>
    <dd class="ui-number">{amount}</dd>
  </div>
);
