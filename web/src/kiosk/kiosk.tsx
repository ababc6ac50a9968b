import './kiosk.css';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Screen } from '../device/screen.ts';
import { text } from '../i18n/language.ts';
import { keepOffline } from '../live/offline.ts';
import { useOpened } from '../live/use-opened.ts';
import { Spinner } from '../ui/spinner.tsx';
import { Attract } from './attract.tsx';
import { CartPage } from './cart-page.tsx';
import { DonePage } from './done-page.tsx';
import { FulfilmentChoice } from './fulfilment-choice.tsx';
import { IdleWatch } from './idle-watch.tsx';
import { MenuPage } from './menu-page.tsx';
import { PayPage } from './pay-page.tsx';
import { openSession, type Session } from './session.ts';

/** Sells without a cashier: from the attract screen to the number that is called. */
export function Kiosk({ screen }: { screen: Screen }): JSX.Element {
  const session = useOpened(() => openSession(screen), screen);
  useEffect(() => {
    if (session === undefined) return;
    const { flow, checkout } = session;
    // Nobody waits for it, so it is not in the first load; without it, a kiosk sells as well.
    void import('./tell-steps.ts').then((m) => m.tellKioskSteps(session)).catch(() => undefined);
    keepOffline(() => flow.peek().step === 'attract' && checkout.sale.peek() === undefined);
  }, [session]);
  if (session === undefined) {
    return (
      <main class="kiosk-view">
        <Spinner label={text().common.loading} />
      </main>
    );
  }
  return (
    // Another customer is another tree: nothing that a component remembered outlives a visit.
    <div class="kiosk" key={session.flow.value.visit}>
      <Step session={session} />
      <IdleWatch session={session} />
    </div>
  );
}

function Step({ session }: { session: Session }): JSX.Element {
  const { step } = session.flow.value;
  const sale = session.checkout.sale.value;
  if (step === 'done' && sale?.step.value.step === 'paid') {
    return <DonePage session={session} order={sale.step.value.order} />;
  }
  if ((step === 'pay' || step === 'done') && sale) return <PayPage {...{ session, sale }} />;
  if (step === 'menu' || step === 'cart' || step === 'pay') {
    return (
      <>
        <MenuPage session={session} />
        {step !== 'menu' && <CartPage session={session} />}
      </>
    );
  }
  if (step === 'fulfilment') return <FulfilmentChoice session={session} />;
  return <Attract session={session} />;
}
