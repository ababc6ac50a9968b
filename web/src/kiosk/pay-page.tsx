import './pay-page.css';
import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { PaymentStatus } from '../pay/payment-status.tsx';
import type { Sale } from '../pay/sale.ts';
import { isUnderWay, type Order } from '../pay/sale-step.ts';
import { listenToScanner } from '../pay/scanner.ts';
import { Banner } from '../ui/banner.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { exitsOf } from './exits.ts';
import { PayExits } from './pay-exits.tsx';
import type { Session } from './session.ts';
import { WaysToPay } from './ways-to-pay.tsx';

/** From the placed order to the end of its money: at every moment what happens, and what to do. */
export function PayPage({ session, sale }: { session: Session; sale: Sale }): JSX.Element {
  const step = sale.step.value;
  const { kiosk, pay } = text();
  // As soon as it can be seen: a scanner may be quicker than the next picture.
  useLayoutEffect(
    () => listenToScanner((authCode) => sale.pay({ way: 'barcode', authCode })),
    [sale],
  );
  // A title that changes is said, and keys begin at it.
  useLayoutEffect(() => {
    document.querySelector<HTMLElement>('.kiosk-pay h1')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [step.step]);
  const isFirst = step.step === 'unpaid' && step.ended === undefined;
  const isWaiting = isUnderWay(step) && !(step.step === 'paying' && step.payment.qrCode);
  return (
    <main class="kiosk-view kiosk-pay" data-step={step.step}>
      {isWaiting && <Spinner label={kiosk.waiting} />}
      {isFirst ? (
        <Due order={step.order} />
      ) : (
        <PaymentStatus step={step} isSilent={step.step !== 'unpaid' && sale.isSilent.value} />
      )}
      {sale.refusal.value !== undefined && <Banner tone="bad">{sale.refusal.value}</Banner>}
      {step.step === 'unpaid' && !isFirst && sale.canPay.value && <h2>{kiosk.payAgain}</h2>}
      {step.step === 'unpaid' && !sale.canPay.value && <Banner tone="warn">{pay.offline}</Banner>}
      {step.step === 'unpaid' && sale.canPay.value && <WaysToPay sale={sale} />}
      <PayExits {...{ session, sale }} exits={exitsOf(step)} />
    </main>
  );
}

/** Before the first attempt there is nothing to tell but how much, and to ask how. */
function Due({ order }: { order: Order }): JSX.Element {
  const { kiosk, pay } = text();
  return (
    <section class="pay-status">
      <h1 tabIndex={-1}>{kiosk.howToPay}</h1>
      <p class="pay-due">
        {pay.due} <strong class="ui-number">{money(order.total, order.currency)}</strong>
      </p>
    </section>
  );
}
