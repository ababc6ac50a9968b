import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import type { PanelProps } from './take-money.ts';

/** A card on a terminal of its own: the cashier says that it was accepted. */
export function CardPanel({ due, currency, unable, onTake }: PanelProps): JSX.Element {
  const reference = useSignal('');
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);
  const words = text().pos.pay;
  return (
    <form
      ref={form}
      class="pos-form pos-panel"
      onSubmit={(event) => {
        event.preventDefault();
        if (unable === undefined) onTake({ way: 'card', reference: reference.value.trim() });
      }}
    >
      <p>{words.cardHow(money(due, currency))}</p>
      <Field
        label={words.slip}
        value={reference.value}
        maxLength={40}
        onInput={(typed) => {
          reference.value = typed;
        }}
      />
      <Button look="primary" size="large" type="submit" unable={unable} onPress={() => undefined}>
        {words.cardDone} <span class="pos-key">⏎</span>
      </Button>
    </form>
  );
}
