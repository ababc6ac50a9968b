import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { type DaysFault, faultOfDays } from './days.ts';
import type { Desk, Scope } from './desk.ts';
import { words } from './words.ts';

export interface RangeDialogProps {
  readonly desk: Desk;
  readonly scope: Scope;
  readonly onClose: () => void;
}

/** Days of one's own. */
export function RangeDialog({ desk, scope, onClose }: RangeDialogProps): JSX.Element {
  const from = useSignal(scope.days.from);
  const to = useSignal(scope.days.to);
  const fault = useSignal<DaysFault | undefined>(undefined);
  const { range } = words();
  const show = (): void => {
    const days = { from: from.value, to: to.value };
    fault.value = faultOfDays(days, scope.today);
    if (fault.value !== undefined) return;
    desk.go({ range: days });
    onClose();
  };
  return (
    <Dialog title={range.ownTitle} onClose={onClose} typing={true}>
      <Form class="dash-form" onSubmit={show}>
        <div class="dash-fields">
          <Field label={range.from} type="date" typed={from} />
          <Field
            label={range.to}
            type="date"
            typed={to}
            error={fault.value && range.faults[fault.value]}
          />
        </div>
        <Button look="primary" type="submit">
          {range.show}
        </Button>
      </Form>
    </Dialog>
  );
}
