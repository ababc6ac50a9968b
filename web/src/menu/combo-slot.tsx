import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { Stepper } from '../ui/stepper.tsx';
import { type Choice, chosen, inSlot, withDish } from './combo.ts';
import { type Item, type Slot, said } from './menu.ts';
import { OptionGroup } from './option-group.tsx';
import { countIn, leastOf, openGroups, withOption } from './options.ts';

export interface ComboSlotProps {
  readonly slot: Slot;
  readonly choices: readonly Choice[];
  readonly items: ReadonlyMap<string, Item>;
  readonly currency: string;
  readonly isMissing: boolean;
  readonly onChoices: (choices: readonly Choice[]) => void;
}

/** One part of a combo: which drink, which two sides. Each dish asks its own questions below it. */
export function ComboSlot(props: ComboSlotProps): JSX.Element {
  const { slot, choices, items, currency, isMissing, onChoices } = props;
  const mine = inSlot(choices, slot.slotId);
  return (
    <fieldset class="menu-group" data-missing={isMissing}>
      <legend>
        {said(slot.name)} <small>{howMany(slot)}</small>
      </legend>
      {isMissing && <p role="alert">{text().menu.pleaseChoose(said(slot.name))}</p>}
      {slot.choices.map(({ itemId, extraPrice }) => {
        const item = items.get(itemId);
        return item === undefined ? null : (
          <Dish key={itemId} {...props} item={item} extraPrice={extraPrice} />
        );
      })}
      {mine.flatMap((choice, n) => {
        const item = items.get(choice.itemId);
        const groups = item?.modifierGroups ?? [];
        return openGroups(groups, choice.options).map(({ group, depth }) => (
          <OptionGroup
            key={`${choice.itemId}-${n}-${group.groupId}`}
            group={{ ...group, name: `${said(item?.name ?? '')}: ${said(group.name)}` }}
            depth={depth + 1}
            {...{ options: choice.options, currency }}
            isMissing={isMissing && countIn(group, choice.options) < leastOf(group)}
            onWant={(modifier, times) => {
              const options = withOption(groups, choice.options, { group, modifier, times });
              onChoices(choices.map((c) => (c === choice ? { ...choice, options } : c)));
            }}
          />
        ));
      })}
    </fieldset>
  );
}

interface DishProps extends ComboSlotProps {
  readonly item: Item;
  readonly extraPrice: number;
}

function Dish(props: DishProps): JSX.Element {
  const { slot, choices, items, currency, item, extraPrice, onChoices } = props;
  const mine = inSlot(choices, slot.slotId);
  const times = mine.filter((choice) => choice.itemId === item.itemId).length;
  const take = (): void =>
    onChoices(withDish(slot, choices, chosen(slot.slotId, item.itemId, items)));
  const leave = (): void => {
    const last = choices.findLast((c) => c.slotId === slot.slotId && c.itemId === item.itemId);
    onChoices(choices.filter((choice) => choice !== last));
  };
  const price = (
    <span class="ui-number">
      {item.soldOut
        ? text().menu.soldOut
        : extraPrice > 0
          ? `+${money(extraPrice, currency)}`
          : text().menu.free}
    </span>
  );
  const isFull = mine.length >= slot.maxSelected || item.soldOut;
  if (slot.maxSelected > 1) {
    return (
      <div class="menu-option" data-sold-out={item.soldOut}>
        <span>{said(item.name)}</span>
        {price}
        <Stepper
          label={said(item.name)}
          value={times}
          most={isFull ? times : slot.maxSelected}
          onChange={(wanted) => (wanted > times ? take() : leave())}
        />
      </div>
    );
  }
  return (
    <label class="menu-option" data-sold-out={item.soldOut}>
      <input
        type={slot.minSelected > 0 ? 'radio' : 'checkbox'}
        name={slot.slotId}
        checked={times > 0}
        disabled={item.soldOut}
        onChange={(event) => (event.currentTarget.checked ? take() : leave())}
      />
      <span>{said(item.name)}</span>
      {price}
    </label>
  );
}

function howMany({ minSelected, maxSelected }: Slot): string {
  const { menu } = text();
  if (minSelected === maxSelected) {
    return maxSelected === 1 ? menu.chooseOne : menu.chooseExactly(maxSelected);
  }
  return minSelected === 0
    ? `${menu.optional} · ${menu.chooseUpTo(maxSelected)}`
    : menu.chooseBetween(minSelected, maxSelected);
}
