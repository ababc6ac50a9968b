import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { answerOf } from '../../api/answer.ts';
import type { DeviceKind } from '../../device/device-kind.ts';
import { text } from '../../i18n/language.ts';
import { Banner } from '../../ui/banner.tsx';
import { Field } from '../../ui/field.tsx';
import { ChangeForm } from '../change-form.tsx';
import { Choice } from '../choice.tsx';
import type { OwnStore } from '../own-store.ts';
import { useChange } from '../use-change.ts';

const KINDS = ['kiosk', 'cashier', 'kitchen', 'board'] as const satisfies readonly DeviceKind[];

export interface LetInProps extends Pick<OwnStore, 'api' | 'storeId'> {
  readonly after: () => Promise<void>;
}

/** A new screen shows a code; whoever types it here lets it in. */
export function LetIn({ api, storeId, after }: LetInProps): JSX.Element {
  const code = useSignal('');
  const name = useSignal('');
  const role = useSignal<DeviceKind>('kiosk');
  const done = useSignal<string | undefined>(undefined);
  const change = useChange(after);
  const { devices: words } = text();
  const go = async (): Promise<void> => {
    done.value = undefined;
    const called = name.value.trim();
    const body = {
      code: code.value.replaceAll(/[\s-]/g, '').toUpperCase(),
      ...{ storeId, role: role.value },
      ...(called !== '' && { name: called }),
    };
    const device = await change.run(() => answerOf(api.POST('/v1/devices/approvals', { body })));
    if (device === undefined) return;
    done.value = device.name;
    code.value = '';
    name.value = '';
  };
  return (
    <ChangeForm
      title={words.letIn}
      about={words.letInHow}
      change={change}
      onSubmit={() => void go()}
    >
      <div class="devices-fields">
        <Field label={words.code} typed={code} maxLength={12} />
        <Field label={words.nameIfAny} typed={name} maxLength={60} />
      </div>
      <Choice
        title={words.kind}
        options={KINDS}
        words={words.kinds}
        value={role.value}
        onChoose={(kind) => {
          role.value = kind;
        }}
      />
      {done.value !== undefined && <Banner tone="good">{words.isIn(done.value)}</Banner>}
    </ChangeForm>
  );
}
