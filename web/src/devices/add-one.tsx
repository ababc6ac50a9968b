import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Answer } from '../api/answer.ts';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { FailureNote } from './failure-note.tsx';
import { useChange } from './use-change.ts';

export interface AddOneProps {
  readonly title: string;
  readonly label: string;
  readonly maxLength: number;
  readonly ask: (name: string) => Promise<Answer<unknown>>;
  readonly after: () => Promise<void>;
}

/** Adds something that is no more than its name: a table, a code for a counter. */
export function AddOne({ title, label, maxLength, ask, after }: AddOneProps): JSX.Element {
  const name = useSignal('');
  const change = useChange(after);
  const { common } = text();
  const go = async (): Promise<void> => {
    const added = await change.run(() => ask(name.value.trim()));
    if (added !== undefined) name.value = '';
  };
  return (
    <section class="ui-card devices-section devices-hide-print">
      <h2>{title}</h2>
      <form
        class="devices-form"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <Field
          label={label}
          value={name.value}
          maxLength={maxLength}
          onInput={(value) => {
            name.value = value;
          }}
        />
        <FailureNote failure={change.failure.value} />
        <Button
          look="primary"
          type="submit"
          unable={change.isBusy.value ? common.loading : undefined}
          onPress={() => undefined}
        >
          {title}
        </Button>
      </form>
    </section>
  );
}
