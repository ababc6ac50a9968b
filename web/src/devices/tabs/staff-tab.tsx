import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { StaffResponse } from '../../../../api/staff.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../confirm.tsx';
import { ListView } from '../list-view.tsx';
import { mapped } from '../load-all.ts';
import { NameDialog } from '../name-dialog.tsx';
import type { OwnStore } from '../own-store.ts';
import { useList } from '../use-list.ts';
import { AddStaff } from './add-staff.tsx';

type Asked = { readonly what: 'pin' | 'remove'; readonly member: StaffResponse };

/** Who may sign in at the store's tills. */
export function StaffTab({ store: { api, storeId } }: { store: OwnStore }): JSX.Element {
  const asked = useSignal<Asked | undefined>(undefined);
  const list = useList(async (cursor) => {
    const query = { limit: '100', ...(cursor !== undefined && { cursor }) };
    const params = { path: { storeId }, query };
    const answer = await answerOf(api.GET('/v1/stores/{storeId}/staff', { params }));
    return mapped(answer, ({ staff, next }) => ({ items: staff, next }));
  });
  const { devices: words } = text();
  const close = (): void => {
    asked.value = undefined;
  };
  return (
    <>
      <AddStaff api={api} storeId={storeId} after={list.reload} />
      <section class="devices-section">
        <h2>{words.tabs.staff}</h2>
        <ListView list={list} empty={words.noStaff}>
          {(staff) => (
            <ul class="devices-list">
              {staff.map((member) => (
                <StaffRow
                  key={member.staffId}
                  member={member}
                  onAsk={(what) => {
                    asked.value = { what, member };
                  }}
                />
              ))}
            </ul>
          )}
        </ListView>
      </section>
      {asked.value !== undefined && (
        <StaffDialog api={api} asked={asked.value} after={list.reload} onClose={close} />
      )}
    </>
  );
}

interface StaffRowProps {
  readonly member: StaffResponse;
  readonly onAsk: (what: Asked['what']) => void;
}

function StaffRow({ member: { name, role, addedAt }, onAsk }: StaffRowProps): JSX.Element {
  const { devices: words } = text();
  return (
    <li class="ui-card devices-item">
      <div>
        <h3>{name}</h3>
        <p class="devices-quiet">
          {words.roles[role]} · {words.since(new Date(addedAt))}
        </p>
      </div>
      <div class="devices-row">
        <Button label={`${words.newPin}: ${name}`} onPress={() => onAsk('pin')}>
          {words.newPin}
        </Button>
        <Button look="danger" label={`${words.remove}: ${name}`} onPress={() => onAsk('remove')}>
          {words.remove}
        </Button>
      </div>
    </li>
  );
}

interface StaffDialogProps {
  readonly api: OwnStore['api'];
  readonly asked: Asked;
  readonly after: () => Promise<void>;
  readonly onClose: () => void;
}

function StaffDialog({ api, asked, after, onClose }: StaffDialogProps): JSX.Element {
  const { devices: words } = text();
  const { name, storeId, staffId } = asked.member;
  const params = { path: { storeId, staffId } };
  const path = '/v1/stores/{storeId}/staff/{staffId}';
  if (asked.what === 'pin') {
    return (
      <NameDialog
        title={words.newPinTitle(name)}
        label={words.pin}
        before=""
        isPin={true}
        ask={(pin) => answerOf(api.PATCH(path, { params, body: { pin } }))}
        after={after}
        onClose={onClose}
      />
    );
  }
  const question = {
    title: words.removeTitle(name),
    about: words.removeStaffAbout,
    yes: words.remove,
    ask: () => answerOf(api.DELETE(path, { params })),
  };
  return <Confirm question={question} after={after} onClose={onClose} />;
}
