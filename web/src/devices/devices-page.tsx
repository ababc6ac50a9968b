import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { MerchantGate } from '../merchant/merchant-gate.tsx';
import { keepForSignIn } from './remembered-store.ts';
import { StoreGate } from './store-gate.tsx';

export function DevicesPage(): JSX.Element {
  return (
    <MerchantGate page="/devices/" title={text().devices.title} onLeave={keepForSignIn}>
      {(session) => <StoreGate session={session} />}
    </MerchantGate>
  );
}
