import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Choice } from '../choice.tsx';
import { FailureNote } from '../failure-note.tsx';
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
  const { devices: words, common } = text();
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
    <section class="ui-card devices-section">
      <h2>{words.addStaff}</h2>
      <form
        class="devices-form"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <div class="devices-fields">
          <Field
            label={words.staffName}
            value={name.value}
            maxLength={60}
            onInput={(value) => {
              name.value = value;
            }}
          />
          <Field
            label={words.pin}
            type="password"
            inputMode="numeric"
            value={pin.value}
            maxLength={8}
            onInput={(value) => {
              pin.value = value;
            }}
          />
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
        <FailureNote failure={change.failure.value} />
        <Button
          look="primary"
          type="submit"
          unable={change.isBusy.value ? common.loading : undefined}
          onPress={() => undefined}
        >
          {words.addStaff}
        </Button>
      </form>
    </section>
  );
}
