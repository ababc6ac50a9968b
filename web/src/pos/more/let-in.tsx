import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { DeviceResponse } from '../../../../api/devices.ts';
import { answerOf } from '../../api/answer.ts';
import type { DeviceKind } from '../../device/device-kind.ts';
import { text } from '../../i18n/language.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Group } from '../../ui/group.tsx';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { useSending } from '../use-sending.ts';

const KINDS = ['kiosk', 'kitchen', 'board', 'cashier'] as const satisfies readonly DeviceKind[];

/** Staff let a new screen in by the code that it shows. Another till takes a manager. */
export function LetIn({ till }: { till: Till }): JSX.Element {
  const { api, storeId, desk } = till;
  const code = useSignal('');
  const role = useSignal<DeviceKind>('kiosk');
  const done = useSignal<DeviceResponse | undefined>(undefined);
  const { more: words } = text().pos;
  const isManager = desk.person.value?.role === 'manager';
  const approve = useSending({
    ask: (typed: string) =>
      answerOf(
        api.POST('/v1/devices/approvals', {
          body: { code: typed, storeId, role: role.value },
        }),
      ),
    onDone(device) {
      done.value = device;
      code.value = '';
    },
  });
  const typed = code.value.replaceAll(/[\s-]/g, '').toUpperCase();
  return (
    <Form
      class="ui-card pos-form"
      onSubmit={() => {
        done.value = undefined;
        if (typed !== '') void approve.send(typed);
      }}
    >
      <h2>{words.screens}</h2>
      <p>{words.screensHow}</p>
      <Group label={words.kind} class="pos-filters">
        {KINDS.filter((kind) => kind !== 'cashier' || isManager).map((kind) => (
          <Button
            key={kind}
            class="pos-chip"
            pressed={role.value === kind}
            onPress={() => {
              role.value = kind;
            }}
          >
            {words.kinds[kind]}
          </Button>
        ))}
      </Group>
      <Field label={words.code} typed={code} maxLength={20} />
      <SendingNote of={approve} />
      {done.value && <Banner tone="good">{words.letInDone(done.value.name)}</Banner>}
      <Button
        look="primary"
        type="submit"
        unable={typed === '' ? words.codeFirst : unableWhile(approve)}
      >
        {words.letIn}
      </Button>
      <Devices till={till} after={done.value?.deviceId} />
    </Form>
  );
}

/** @param after the device that came last: then there is one more. */
function Devices({ till, after }: { till: Till; after: string | undefined }): JSX.Element | null {
  const { api, storeId } = till;
  const devices = useSignal<readonly DeviceResponse[]>([]);
  useEffect(() => {
    const params = { path: { storeId }, query: { limit: '100' } };
    void answerOf(api.GET('/v1/stores/{storeId}/devices', { params })).then((answer) => {
      if (answer.ok) devices.value = answer.data.devices;
    });
  }, [api, storeId, after, devices]);
  const words = text().pos.more;
  if (devices.value.length === 0) return null;
  return (
    <>
      <h3>{words.devices}</h3>
      <ul class="pos-rows">
        {devices.value.map(({ deviceId, name, role }) => (
          <li key={deviceId}>
            <span class="pos-quiet">{words.kinds[role]}</span>
            <span>{name}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
