import type { JSX } from 'preact';
import type { SessionResponse } from '../../../../api/counter.ts';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { Banner } from '../../ui/banner.tsx';
import { dayTime } from '../day-time.ts';

type Tally = { readonly count: number; readonly amount: number };

/** What was booked; once the drawer is counted, whether it is all there. */
export function SessionReport({ session }: { session: SessionResponse }): JSX.Element {
  const { cash, tenders, currency, status, openedAt, closedAt } = session;
  const { drawer: words } = text().pos;
  const isClosed = status === 'CLOSED';
  const rows: readonly [string, Tally, 1 | -1][] = [
    [words.cashTaken, tenders.cash.taken, 1],
    [words.cashRefunded, tenders.cash.refunded, -1],
    [words.payIns, cash.payIns, 1],
    [words.payOuts, cash.payOuts, -1],
  ];
  const cards: readonly [string, Tally, 1 | -1][] = [
    [words.cardTaken, tenders.card.taken, 1],
    [words.cardRefunded, tenders.card.refunded, -1],
  ];
  const signed = (sign: 1 | -1, { amount }: Tally): string =>
    money(amount === 0 ? 0 : sign * amount, currency);
  return (
    <section class="ui-card pos-report" aria-label={isClosed ? words.lastReport : words.running}>
      <h2>{isClosed ? words.lastReport : words.running}</h2>
      <p class="pos-quiet">
        {words.since(dayTime(openedAt))}
        {closedAt !== undefined && ` · ${words.until(dayTime(closedAt))}`}
      </p>
      {isClosed && <Outcome session={session} />}
      <table>
        <caption>{words.cashBook}</caption>
        <tbody>
          <tr>
            <th scope="row">{words.float}</th>
            <td />
            <td>{money(cash.openingFloat, currency)}</td>
          </tr>
          {rows.map(([label, tally, sign]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{words.times(tally.count)}</td>
              <td>{signed(sign, tally)}</td>
            </tr>
          ))}
          <tr class="pos-sum">
            <th scope="row">{words.expected}</th>
            <td />
            <td>{money(cash.expected, currency)}</td>
          </tr>
          {cash.counted !== undefined && (
            <tr class="pos-sum">
              <th scope="row">{words.counted}</th>
              <td />
              <td>{money(cash.counted, currency)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <table>
        <caption>{words.cardBook}</caption>
        <tbody>
          {cards.map(([label, tally, sign]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{words.times(tally.count)}</td>
              <td>{signed(sign, tally)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Outcome({ session }: { session: SessionResponse }): JSX.Element | null {
  const { cash, currency } = session;
  const words = text().pos.drawer;
  const { difference } = cash;
  if (difference === undefined) return null;
  if (difference === 0) return <Banner tone="good">{words.exact}</Banner>;
  const amount = money(Math.abs(difference), currency);
  return (
    <Banner tone="warn">
      <strong>{difference < 0 ? words.missing(amount) : words.tooMuch(amount)}</strong>
    </Banner>
  );
}
