import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { Field } from '../../ui/field.tsx';
import { ChangeForm } from '../change-form.tsx';
import { Choice } from '../choice.tsx';
import type { OwnStore } from '../own-store.ts';
import { useChange } from '../use-change.ts';

const ROLES = ['cashier', 'manager'] as const;

export interface AddStaffProps extends Pick<OwnStore, 'api' | 'storeId'> {
  readonly after: () => Promise<void>;
}

/** Somebody begins to work here: a name to pick at a till, and a PIN to type. */
export function AddStaff({ api, storeId, after }: AddStaffProps): JSX.Element {
  const name = useSignal('');
  const pin = useSignal('');
  const role = useSignal<(typeof ROLES)[number]>('cashier');
  const change = useChange(after);
  const { devices: words } = text();
  const go = async (): Promise<void> => {
    const body = { name: name.value.trim(), pin: pin.value, role: role.value };
    const params = { path: { storeId } };
    const added = await change.run(() =>
      answerOf(api.POST('/v1/stores/{storeId}/staff', { params, body })),
    );
    if (added === undefined) return;
    name.value = '';
    pin.value = '';
  };
  return (
    <ChangeForm title={words.addStaff} change={change} onSubmit={() => void go()}>
      <div class="devices-fields">
        <Field label={words.staffName} typed={name} maxLength={60} />
        <Field label={words.pin} type="password" inputMode="numeric" typed={pin} maxLength={8} />
      </div>
      <Choice
        title={words.role}
        options={ROLES}
        words={words.roles}
        value={role.value}
        onChoose={(chosen) => {
          role.value = chosen;
        }}
      />
    </ChangeForm>
  );
}
