import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { JournalResponse, OrderResponse } from '../../../../api/orders.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { dayTime } from '../day-time.ts';
import type { Till } from '../till.ts';
import { worthTelling } from './journal-entries.ts';

/** Why the order is in this state: what happened, when, and on whose word. */
export function Journal({ till, order }: { till: Till; order: OrderResponse }): JSX.Element | null {
  const { api } = till;
  const { orderId, version } = order;
  const entries = useSignal<JournalResponse['entries']>([]);
  const isOpen = useSignal(false);
  useEffect(() => {
    if (!isOpen.value) return;
    const params = { path: { orderId }, query: { limit: '100' } };
    void answerOf(api.GET('/v1/orders/{orderId}/journal', { params })).then((answer) => {
      if (answer.ok) entries.value = answer.data.entries as JournalResponse['entries'];
    });
  }, [api, orderId, version, isOpen.value]);
  const words = text().pos.journal;
  return (
    <details
      class="pos-journal"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{words.title}</summary>
      <ol>
        {worthTelling(entries.value).map(({ version: n, at, what, who, code }) => (
          <li key={n}>
            <time class="ui-number">{dayTime(at)}</time>
            <span>
              {words.what[what] ?? what}
              <small>{[words.who[who] ?? who, code].filter(Boolean).join(' · ')}</small>
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
