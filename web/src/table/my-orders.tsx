import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { DinerOrderListResponse } from '../../../api/diners.ts';
import { type Answer, answerOf } from '../api/answer.ts';
import type { Api } from '../api/client.ts';
import { language, text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Spinner } from '../ui/spinner.tsx';

interface MyOrdersProps {
  readonly api: Api;
  readonly onForgotten: () => void;
  readonly onClose: () => void;
}

type Orders = DinerOrderListResponse;

/** What somebody who has signed in ordered here, and the way to have it forgotten. */
export function MyOrders({ api, onForgotten, onClose }: MyOrdersProps): JSX.Element {
  const { table: words, common } = text();
  const answer = useSignal<Answer<Orders> | undefined>(undefined);
  const step = useSignal<'list' | 'sure' | 'forgetting' | 'failed'>('list');
  useEffect(() => {
    void answerOf(api.GET('/v1/diners/me/orders', { params: { query: {} } })).then((now) => {
      answer.value = now;
    });
  }, [api, answer]);
  const forget = async (): Promise<void> => {
    step.value = 'forgetting';
    // Both answers are empty: forgotten, or begun to be.
    const isBegun = await api
      .DELETE('/v1/diners/me')
      .then(({ response }) => response.ok)
      .catch(() => false);
    if (isBegun) onForgotten();
    else step.value = 'failed';
  };
  const now = answer.value;
  return (
    <Dialog title={words.myOrders} class="table-dialog" onClose={onClose}>
      {now === undefined && <Spinner label={common.loading} />}
      {now?.ok === false && <Banner tone="warn">{common.unreachable}</Banner>}
      {now?.ok && <OrderList orders={now.data.orders} />}
      {step.value === 'failed' && <Banner tone="bad">{words.notForgotten}</Banner>}
      <footer class="table-forget">
        {step.value === 'sure' && <p role="alert">{words.sureToForget}</p>}
        <Button
          look="danger"
          unable={step.value === 'forgetting' ? common.loading : undefined}
          onPress={() => {
            if (step.value === 'sure') void forget();
            else step.value = 'sure';
          }}
        >
          {step.value === 'sure' ? words.forgetNow : words.forgetMe}
        </Button>
      </footer>
    </Dialog>
  );
}

function OrderList({ orders }: Pick<Orders, 'orders'>): JSX.Element {
  const { table: words } = text();
  const day = new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeStyle: 'short' });
  if (orders.length === 0) return <p>{words.noOrders}</p>;
  return (
    <ul class="table-history">
      {orders.map(({ orderId, createdAt, lines, total, currency }) => (
        <li key={orderId}>
          <p class="table-history-head">
            <strong>{day.format(createdAt)}</strong>
            <strong class="ui-number">{money(total, currency)}</strong>
          </p>
          <p class="table-quiet">
            {lines.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
