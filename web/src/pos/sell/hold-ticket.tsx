import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import type { Till } from '../till.ts';
import { HOLD_MINUTES } from './place-ticket.ts';

/** The ticket becomes an order that waits, under a word by which it is found again. */
export function HoldTicket({ till, onClose }: { till: Till; onClose: () => void }): JSX.Element {
  const { ticket } = till;
  const { customerName, changes } = ticket.ticket.value;
  const label = useSignal(changes?.label ?? customerName);
  const words = text().pos.orders;
  return (
    <Dialog title={words.hold} onClose={onClose} typing>
      <form
        class="pos-form"
        onSubmit={(event) => {
          event.preventDefault();
          ticket.place({ end: 'hold', label: label.value.trim() });
          onClose();
        }}
      >
        <p>{words.holdHow(HOLD_MINUTES / 60)}</p>
        <Field
          label={words.holdLabel}
          value={label.value}
          maxLength={40}
          onInput={(typed) => {
            label.value = typed;
          }}
        />
        <Button look="primary" type="submit" onPress={() => undefined}>
          {words.hold}
        </Button>
      </form>
    </Dialog>
  );
}
