import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface FieldLook {
  readonly label: string;
  readonly type?: 'text' | 'search' | 'password' | 'tel' | 'date';
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'search';
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** What is wrong with it, said under the field. */
  readonly error?: string | undefined;
}

/** What is typed is kept in a signal, or where its owner keeps it. */
export type FieldProps = FieldLook &
  (
    | { readonly typed: Signal<string> }
    | { readonly value: string; readonly onInput: (value: string) => void }
  );

export function Field(props: FieldProps): JSX.Element {
  const { label, error, type, inputMode, placeholder, maxLength } = props;
  // The union of all input types cannot tell that these attributes fit each of ours.
  const input = { type, inputMode, placeholder, maxLength } as { type?: 'text' };
  const value = 'typed' in props ? props.typed.value : props.value;
  const keep = (text: string): void => {
    if ('typed' in props) props.typed.value = text;
    else props.onInput(text);
  };
  const id = useId();
  return (
    <div class="ui-field">
      <label for={id}>{label}</label>
      <input
        {...input}
        id={id}
        value={value}
        autocomplete="off"
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onInput={(event) => keep(event.currentTarget.value)}
      />
      {error !== undefined && (
        <p id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
