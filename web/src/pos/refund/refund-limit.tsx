import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import type { Till } from '../till.ts';

/** How much whoever stands here may give back of one order, before they try. */
export function RefundLimit({ till, currency }: { till: Till; currency: string }): JSX.Element {
  const { api, storeId, desk } = till;
  const limit = useSignal<number | undefined>(undefined);
  useEffect(() => {
    const params = { path: { storeId } };
    void answerOf(api.GET('/v1/stores/{storeId}/settings', { params })).then((answer) => {
      if (answer.ok) limit.value = answer.data.cashierRefundLimit;
    });
  }, [api, storeId, limit]);
  const words = text().pos.refund;
  const isManager = desk.person.value?.role === 'manager';
  return (
    <p class="pos-quiet">
      {isManager && words.managerLimit}
      {!isManager && limit.value !== undefined && words.limit(money(limit.value, currency))}
      {!isManager && limit.value === undefined && words.someLimit}
    </p>
  );
}
