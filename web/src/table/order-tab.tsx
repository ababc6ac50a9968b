import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import type { Item } from '../menu/menu.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Stepper } from '../ui/stepper.tsx';
import { saidIn } from './said-in.ts';
import {
  costOf,
  failedChecks,
  type Guest,
  guestsOf,
  isMine,
  stateOfLine,
  type TableLine,
  type TableOrder,
} from './table-order.ts';
import type { TableVisit } from './table-visit.ts';
import { Totals } from './totals.tsx';

interface OrderTabProps {
  /** The menu in the reader's language, as far as it is there. */
  readonly items: ReadonlyMap<string, Item>;
  readonly visit: TableVisit;
  readonly order: TableOrder;
  readonly onMenu: () => void;
}

/** Who ordered what, and what of it is paid. */
export function OrderTab({ visit, order, items, onMenu }: OrderTabProps): JSX.Element {
  const { table: words } = text();
  if (order.lines.length === 0) {
    return (
      <div class="ui-empty">
        <p>{words.nothing}</p>
        <Button look="primary" onPress={onMenu}>
          {words.toMenu}
        </Button>
      </div>
    );
  }
  return (
    <>
      {order.unpaid > 0 && <Banner>{words.cookedWhenPaid}</Banner>}
      {failedChecks(order).map(({ checkId, amountDue }) => (
        <Banner key={checkId} tone="warn">
          {words.failed(money(amountDue, order.currency ?? 'CNY'))}
          <Button onPress={() => visit.pay({ whose: 'check', checkId })}>{words.payAgain}</Button>
        </Banner>
      ))}
      {guestsOf(order).map((guest) => (
        <GuestCard key={guest.diner} {...{ visit, order, items, guest }} />
      ))}
      <Totals order={order} />
    </>
  );
}

export const nameOf = ({ isMe, number }: Guest): string => {
  const { table: words } = text();
  return isMe ? words.me(number) : words.guest(number);
};

interface GuestCardProps extends Omit<OrderTabProps, 'onMenu'> {
  readonly guest: Guest;
}

function GuestCard({ visit, order, items, guest }: GuestCardProps): JSX.Element {
  const { table: words } = text();
  const currency = order.currency ?? 'CNY';
  const { total, paid, lines, isMe } = guest;
  return (
    <section class="ui-card table-guest" data-me={isMe}>
      <header>
        <h2>
          <span class="table-face" data-guest={guest.number % 6} aria-hidden="true">
            {guest.number}
          </span>
          {nameOf(guest)}
        </h2>
        <p class="table-guest-sum">
          <strong class="ui-number">{money(total, currency)}</strong>
          <span>
            {paid === 0 ? '' : paid >= total ? words.allPaid : words.paidOf(money(paid, currency))}
          </span>
        </p>
      </header>
      <ul class="table-lines">
        {lines.map((line) => (
          <li key={line.lineId}>
            <Line {...{ visit, order, items, line, currency }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LineProps extends Omit<OrderTabProps, 'onMenu'> {
  readonly line: TableLine;
  readonly currency: string;
}

function Line({ visit, order, items, line, currency }: LineProps): JSX.Element {
  const { table: words } = text();
  const state = stateOfLine(order, line.lineId);
  const canChange = isMine(order, line) && line.changeable;
  const { name, options } = saidIn(items, line);
  const more = [...options, ...(line.note ? [`“${line.note}”`] : [])];
  return (
    <div class="table-line" data-state={state}>
      <div>
        <h3>
          {!canChange && <span class="ui-number">{line.quantity} × </span>}
          {name}
        </h3>
        {more.length > 0 && <p class="table-quiet">{more.join(', ')}</p>}
        {state !== 'open' && <p class="table-state">{words.states[state]}</p>}
      </div>
      <span class="ui-number">{money(costOf(line), currency)}</span>
      {canChange && (
        <div class="table-change">
          <Stepper
            label={name}
            value={line.quantity}
            least={1}
            onChange={(quantity) => visit.change(line.lineId, quantity)}
          />
          <Button
            look="quiet"
            label={words.removeOne(name)}
            onPress={() => visit.change(line.lineId, 0)}
          >
            {words.remove}
          </Button>
        </div>
      )}
    </div>
  );
}
