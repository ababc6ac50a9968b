import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Spinner } from '../ui/spinner.tsx';
import { type Arrival, arrive } from './sign-in/session.ts';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { StoreGate } from './store-gate.tsx';

/** The owner's page: nothing of it is there before they have signed in. */
export function DevicesPage(): JSX.Element {
  const arrival = useSignal<Arrival | undefined>(undefined);
  useEffect(() => {
    void arrive().then((arrived) => {
      arrival.value = arrived;
    });
  }, []);
  const now = arrival.value;
  const { devices, common } = text();
  if (now === undefined) {
    return (
      <main class="devices-sign-in">
        <h1>{devices.title}</h1>
        <Spinner label={common.loading} />
      </main>
    );
  }
  if (now === 'stranger') return <SignInPage />;
  if (now === 'failed') return <SignInPage why={devices.signInFailed} />;
  if (now.isOver.value) return <SignInPage why={devices.signInOver} />;
  return <StoreGate session={now} />;
}
