import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { answerOf, type Failure } from '../../api/answer.ts';
import type { Api } from '../../api/client.ts';
import { money } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import { troubleOf } from '../ask.ts';
import { count, longDay } from '../format.ts';
import { Skeleton, TroubleNote } from '../panel-states.tsx';
import { words } from '../words.ts';
import { BillDay } from './bill-day.tsx';
import { type DayReport, differing, gapMinor } from './bill-figures.ts';

/** What Alipay's bill of each night and our books said of each other, newest day first. */
export function Bills({ api }: { api: Api }): JSX.Element {
  const days = useSignal<readonly DayReport[] | undefined>(undefined);
  const next = useSignal<string | undefined>(undefined);
  const failure = useSignal<Failure | undefined>(undefined);
  const opened = useSignal<string | undefined>(undefined);
  const load = async (cursor?: string): Promise<void> => {
    failure.value = undefined;
    const query = { limit: '50', ...(cursor !== undefined && { cursor }) };
    const answer = await answerOf(api.GET('/v1/reconciliations', { params: { query } }));
    if (!answer.ok) {
      failure.value = answer.failure;
      return;
    }
    const before = cursor === undefined ? [] : (days.value ?? []);
    days.value = [...before, ...answer.data.reconciliations];
    next.value = answer.data.next;
  };
  useEffect(() => void load(), []);
  const { bills } = words();
  if (failure.value !== undefined) {
    return <TroubleNote trouble={troubleOf(failure.value)} again={() => void load()} />;
  }
  if (days.value === undefined) return <Skeleton />;
  if (opened.value !== undefined) {
    const back = (): void => {
      opened.value = undefined;
    };
    return <BillDay api={api} date={opened.value} onBack={back} />;
  }
  const open = (date: string): void => {
    opened.value = date;
  };
  return (
    <>
      <p>{bills.how}</p>
      {days.value.length === 0 ? (
        <p class="ui-empty">{bills.none}</p>
      ) : (
        <DayTable days={days.value} onOpen={open} />
      )}
      {next.value !== undefined && (
        <Button onPress={() => void load(next.value)}>{bills.more}</Button>
      )}
    </>
  );
}

interface DayTableProps {
  readonly days: readonly DayReport[];
  readonly onOpen: (date: string) => void;
}

function DayTable({ days, onOpen }: DayTableProps): JSX.Element {
  const { bills } = words();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section class="ui-card dash-table-box" tabIndex={0} aria-label={bills.caption}>
      <table class="dash-table">
        <caption>{bills.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{bills.day}</th>
            <th scope="col">{bills.state}</th>
            <th scope="col" data-number={true}>
              {bills.matched}
            </th>
            <th scope="col" data-number={true}>
              {bills.differ}
            </th>
            <th scope="col" data-number={true}>
              {bills.gap}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => {
            const gap = gapMinor(day);
            return (
              <tr key={day.date}>
                <th scope="row">
                  <button
                    type="button"
                    class="dash-pick"
                    aria-label={bills.detailsOf(longDay(day.date))}
                    onClick={() => onOpen(day.date)}
                  >
                    {longDay(day.date)}
                  </button>
                </th>
                <td>{bills.states[day.state]}</td>
                <td data-number={true}>{count(day.counts.matched + day.counts.healed)}</td>
                <td data-number={true}>{count(differing(day))}</td>
                <td data-number={true}>{gap === undefined ? '–' : money(gap, day.currency)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
