import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

export interface ChoiceProps<T extends string> {
  readonly title: string;
  readonly options: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChoose: (value: T) => void;
}

/** One of a few, all of them to be seen. */
export function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  const { title, options, words, value, onChoose } = props;
  const name = useId();
  return (
    <fieldset class="devices-choice">
      <legend>{title}</legend>
      <div class="devices-row">
        {options.map((option) => (
          <label key={option}>
            <input
              type="radio"
              name={name}
              checked={option === value}
              onChange={() => onChoose(option)}
            />
            {words[option]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
