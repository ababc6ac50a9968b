import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { Stepper } from '../ui/stepper.tsx';
import { type Group, type Modifier, said } from './menu.ts';
import { countIn, isSingle, leastOf, type Options, timesOf } from './options.ts';

export interface OptionGroupProps {
  readonly group: Group;
  readonly depth: number;
  readonly options: Options;
  readonly currency: string;
  /** Whether somebody tried to go on without it. */
  readonly isMissing: boolean;
  readonly onWant: (modifier: Modifier, times: number) => void;
}

/** One question about a dish: how spicy, which size, what with it. */
export function OptionGroup(props: OptionGroupProps): JSX.Element {
  const { group, depth, options, currency, isMissing, onWant } = props;
  const name = useId();
  const isFull = countIn(group, options) >= group.maxSelected;
  return (
    <fieldset class="menu-group" data-depth={depth} data-missing={isMissing}>
      <legend>
        {said(group.name)} <small>{howMany(group)}</small>
      </legend>
      {isMissing && <p role="alert">{text().menu.pleaseChoose(said(group.name))}</p>}
      {group.modifiers.map((modifier) => {
        const times = timesOf(options, modifier.optionId);
        return group.displayType === 'quantity' ? (
          <div key={modifier.optionId} class="menu-option" data-sold-out={modifier.soldOut}>
            <OptionName modifier={modifier} currency={currency} />
            <Stepper
              label={said(modifier.name)}
              value={times}
              most={isFull || modifier.soldOut ? times : group.maxSelected}
              onChange={(wanted) => onWant(modifier, wanted)}
            />
          </div>
        ) : (
          <label key={modifier.optionId} class="menu-option" data-sold-out={modifier.soldOut}>
            <input
              type={isSingle(group) && leastOf(group) > 0 ? 'radio' : 'checkbox'}
              name={name}
              checked={times > 0}
              disabled={modifier.soldOut || (isFull && times === 0 && !isSingle(group))}
              onChange={(event) => onWant(modifier, event.currentTarget.checked ? 1 : 0)}
            />
            <OptionName modifier={modifier} currency={currency} />
          </label>
        );
      })}
    </fieldset>
  );
}

function OptionName({ modifier, currency }: { modifier: Modifier; currency: string }): JSX.Element {
  const { name, priceDelta, soldOut } = modifier;
  const price = priceDelta > 0 ? `+${money(priceDelta, currency)}` : money(priceDelta, currency);
  return (
    <>
      <span>{said(name)}</span>
      <span class="ui-number">{soldOut ? text().menu.soldOut : priceDelta !== 0 && price}</span>
    </>
  );
}

function howMany(group: Group): string {
  const { menu } = text();
  const [least, most] = [leastOf(group), group.maxSelected];
  if (least === 0) return `${menu.optional}${most > 1 ? ` · ${menu.chooseUpTo(most)}` : ''}`;
  if (least === most) return most === 1 ? menu.chooseOne : menu.chooseExactly(most);
  return menu.chooseBetween(least, most);
}
