import './merchant.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Spinner } from '../ui/spinner.tsx';
import type { OwnerPage } from './owner-page.ts';
import { type Arrival, arrive, type MerchantSession } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';

export interface MerchantGateProps {
  readonly page: OwnerPage;
  readonly title: string;
  /** Before one leaves to sign in: what the address says now is gone afterwards. */
  readonly onLeave?: () => void;
  readonly children: (session: MerchantSession) => JSX.Element;
}

/** A page of the owner's: nothing of it is there before they have signed in. */
export function MerchantGate({ page, title, onLeave, children }: MerchantGateProps): JSX.Element {
  const arrival = useSignal<Arrival | undefined>(undefined);
  useEffect(() => {
    void arrive(page).then((arrived) => {
      arrival.value = arrived;
    });
  }, []);
  const now = arrival.value;
  const { merchant, common } = text();
  if (now === undefined) {
    return (
      <main class="merchant-sign-in">
        <h1>{title}</h1>
        <Spinner label={common.loading} />
      </main>
    );
  }
  const signIn = (why?: string): JSX.Element => (
    <SignInPage page={page} title={title} why={why} onLeave={onLeave} />
  );
  if (now === 'stranger') return signIn();
  if (now === 'failed') return signIn(merchant.failed);
  if (now.isOver.value) return signIn(merchant.over);
  return children(now);
}
