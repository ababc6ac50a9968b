import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import type { Till } from '../till.ts';

/** Which order it is about, as people at the counter call it. */
export function OrderOfCase({
  till,
  orderId,
}: {
  till: Till;
  orderId: string;
}): JSX.Element | null {
  const { api } = till;
  const name = useSignal<string | undefined>(undefined);
  useEffect(() => {
    const params = { path: { orderId } };
    void answerOf(api.GET('/v1/orders/{orderId}', { params })).then((answer) => {
      if (!answer.ok) return;
      const { pickupNumber, hold, customerName } = answer.data;
      name.value = pickupNumber ?? hold?.label ?? customerName;
    });
  }, [api, orderId, name]);
  if (name.value === undefined) return null;
  return <strong class="pos-case-order">{text().pos.cases.order(name.value)}</strong>;
}
