import type { JSX } from 'preact';
import type { StaffResponse } from '../../../../api/staff.ts';
import { answerOf } from '../../api/answer.ts';
import { mapped } from '../../api/load-all.ts';
import { text } from '../../i18n/language.ts';
import { Actions } from '../actions.tsx';
import { Confirm } from '../confirm.tsx';
import { type Asked, type DialogEnd, ManagedList } from '../managed-list.tsx';
import { NameDialog } from '../name-dialog.tsx';
import type { OwnStore } from '../own-store.ts';
import { AddStaff } from './add-staff.tsx';

const ACTIONS = ['newPin', 'remove'] as const;
type Action = (typeof ACTIONS)[number];

/** Who may sign in at the store's tills. */
export function StaffTab({ store: { api, storeId } }: { store: OwnStore }): JSX.Element {
  const { devices: words } = text();
  return (
    <ManagedList<StaffResponse, Action>
      title={words.tabs.staff}
      empty={words.noStaff}
      look="list"
      load={async (cursor) => {
        const query = { limit: '100', ...(cursor !== undefined && { cursor }) };
        const params = { path: { storeId }, query };
        const answer = await answerOf(api.GET('/v1/stores/{storeId}/staff', { params }));
        return mapped(answer, ({ staff, next }) => ({ items: staff, next }));
      }}
      add={(after) => <AddStaff api={api} storeId={storeId} after={after} />}
      row={({ staffId, name, role, addedAt }, onAsk) => (
        <li key={staffId} class="ui-card devices-item">
          <div>
            <h3>{name}</h3>
            <p class="devices-quiet">
              {words.roles[role]} · {words.since(new Date(addedAt))}
            </p>
          </div>
          <Actions of={name} actions={ACTIONS} say={(action) => words[action]} onAsk={onAsk} />
        </li>
      )}
      dialog={(asked, end) => <StaffDialog api={api} asked={asked} {...end} />}
    />
  );
}

interface StaffDialogProps extends DialogEnd {
  readonly api: OwnStore['api'];
  readonly asked: Asked<StaffResponse, Action>;
}

function StaffDialog({ api, asked, ...end }: StaffDialogProps): JSX.Element {
  const { devices: words } = text();
  const { name, storeId, staffId } = asked.item;
  const params = { path: { storeId, staffId } };
  const path = '/v1/stores/{storeId}/staff/{staffId}';
  if (asked.what === 'newPin') {
    return (
      <NameDialog
        title={words.newPinTitle(name)}
        label={words.pin}
        before=""
        isPin={true}
        ask={(pin) => answerOf(api.PATCH(path, { params, body: { pin } }))}
        {...end}
      />
    );
  }
  const question = {
    title: words.removeTitle(name),
    about: words.removeStaffAbout,
    yes: words.remove,
    ask: () => answerOf(api.DELETE(path, { params })),
  };
  return <Confirm question={question} {...end} />;
}
