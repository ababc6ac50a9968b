import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { type Item, said } from '../../menu/menu.ts';
import { Button } from '../../ui/button.tsx';
import { Group } from '../../ui/group.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import type { SellDesk } from './sell-desk.ts';

interface DishGridProps {
  readonly desk: SellDesk;
  /** Undefined until the menu is there. */
  readonly currency: string | undefined;
}

/** Categories, and the dishes of one; or what was searched for. */
export function DishGrid({ desk, currency }: DishGridProps): JSX.Element {
  const { common, pos } = text();
  if (currency === undefined) return <Spinner label={common.loading} />;
  const categories = desk.categories.value;
  const dishes = desk.shown.value;
  const isSearch = desk.typed.value !== '';
  const current = desk.categoryId.value;
  const choose = (categoryId: string | undefined) => () => {
    desk.typed.value = '';
    desk.categoryId.value = categoryId;
  };
  return (
    <>
      <Group label={pos.sell.categories} class="pos-filters">
        <Button
          class="pos-chip"
          pressed={!isSearch && current === undefined}
          onPress={choose(undefined)}
        >
          {pos.sell.all}
        </Button>
        {categories.map(({ categoryId, name }) => (
          <Button
            key={categoryId}
            class="pos-chip"
            pressed={!isSearch && categoryId === current}
            onPress={choose(categoryId)}
          >
            {said(name)}
          </Button>
        ))}
      </Group>
      {dishes.length === 0 && <p class="ui-empty">{pos.sell.nothingFound}</p>}
      <ul class="pos-dishes">
        {dishes.map((item, n) => (
          <li key={item.itemId}>
            <Dish
              item={item}
              currency={currency}
              isNext={isSearch && n === 0}
              onAdd={() => desk.add(item)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface DishProps {
  readonly item: Item;
  readonly currency: string;
  /** Whether Enter takes it. */
  readonly isNext: boolean;
  readonly onAdd: () => void;
}

function Dish({ item, currency, isNext, onAdd }: DishProps): JSX.Element {
  const { name, price, plu, soldOut, imageUrl } = item;
  return (
    <button
      type="button"
      class="pos-dish"
      data-next={isNext}
      aria-disabled={soldOut}
      onClick={() => {
        if (!soldOut) onAdd();
      }}
    >
      {imageUrl === undefined ? null : <img src={imageUrl} alt="" loading="lazy" />}
      <span class="pos-dish-name">{said(name)}</span>
      <span class="pos-dish-foot">
        {soldOut ? (
          <strong>{text().menu.soldOut}</strong>
        ) : (
          <span class="ui-number">{money(price, currency)}</span>
        )}
        {plu !== undefined && <span class="pos-plu">{plu}</span>}
      </span>
    </button>
  );
}
