import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ReconciliationResponse } from '../../../../api/reconciliations.ts';
import { answerOf, type Failure } from '../../api/answer.ts';
import type { Api } from '../../api/client.ts';
import { money } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import { troubleOf } from '../ask.ts';
import { saveAs } from '../download.ts';
import { count, longDay, momentText } from '../format.ts';
import { Skeleton, TroubleNote } from '../panel-states.tsx';
import { words } from '../words.ts';
import type { BillClass } from './bill-figures.ts';

export interface BillDayProps {
  readonly api: Api;
  readonly date: string;
  readonly onBack: () => void;
}

/** One day: how many lines of each class, and those that a person has to look at. */
export function BillDay({ api, date, onBack }: BillDayProps): JSX.Element {
  const day = useSignal<ReconciliationResponse | undefined>(undefined);
  const failure = useSignal<Failure | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const load = async (cursor?: string): Promise<void> => {
    failure.value = undefined;
    const query = { limit: '100', ...(cursor !== undefined && { cursor }) };
    const answer = await answerOf(
      api.GET('/v1/reconciliations/{date}', { params: { path: { date }, query } }),
    );
    if (!answer.ok) {
      failure.value = answer.failure;
      return;
    }
    const before = cursor === undefined ? [] : (day.value?.differences ?? []);
    day.value = { ...answer.data, differences: [...before, ...answer.data.differences] };
  };
  useEffect(() => {
    heading.current?.focus();
    void load();
  }, []);
  const { bills } = words();
  const now = day.value;
  return (
    <>
      <div class="dash-filters dash-no-print">
        <Button onPress={onBack}>
          <span aria-hidden="true">←</span> {bills.back}
        </Button>
        {now?.alipay !== undefined && <BillDownload api={api} date={date} />}
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {longDay(date)}
      </h2>
      {failure.value !== undefined && (
        <TroubleNote trouble={troubleOf(failure.value)} again={() => void load(now?.next)} />
      )}
      {now === undefined && failure.value === undefined && <Skeleton />}
      {now !== undefined && (
        <>
          <div>
            <p>
              <strong>{bills.states[now.state]}</strong>
            </p>
            <p class="dash-quiet">{bills.asOf(momentText(now.madeAt))}</p>
          </div>
          <Counts counts={now.counts} />
          <Differences day={now} />
          {now.next !== undefined && (
            <Button onPress={() => void load(now.next)}>{bills.more}</Button>
          )}
        </>
      )}
    </>
  );
}

function BillDownload({ api, date }: { api: Api; date: string }): JSX.Element {
  const hasFailed = useSignal(false);
  const save = async (): Promise<void> => {
    const got = await answerOf<unknown>(
      api.GET('/v1/reconciliations/{date}/bill', {
        params: { path: { date } },
        parseAs: 'blob',
      }),
    );
    hasFailed.value = !got.ok || !(got.data instanceof Blob);
    if (got.ok && got.data instanceof Blob) saveAs(got.data, `alipay-${date}.zip`);
  };
  const { bills, panel } = words();
  return (
    <>
      <Button onPress={() => void save()}>{bills.download}</Button>
      {hasFailed.value && <p role="alert">{panel.downloadFailed}</p>}
    </>
  );
}

function Counts({ counts }: Pick<ReconciliationResponse, 'counts'>): JSX.Element {
  const { bills } = words();
  return (
    <section class="ui-card">
      <table class="dash-table">
        <caption>{bills.counts}</caption>
        <thead>
          <tr>
            <th scope="col">{bills.class}</th>
            <th scope="col" data-number={true}>
              {bills.lines}
            </th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(bills.classes) as BillClass[]).map((name) => (
            <tr key={name}>
              <th scope="row">{bills.classes[name]}</th>
              <td data-number={true}>{count(counts[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Differences({ day }: { day: ReconciliationResponse }): JSX.Element {
  const { bills } = words();
  if (day.differences.length === 0) return <p>{bills.noDifferences}</p>;
  const said = (minor: number | undefined): string =>
    minor === undefined ? '–' : money(minor, day.currency);
  const classes: Readonly<Record<string, string>> = bills.classes;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section class="ui-card dash-table-box" tabIndex={0} aria-label={bills.differences}>
      <table class="dash-table">
        <caption>{bills.differences}</caption>
        <thead>
          <tr>
            <th scope="col">{bills.number}</th>
            <th scope="col">{bills.class}</th>
            <th scope="col">{bills.kind}</th>
            <th scope="col" data-number={true}>
              {bills.alipay}
            </th>
            <th scope="col" data-number={true}>
              {bills.ours}
            </th>
            <th scope="col">{bills.time}</th>
          </tr>
        </thead>
        <tbody>
          {day.differences.map((one) => (
            <tr key={`${one.kind} ${one.outTradeNo} ${one.refundNo ?? ''} ${one.class}`}>
              <th scope="row">{one.refundNo ?? one.outTradeNo}</th>
              <td>{classes[one.class] ?? one.says}</td>
              <td>{bills.kinds[one.kind]}</td>
              <td data-number={true}>{said(one.alipayMinor)}</td>
              <td data-number={true}>{said(one.oursMinor)}</td>
              <td>{momentText(one.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
