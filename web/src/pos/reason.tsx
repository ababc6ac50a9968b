import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';

interface ReasonProps {
  readonly reason: Signal<string>;
  readonly suggestions: readonly string[];
  readonly label?: string;
}

/** Why: one press for what it mostly is, and a field for the rest. */
export function Reason({ reason, suggestions, label }: ReasonProps): JSX.Element {
  return (
    <div class="pos-reason">
      <Field label={label ?? text().pos.reason} typed={reason} maxLength={200} />
      <div class="pos-actions">
        {suggestions.map((suggestion) => (
          <Button
            key={suggestion}
            class="pos-chip"
            pressed={reason.value === suggestion}
            onPress={() => {
              reason.value = suggestion;
            }}
          >
            {suggestion}
          </Button>
        ))}
      </div>
    </div>
  );
}
