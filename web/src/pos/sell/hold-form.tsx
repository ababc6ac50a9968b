import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { HOLD_MINUTES } from './place-ticket.ts';

export interface HoldFormProps {
  /** The word that is there before anybody types. */
  readonly before?: string;
  readonly unable?: string | undefined;
  readonly onHold: (label: string) => void;
  readonly onClose: () => void;
  /** How far it is. */
  readonly children?: ComponentChildren;
}

/** Asks for the word by which what is put aside is found again. */
export function HoldForm(props: HoldFormProps): JSX.Element {
  const { before = '', unable, onHold, onClose, children } = props;
  const label = useSignal(before);
  const words = text().pos.orders;
  return (
    <Dialog title={words.hold} onClose={onClose} typing>
      <Form class="pos-form" onSubmit={() => onHold(label.value.trim())}>
        <p>{words.holdHow(HOLD_MINUTES / 60)}</p>
        <Field label={words.holdLabel} typed={label} maxLength={40} />
        {children}
        <Button look="primary" type="submit" unable={unable}>
          {words.hold}
        </Button>
      </Form>
    </Dialog>
  );
}
