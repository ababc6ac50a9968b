import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { MovementListResponse, SessionResponse } from '../../../../api/counter.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { dayTime } from '../day-time.ts';
import type { Till } from '../till.ts';

interface MovementsProps {
  readonly till: Till;
  readonly session: SessionResponse;
}

/** What was put in and taken out, and why. Looked at again when the session says there is more. */
export function Movements({ till, session }: MovementsProps): JSX.Element | null {
  const { api, storeId } = till;
  const { sessionId, currency, cash } = session;
  const many = cash.payIns.count + cash.payOuts.count;
  const list = useSignal<MovementListResponse['movements']>([]);
  useEffect(() => {
    const params = { path: { storeId, sessionId }, query: { limit: '100' } };
    const path = '/v1/stores/{storeId}/cashier-sessions/{sessionId}/movements';
    void answerOf(api.GET(path, { params })).then((answer) => {
      if (answer.ok) list.value = answer.data.movements;
    });
  }, [api, storeId, sessionId, many]);
  if (list.value.length === 0) return null;
  const words = text().pos.drawer;
  return (
    <section class="ui-card">
      <h2>{words.movements}</h2>
      <ul class="pos-rows">
        {list.value.map(({ movementId, kind, amount, reason, at }) => (
          <li key={movementId}>
            <span class="pos-quiet">{dayTime(at)}</span>
            <span>
              {kind === 'pay-in' ? words.payIn : words.payOut}: {reason}
            </span>
            <strong class="ui-number">
              {money(kind === 'pay-in' ? amount : -amount, currency)}
            </strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
