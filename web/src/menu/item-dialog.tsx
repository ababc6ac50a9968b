import './menu.css';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Stepper } from '../ui/stepper.tsx';
import { type CartLine, isComplete, MOST_OF_ONE, unitPriceOf } from './cart-line.ts';
import { lackingSlots } from './combo.ts';
import { ComboSlot } from './combo-slot.tsx';
import { type Item, said } from './menu.ts';
import { OptionGroup } from './option-group.tsx';
import { lacking, openGroups, withOption } from './options.ts';

export interface ItemDialogProps {
  readonly item: Item;
  /** As it comes (`startLine`), or a line of the cart that is changed. */
  readonly line: CartLine;
  readonly isChange?: boolean;
  readonly items: ReadonlyMap<string, Item>;
  readonly currency: string;
  readonly onDone: (line: CartLine) => void;
  readonly onClose: () => void;
}

/** All that can be said about one dish before it is in the cart, with the price it comes to. */
export function ItemDialog(props: ItemDialogProps): JSX.Element {
  const { item, items, currency, isChange = false, onDone, onClose } = props;
  const [line, setLine] = useState(props.line);
  const [isTried, setTried] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const change = (part: Partial<CartLine>): void => setLine({ ...line, ...part });
  const groups = item.modifierGroups;
  const missing = isTried ? lacking(groups, line.options) : [];
  const missingSlots = isTried ? lackingSlots(item.slots ?? [], line.choices, items) : [];
  const words = text().menu;
  const price = money(unitPriceOf(line, item, items) * line.quantity, currency);
  const finish = (): void => {
    if (isComplete(line, item, items)) {
      onDone(line);
      return;
    }
    setTried(true);
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(MISSING_INPUT)?.focus());
  };
  return (
    <Dialog title={said(item.name)} class="menu-dialog" onClose={onClose}>
      <div class="menu-dialog-body" ref={body}>
        {item.imageUrl !== undefined && <img src={item.imageUrl} alt="" class="menu-picture" />}
        {item.description !== undefined && <p>{said(item.description)}</p>}
        {(item.allergens?.length ?? 0) > 0 && <Allergens of={item} />}
        {(item.slots ?? []).map((slot) => (
          <ComboSlot
            key={slot.slotId}
            {...{ slot, items, currency, choices: line.choices }}
            isMissing={missingSlots.includes(slot)}
            onChoices={(choices) => change({ choices })}
          />
        ))}
        {openGroups(groups, line.options).map(({ group, depth }) => (
          <OptionGroup
            key={group.groupId}
            {...{ group, depth, currency, options: line.options }}
            isMissing={missing.includes(group)}
            onWant={(modifier, times) =>
              change({ options: withOption(groups, line.options, { group, modifier, times }) })
            }
          />
        ))}
        <Field
          label={words.note}
          placeholder={words.notePlaceholder}
          maxLength={100}
          value={line.note}
          onInput={(note) => change({ note })}
        />
      </div>
      <footer class="menu-dialog-foot">
        <Stepper
          label={words.quantity}
          value={line.quantity}
          least={1}
          most={MOST_OF_ONE}
          onChange={(quantity) => change({ quantity })}
        />
        <Button look="primary" size="large" onPress={finish}>
          {isChange ? words.change(price) : words.add(price)}
        </Button>
      </footer>
    </Dialog>
  );
}

const MISSING_INPUT = '[data-missing="true"] :is(input, button):not([disabled])';

/** In words: a picture of a peanut is not enough for who may die of one. */
export function Allergens({ of }: { of: Item }): JSX.Element {
  const { allergens, allergen } = text().menu;
  const names = (of.allergens ?? []).map((name) => allergen[name] ?? name);
  return (
    <p class="menu-allergens">
      {allergens}: {names.join(', ')}
    </p>
  );
}
