import { type ReadonlySignal, signal } from '@preact/signals';
import { answerOf, type Failure } from '../../api/answer.ts';
import type { Screen } from '../../device/screen.ts';

export interface StaffName {
  readonly staffId: string;
  readonly name: string;
}

export interface Person extends StaffName {
  readonly role: 'cashier' | 'manager';
  /** In memory alone: reloading the page locks the till. */
  readonly token: string;
}

/** Who may go on at the till. */
export type Desk =
  | { readonly step: 'asking' }
  | { readonly step: 'unreachable' }
  /** Somebody has to sign in; these can. */
  | { readonly step: 'locked'; readonly staff: readonly StaffName[] }
  /** Somebody has, or the store has nobody with a PIN and the till is enough. */
  | { readonly step: 'open' };

export interface StaffDesk {
  readonly now: ReadonlySignal<Desk>;
  readonly person: ReadonlySignal<Person | undefined>;
  signIn(staffId: string, pin: string): Promise<Failure | undefined>;
  lock(): void;
}

const RETRY_MS = 4_000;

/** A page holds a hundred: nobody scrolls through more names at a counter. */
const NAMES = 100;

export function staffDesk({ api, storeId }: Screen): StaffDesk {
  const now = signal<Desk>({ step: 'asking' });
  const person = signal<Person | undefined>(undefined);
  let ending: ReturnType<typeof setTimeout> | undefined;

  const look = async (): Promise<void> => {
    const params = { path: { storeId }, query: { limit: `${NAMES}` } };
    const answer = await answerOf(api.GET('/v1/stores/{storeId}/staff/names', { params }));
    // Several requests may have found the token ended: a late answer locks nobody out again.
    if (person.peek() !== undefined) return;
    if (answer.ok) {
      const { staff } = answer.data;
      now.value = staff.length === 0 ? { step: 'open' } : { step: 'locked', staff };
      return;
    }
    now.value = { step: 'unreachable' };
    setTimeout(look, RETRY_MS);
  };
  const lock = (): void => {
    clearTimeout(ending);
    person.value = undefined;
    now.value = { step: 'asking' };
    void look();
  };
  const signIn = async (staffId: string, pin: string): Promise<Failure | undefined> => {
    const answer = await answerOf(api.POST('/v1/staff/sessions', { body: { staffId, pin } }));
    if (!answer.ok) return answer.failure;
    const { accessToken: token, expiresIn, name, role } = answer.data;
    person.value = { staffId, name, role, token };
    now.value = { step: 'open' };
    ending = setTimeout(lock, expiresIn * 1_000);
    return undefined;
  };
  void look();
  return { now, person, signIn, lock };
}
