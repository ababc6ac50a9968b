import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { DeviceResponse } from '../../../../api/devices.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../confirm.tsx';
import { ListView } from '../list-view.tsx';
import { mapped } from '../load-all.ts';
import { NameDialog } from '../name-dialog.tsx';
import type { OwnStore } from '../own-store.ts';
import { useList } from '../use-list.ts';
import { LetIn } from './let-in.tsx';

type Asked = { readonly what: 'rename' | 'remove'; readonly device: DeviceResponse };

/** Lets screens in by the code that they show, and those out that are gone. */
export function ScreensTab({ store: { api, storeId } }: { store: OwnStore }): JSX.Element {
  const asked = useSignal<Asked | undefined>(undefined);
  const list = useList(async (cursor) => {
    const query = { limit: '100', ...(cursor !== undefined && { cursor }) };
    const params = { path: { storeId }, query };
    const answer = await answerOf(api.GET('/v1/stores/{storeId}/devices', { params }));
    return mapped(answer, ({ devices, next }) => ({ items: devices, next }));
  });
  const { devices: words } = text();
  const close = (): void => {
    asked.value = undefined;
  };
  return (
    <>
      <LetIn api={api} storeId={storeId} after={list.reload} />
      <section class="devices-section">
        <h2>{words.tabs.screens}</h2>
        <ListView list={list} empty={words.noScreens}>
          {(devices) => (
            <ul class="devices-list">
              {devices.map((device) => (
                <DeviceRow
                  key={device.deviceId}
                  device={device}
                  onAsk={(what) => {
                    asked.value = { what, device };
                  }}
                />
              ))}
            </ul>
          )}
        </ListView>
      </section>
      {asked.value !== undefined && (
        <DeviceDialog api={api} asked={asked.value} after={list.reload} onClose={close} />
      )}
    </>
  );
}

interface DeviceRowProps {
  readonly device: DeviceResponse;
  readonly onAsk: (what: Asked['what']) => void;
}

function DeviceRow({ device, onAsk }: DeviceRowProps): JSX.Element {
  const { devices: words } = text();
  const { name, role, pairedAt } = device;
  return (
    <li class="ui-card devices-item">
      <div>
        <h3>{name}</h3>
        <p class="devices-quiet">
          {words.kinds[role]} · {words.since(new Date(pairedAt))}
        </p>
      </div>
      <div class="devices-row">
        <Button label={`${words.rename}: ${name}`} onPress={() => onAsk('rename')}>
          {words.rename}
        </Button>
        <Button look="danger" label={`${words.remove}: ${name}`} onPress={() => onAsk('remove')}>
          {words.remove}
        </Button>
      </div>
    </li>
  );
}

interface DeviceDialogProps {
  readonly api: OwnStore['api'];
  readonly asked: Asked;
  readonly after: () => Promise<void>;
  readonly onClose: () => void;
}

function DeviceDialog({ api, asked, after, onClose }: DeviceDialogProps): JSX.Element {
  const { devices: words } = text();
  const { name, deviceId } = asked.device;
  const params = { path: { deviceId } };
  if (asked.what === 'rename') {
    return (
      <NameDialog
        title={words.renameTitle(name)}
        label={words.screenName}
        before={name}
        ask={(to) => answerOf(api.PATCH('/v1/devices/{deviceId}', { params, body: { name: to } }))}
        after={after}
        onClose={onClose}
      />
    );
  }
  const question = {
    title: words.removeTitle(name),
    about: words.removeScreenAbout,
    yes: words.remove,
    ask: () => answerOf(api.DELETE('/v1/devices/{deviceId}', { params })),
  };
  return <Confirm question={question} after={after} onClose={onClose} />;
}
