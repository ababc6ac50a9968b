import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Answer } from '../api/answer.ts';
import { Field } from '../ui/field.tsx';
import { ChangeForm } from './change-form.tsx';
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
  const go = async (): Promise<void> => {
    const added = await change.run(() => ask(name.value.trim()));
    if (added !== undefined) name.value = '';
  };
  return (
    <ChangeForm title={title} change={change} onSubmit={() => void go()}>
      <Field label={label} typed={name} maxLength={maxLength} />
    </ChangeForm>
  );
}
