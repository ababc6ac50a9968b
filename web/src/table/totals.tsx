import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import type { TableOrder } from './table-order.ts';

/** What adds up to the whole table's total, and what nobody has begun to pay. */
export function Totals({ order }: { order: TableOrder }): JSX.Element {
  const { table: words } = text();
  const currency = order.currency ?? 'CNY';
  const rows = order.rows.length > 1 ? order.rows : [];
  return (
    <dl class="ui-card table-totals">
      {rows.map(({ code, label, amount, offerId, taxClass }) => (
        <div key={`${code}${offerId ?? ''}${taxClass ?? ''}`}>
          <dt>{label ?? words.rows[code]}</dt>
          <dd class="ui-number">{money(amount, currency)}</dd>
        </div>
      ))}
      <div class="table-total">
        <dt>{words.total}</dt>
        <dd class="ui-number">{money(order.total, currency)}</dd>
      </div>
      {order.unpaid > 0 && order.unpaid < order.total && (
        <div>
          <dt>{words.left}</dt>
          <dd class="ui-number">{money(order.unpaid, currency)}</dd>
        </div>
      )}
    </dl>
  );
}
