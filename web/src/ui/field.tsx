import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'search' | 'password' | 'tel' | 'date';
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'search';
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** What is wrong with it, said under the field. */
  readonly error?: string | undefined;
}

export function Field(props: FieldProps): JSX.Element {
  const { label, value, onInput, error, ...rest } = props;
  // The union of all input types cannot tell that these attributes fit each of ours.
  const input = rest as { type?: 'text' };
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
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {error !== undefined && (
        <p id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
