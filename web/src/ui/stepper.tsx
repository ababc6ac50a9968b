import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Button } from './button.tsx';
import { Group } from './group.tsx';

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
    <Group label={label} class="ui-stepper">
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
    </Group>
  );
}
