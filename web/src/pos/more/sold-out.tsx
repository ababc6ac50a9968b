import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { StockListResponse } from '../../../../api/stock.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { type Item, said } from '../../menu/menu.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { pollSame } from '../poll-same.ts';
import { findDishes } from '../sell/find-dishes.ts';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { usePolled } from '../use-polled.ts';
import { useSending } from '../use-sending.ts';
import { Portions } from './portions.tsx';

/** What is not sold for now, and how many are left of what is counted. */
export function SoldOut({ till }: { till: Till }): JSX.Element {
  const { api, storeId, menu } = till;
  const typed = useSignal('');
  const counting = useSignal<Item | undefined>(undefined);
  const stock = usePolled(
    () =>
      pollSame<StockListResponse>(
        (signal) => {
          const params = { path: { storeId }, query: { limit: '100' } };
          return answerOf(api.GET('/v1/stores/{storeId}/stock', { params, signal }));
        },
        { everyMs: 3_000, idleMs: 8_000 },
      ),
    storeId,
  );
  const { more: words } = text().pos;
  const snooze = useSending({
    ask: (body: Snooze) =>
      answerOf(api.PUT('/v1/stores/{storeId}/snoozes', { params: { path: { storeId } }, body })),
    onDone: () => menu.now(),
  });
  const now = menu.menu.value;
  const all = new Set(now?.categories.flatMap(({ items }) => items));
  const shown = typed.value === '' ? [...all] : findDishes(all, typed.value);
  const leftOf = ({ itemId }: Item): number | undefined =>
    stock.value.value?.stock.find((s) => s.itemId === itemId && s.optionId === undefined)
      ?.remaining;
  return (
    <section class="ui-card pos-form">
      <h2>{words.soldOut}</h2>
      <p>{words.soldOutHow}</p>
      <SendingNote of={snooze} />
      {now?.paused && <Banner tone="warn">{words.paused}</Banner>}
      <div class="pos-actions">
        <Button
          unable={unableWhile(snooze)}
          onPress={() => void snooze.send({ kind: 'store', soldOut: now?.paused !== true })}
        >
          {now?.paused ? words.resume : words.pause}
        </Button>
      </div>
      <Field label={words.findDish} type="search" typed={typed} />
      <ul class="pos-rows pos-sold-out">
        {shown.map((item) => (
          <DishRow
            key={item.itemId}
            item={item}
            left={leftOf(item)}
            unable={unableWhile(snooze)}
            onCount={() => {
              counting.value = item;
            }}
            onToggle={() =>
              void snooze.send({ kind: 'item', id: item.itemId, soldOut: !item.soldOut })
            }
          />
        ))}
      </ul>
      {counting.value && (
        <Portions
          till={till}
          item={counting.value}
          left={leftOf(counting.value)}
          onClose={() => {
            counting.value = undefined;
            stock.now();
            menu.now();
          }}
        />
      )}
    </section>
  );
}

type Snooze =
  | { readonly kind: 'store'; readonly soldOut: boolean }
  | { readonly kind: 'item'; readonly id: string; readonly soldOut: boolean };

interface DishRowProps {
  readonly item: Item;
  readonly left: number | undefined;
  readonly unable: string | undefined;
  readonly onCount: () => void;
  readonly onToggle: () => void;
}

function DishRow({ item, left, unable, onCount, onToggle }: DishRowProps): JSX.Element {
  const { pos, menu } = text();
  const name = said(item.name);
  return (
    <li>
      <span class="pos-plu">{item.plu}</span>
      <span>
        {name}
        {left !== undefined && <small>{pos.more.left(left)}</small>}
      </span>
      <Button class="pos-chip" label={`${pos.more.count}: ${name}`} onPress={onCount}>
        {pos.more.count}
      </Button>
      <Button
        class="pos-chip"
        label={`${menu.soldOut}: ${name}`}
        pressed={item.soldOut}
        unable={unable}
        onPress={onToggle}
      >
        {menu.soldOut}
      </Button>
    </li>
  );
}
