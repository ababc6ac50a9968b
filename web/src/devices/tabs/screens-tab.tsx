import type { JSX } from 'preact';
import type { DeviceResponse } from '../../../../api/devices.ts';
import { answerOf } from '../../api/answer.ts';
import { mapped } from '../../api/load-all.ts';
import { text } from '../../i18n/language.ts';
import { Actions } from '../actions.tsx';
import { Confirm } from '../confirm.tsx';
import { type Asked, type DialogEnd, ManagedList } from '../managed-list.tsx';
import { NameDialog } from '../name-dialog.tsx';
import type { OwnStore } from '../own-store.ts';
import { LetIn } from './let-in.tsx';

const ACTIONS = ['rename', 'remove'] as const;
type Action = (typeof ACTIONS)[number];

/** Lets screens in by the code that they show, and those out that are gone. */
export function ScreensTab({ store: { api, storeId } }: { store: OwnStore }): JSX.Element {
  const { devices: words } = text();
  return (
    <ManagedList<DeviceResponse, Action>
      title={words.tabs.screens}
      empty={words.noScreens}
      look="list"
      load={async (cursor) => {
        const query = { limit: '100', ...(cursor !== undefined && { cursor }) };
        const params = { path: { storeId }, query };
        const answer = await answerOf(api.GET('/v1/stores/{storeId}/devices', { params }));
        return mapped(answer, ({ devices, next }) => ({ items: devices, next }));
      }}
      add={(after) => <LetIn api={api} storeId={storeId} after={after} />}
      row={({ deviceId, name, role, pairedAt }, onAsk) => (
        <li key={deviceId} class="ui-card devices-item">
          <div>
            <h3>{name}</h3>
            <p class="devices-quiet">
              {words.kinds[role]} · {words.since(new Date(pairedAt))}
            </p>
          </div>
          <Actions of={name} actions={ACTIONS} say={(action) => words[action]} onAsk={onAsk} />
        </li>
      )}
      dialog={(asked, end) => <DeviceDialog api={api} asked={asked} {...end} />}
    />
  );
}

interface DeviceDialogProps extends DialogEnd {
  readonly api: OwnStore['api'];
  readonly asked: Asked<DeviceResponse, Action>;
}

function DeviceDialog({ api, asked, ...end }: DeviceDialogProps): JSX.Element {
  const { devices: words } = text();
  const { name, deviceId } = asked.item;
  const params = { path: { deviceId } };
  const path = '/v1/devices/{deviceId}';
  if (asked.what === 'rename') {
    return (
      <NameDialog
        title={words.renameTitle(name)}
        label={words.screenName}
        before={name}
        ask={(to) => answerOf(api.PATCH(path, { params, body: { name: to } }))}
        {...end}
      />
    );
  }
  const question = {
    title: words.removeTitle(name),
    about: words.removeScreenAbout,
    yes: words.remove,
    ask: () => answerOf(api.DELETE(path, { params })),
  };
  return <Confirm question={question} {...end} />;
}
