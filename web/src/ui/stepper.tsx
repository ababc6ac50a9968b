import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Button } from './button.tsx';

export interface StepperProps {
  /** What is counted, for who cannot see it. */
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly onChange: (value: number) => void;
}

export function Stepper(props: StepperProps): JSX.Element {
  const { label, value, least = 0, most = 99, onChange } = props;
  const { less, more } = text().common;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere.
    <div class="ui-stepper" role="group" aria-label={label}>
      <Button
        label={`${less}: ${label}`}
        unable={value <= least ? less : undefined}
        onPress={() => onChange(value - 1)}
      >
        −
      </Button>
      <output class="ui-number">{value}</output>
      <Button
        label={`${more}: ${label}`}
        unable={value >= most ? more : undefined}
        onPress={() => onChange(value + 1)}
      >
        +
      </Button>
    </div>
  );
}
