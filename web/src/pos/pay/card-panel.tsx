import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import type { PanelProps } from './take-money.ts';

/** A card on a terminal of its own: the cashier says that it was accepted. */
export function CardPanel({ due, currency, unable, onTake }: PanelProps): JSX.Element {
  const reference = useSignal('');
  const words = text().pos.pay;
  return (
    <Form
      typing
      class="pos-form pos-panel"
      onSubmit={() => {
        if (unable === undefined) onTake({ way: 'card', reference: reference.value.trim() });
      }}
    >
      <p>{words.cardHow(money(due, currency))}</p>
      <Field label={words.slip} typed={reference} maxLength={40} />
      <Button look="primary" size="large" type="submit" unable={unable}>
        {words.cardDone} <span class="pos-key">⏎</span>
      </Button>
    </Form>
  );
}
