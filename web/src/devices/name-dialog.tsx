import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Answer } from '../api/answer.ts';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { FailureNote } from './failure-note.tsx';
import { useChange } from './use-change.ts';

export interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  /** What it is until somebody types something else. */
  readonly before: string;
  readonly isPin?: boolean;
  readonly ask: (value: string) => Promise<Answer<unknown>>;
  readonly after: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for one thing to be typed: another name, a new PIN. */
export function NameDialog(props: NameDialogProps): JSX.Element {
  const { title, label, before, isPin = false, ask, after, onClose } = props;
  const typed = useSignal(before);
  const change = useChange(after);
  const { common } = text();
  const go = async (): Promise<void> => {
    await change.run(() => ask(typed.value.trim()));
    if (change.failure.value === undefined) onClose();
  };
  const busy = change.isBusy.value ? common.loading : undefined;
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        class="devices-form"
        onSubmit={() => {
          void go();
        }}
      >
        <Field
          label={label}
          typed={typed}
          maxLength={isPin ? 8 : 60}
          {...(isPin && { type: 'password', inputMode: 'numeric' })}
        />
        <FailureNote failure={change.failure.value} />
        <div class="devices-row">
          <Button look="primary" type="submit" unable={busy}>
            {text().devices.save}
          </Button>
          <Button onPress={onClose}>{common.cancel}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
