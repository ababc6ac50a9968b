import './orders.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { OrderListResponse } from '../../../../api/order-desk.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Group } from '../../ui/group.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { StaleBanner } from '../../ui/stale-banner.tsx';
import { pollSame } from '../poll-same.ts';
import type { Till } from '../till.ts';
import { usePolled } from '../use-polled.ts';
import { OrderDetail } from './order-detail.tsx';
import { OrderRow } from './order-row.tsx';

const FILTERS = ['open', 'held', 'all'] as const;
type Filter = (typeof FILTERS)[number];

/** As many as one page of the API holds; a number finds any other. */
const MOST = '25';

interface OrdersViewProps {
  readonly till: Till;
  readonly orderId: string | undefined;
}

/** The orders of the day on one side, and the one that was chosen on the other. */
export function OrdersView({ till, orderId }: OrdersViewProps): JSX.Element {
  const filter = useSignal<Filter>('open');
  const number = useSignal('');
  const words = text().pos.orders;
  return (
    <div class="pos-orders" data-chosen={orderId !== undefined}>
      <section class="pos-list" aria-label={words.title}>
        <h1>{words.title}</h1>
        <Field
          label={words.find}
          type="search"
          value={number.value}
          maxLength={10}
          onInput={(typed) => {
            number.value = typed.toUpperCase().trim();
          }}
        />
        <Group label={words.filter} class="pos-filters">
          {FILTERS.map((name) => (
            <Button
              key={name}
              class="pos-chip"
              pressed={filter.value === name && number.value === ''}
              onPress={() => {
                filter.value = name;
                number.value = '';
              }}
            >
              {words.filters[name]}
            </Button>
          ))}
        </Group>
        <Found till={till} filter={filter.value} number={number.value} orderId={orderId} />
      </section>
      {orderId === undefined ? (
        <p class="ui-empty pos-choose">{words.choose}</p>
      ) : (
        <OrderDetail key={orderId} till={till} orderId={orderId} />
      )}
    </div>
  );
}

interface FoundProps extends OrdersViewProps {
  readonly filter: Filter;
  readonly number: string;
}

function Found({ till, filter, number, orderId }: FoundProps): JSX.Element {
  const list = usePolled(() => watchList(till, filter, number), `${filter} ${number}`);
  const { common, pos } = text();
  const orders = list.value.value?.orders;
  const refusal = list.refusal.value;
  const shown = orders?.filter(
    ({ hold }) => number !== '' || filter !== 'held' || hold !== undefined,
  );
  return (
    <>
      <StaleBanner seconds={list.staleSeconds} />
      {refusal && <Banner tone="bad">{refusal.detail}</Banner>}
      {shown === undefined && !refusal && <Spinner label={common.loading} />}
      {shown?.length === 0 && (
        <p class="ui-empty">{number === '' ? pos.orders.none : pos.orders.noneOf(number)}</p>
      )}
      <ul class="pos-order-list">
        {shown?.map((order) => (
          <OrderRow
            key={order.orderId}
            order={order}
            isChosen={order.orderId === orderId}
            onChoose={() => {
              till.view.value = { name: 'orders', orderId: order.orderId };
            }}
          />
        ))}
      </ul>
    </>
  );
}

const watchList = ({ api, storeId }: Till, filter: Filter, number: string) =>
  pollSame<OrderListResponse>(
    (signal) => {
      const query =
        number === ''
          ? { status: filter === 'all' ? 'all' : 'open', limit: MOST }
          : { pickupNumber: number, status: 'all' };
      const params = { path: { storeId }, query };
      return answerOf(api.GET('/v1/stores/{storeId}/orders', { params, signal }));
    },
    { everyMs: 2_000, idleMs: 6_000 },
  );
