import type { JSX } from 'preact';
import { money } from '../i18n/money.ts';
import { Banner } from '../ui/banner.tsx';
import { daysBefore } from './days.ts';
import type { Desk, Scope } from './desk.ts';
import { count, inMajor, percent, wholeMoney } from './format.ts';
import { type Found, inCurrency } from './found.ts';
import { type Change, changeOf, type Headline, headlineOf, pointsOf } from './headline.ts';
import { TroubleNote } from './panel-states.tsx';
import { type Answering, useAnswer } from './use-answer.ts';
import { words } from './words.ts';

const ALL = ['sales', 'orders', 'average', 'paid'] as const;

interface Told {
  readonly name: (typeof ALL)[number];
  readonly now: string;
  readonly before: string | undefined;
  readonly change: Change;
  readonly isPoints: boolean;
}

/** The four numbers of now, each against as many days whole weeks before. */
export function HeadlineNumbers({ desk, scope }: { desk: Desk; scope: Scope }): JSX.Element {
  const { days, storeIds, today, currency } = scope;
  const { weeks, ...before } = daysBefore(days);
  const asking = (question: string, of: typeof days): Answering =>
    useAnswer(desk, { question, from: of.from, to: of.to, storeIds });
  const all = [
    asking('sales-by-day', days),
    asking('payment-success', days),
    asking('sales-by-day', before),
    asking('payment-success', before),
  ];
  const [sales, attempts, salesThen, attemptsThen] = all.map(({ now }) => now.value.found);
  const { headline, panel } = words();
  const failed = all.filter(({ now }) => now.value.trouble !== undefined);
  // A part of the rows has no sum that anybody wants to know.
  const isCut = all.some(({ now }) => now.value.found?.truncated);
  const told =
    sales && attempts && !isCut
      ? tell(of(sales, attempts, currency), of(salesThen, attemptsThen, currency), currency)
      : undefined;
  const isStale = all.some(({ now }) => now.value.isLoading);
  return (
    <section class="dash-headline" aria-labelledby="dash-glance" aria-busy={isStale}>
      <h2 id="dash-glance" class="ui-heard">
        {headline.label}
      </h2>
      {failed[0]?.now.value.trouble !== undefined && (
        <TroubleNote
          trouble={failed[0].now.value.trouble}
          again={() => {
            for (const { again } of failed) again();
          }}
        />
      )}
      {isCut && <Banner tone="warn">{panel.truncated}</Banner>}
      <dl class="dash-tiles" data-stale={told !== undefined && isStale}>
        {ALL.map((name, index) => (
          <Tile key={name} name={headline[name]} told={told?.[index]} />
        ))}
      </dl>
      <p class="dash-quiet">
        {told !== undefined && isStale
          ? panel.stale
          : [headline.against(weeks), days.to === today ? headline.running : ''].join(' ')}
      </p>
    </section>
  );
}

const of = (
  sales: Found | undefined,
  attempts: Found | undefined,
  currency: string,
): Headline | undefined =>
  sales && attempts && headlineOf(inCurrency(sales.rows, currency), attempts.rows);

/** From so many units of its money on, a sum is told in whole ones. */
const LARGE = 1_000;

const sumText = (minor: number, currency: string): string =>
  inMajor(minor, currency) < LARGE
    ? money(Math.round(minor), currency)
    : wholeMoney(minor, currency);

function tell(now: Headline | undefined, then: Headline | undefined, currency: string): Told[] {
  const said = (minor: number | undefined): string | undefined =>
    minor === undefined ? undefined : sumText(minor, currency);
  const hadSales = then !== undefined && then.orders > 0 ? then : undefined;
  const share = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : percent(value);
  return [
    {
      ...{ name: 'sales', now: said(now?.salesMinor) ?? '–', before: said(hadSales?.salesMinor) },
      ...{ change: changeOf(now?.salesMinor, hadSales?.salesMinor), isPoints: false },
    },
    {
      ...{ name: 'orders', now: count(now?.orders ?? 0) },
      before: hadSales && count(hadSales.orders),
      ...{ change: changeOf(now?.orders, hadSales?.orders), isPoints: false },
    },
    {
      ...{ name: 'average', now: said(now?.averageMinor) ?? '–' },
      before: said(hadSales?.averageMinor),
      ...{ change: changeOf(now?.averageMinor, hadSales?.averageMinor), isPoints: false },
    },
    {
      ...{ name: 'paid', now: share(now?.paidShare) ?? '–', before: share(then?.paidShare) },
      ...{ change: pointsOf(now?.paidShare, then?.paidShare), isPoints: true },
    },
  ];
}

function Tile({ name, told }: { name: string; told: Told | undefined }): JSX.Element {
  const { headline } = words();
  return (
    <div class="ui-card dash-tile">
      <dt>{name}</dt>
      <dd>
        <span class="dash-big ui-number">{told?.now ?? ' '}</span>
        <span class="dash-change" data-kind={told?.change.kind}>
          {told && changeText(told)}
        </span>
        {told?.before !== undefined && (
          <span class="dash-quiet ui-number">{headline.before(told.before)}</span>
        )}
      </dd>
    </div>
  );
}

/** An arrow for who looks, words for who listens: the colour says nothing new. */
function changeText({ change, isPoints }: Told): JSX.Element {
  const { headline } = words();
  if (change.kind === 'none') return <>{headline.none}</>;
  if (change.kind === 'same') return <>{headline.same}</>;
  const by = isPoints ? count(Math.round(change.by * 1_000) / 10) : percent(change.by);
  const isMore = change.kind === 'more';
  const said = isPoints
    ? headline[isMore ? 'morePoints' : 'lessPoints'](by)
    : headline[isMore ? 'more' : 'less'](by);
  return (
    <>
      <span aria-hidden="true">{isMore ? '▲' : '▼'}</span> {said}
    </>
  );
}
