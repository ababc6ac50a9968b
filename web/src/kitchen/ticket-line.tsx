import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Icon } from '../ui/icon.tsx';
import { isAboutAllergy } from './allergy.ts';
import type { DishNames } from './dish-names.ts';
import { type SeenLine, wantedOf } from './seen-ticket.ts';

export interface TicketLineProps {
  readonly line: SeenLine;
  readonly isDone: boolean;
  readonly names: DishNames;
  readonly onPress: (event: MouseEvent) => void;
}

/** A dish: pressed once it is done, and pressed again where that was wrong. */
export function TicketLine({ line, isDone, names, onPress }: TicketLineProps): JSX.Element {
  const words = text().kitchen;
  const wanted = wantedOf(line);
  const gone = line.quantity - wanted;
  return (
    <li>
      <button
        type="button"
        class="kds-line"
        data-done={isDone}
        data-voided={wanted === 0}
        aria-pressed={isDone}
        onClick={onPress}
      >
        <span class="kds-quantity ui-number">
          {gone > 0 && wanted > 0 && <s>{line.quantity}</s>}
          {wanted === 0 ? <s>{line.quantity}×</s> : `${wanted}×`}
        </span>
        <span class="kds-what">
          <span class="kds-dish">
            {wanted === 0 ? <s>{names.dishOf(line)}</s> : names.dishOf(line)}
          </span>
          {line.options.map((option) => (
            <span key={option.optionId} class="kds-option">
              {names.optionOf(line, option)}
            </span>
          ))}
          {line.note !== undefined && <Note note={line.note} />}
          {gone > 0 && <Voided line={line} gone={gone} isAll={wanted === 0} />}
        </span>
        {isDone && (
          <span class="kds-mark">
            <Icon name="check" />
            <span class="ui-heard">{words.doneLine}</span>
          </span>
        )}
      </button>
    </li>
  );
}

interface VoidedProps {
  readonly line: SeenLine;
  readonly gone: number;
  readonly isAll: boolean;
}

function Voided({ line, gone, isAll }: VoidedProps): JSX.Element {
  const { voided, partlyVoided } = text().kitchen;
  const reasons = [...new Set((line.voids ?? []).map(({ reason }) => reason))].join(' · ');
  return (
    <span class="kds-void">
      <Icon name="cross" />
      <strong>{isAll ? voided : partlyVoided(gone)}</strong>
      {reasons !== '' && <span>{reasons}</span>}
    </span>
  );
}

/** What a guest or a waiter wrote; what may be about an allergy cannot be overlooked. */
export function Note({ note }: { note: string }): JSX.Element {
  const isAllergy = isAboutAllergy(note);
  return (
    <span class="kds-note" data-allergy={isAllergy}>
      {isAllergy && (
        <strong>
          <Icon name="alert" />
          {text().kitchen.allergy}
        </strong>
      )}
      <span>{note}</span>
    </span>
  );
}
