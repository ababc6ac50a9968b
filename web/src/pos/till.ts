import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Api, apiClient } from '../api/client.ts';
import type { Screen } from '../device/screen.ts';
import type { SessionListResponse } from '../../../api/counter.ts';
import type { CaseListResponse } from '../../../api/cases.ts';
import type { Polled } from '../live/poll.ts';
import { type StaffDesk, staffDesk } from './sign-in/staff-desk.ts';
import type { View } from './view.ts';

/** A till: the screen, who stands at it, and what they look at. */
export interface Till {
  readonly storeId: string;
  readonly deviceId: string;
  /** In the name of the person who signed in, or else of the till itself. */
  readonly api: Api;
  readonly desk: StaffDesk;
  readonly view: Signal<View>;
  readonly isRevoked: ReadonlySignal<boolean>;
}

export function openTill(screen: Screen): Till {
  const { storeId, deviceId, isRevoked } = screen;
  const desk = staffDesk(screen);
  const token = async (): Promise<string> => desk.person.value?.token ?? (await screen.token());
  const api = apiClient({ token });
  api.use({
    onResponse({ response }) {
      if (response.status !== 401) return;
      // The person's token ended, or somebody took their PIN away: whoever goes on signs in anew.
      if (desk.person.value === undefined) screen.token.forget();
      else desk.lock();
    },
  });
  return { storeId, deviceId, api, desk, view: signal<View>({ name: 'sell' }), isRevoked };
}
