import './pay.css';
import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { Banner } from '../ui/banner.tsx';
import { Countdown } from '../ui/countdown.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import type { SaleStep } from './sale-step.ts';

interface Words {
  readonly title: string;
  readonly what: string;
}

/** What is happening to the customer's money, and what they should do: always something definite. */
function wordsOf(step: SaleStep): Words {
  const { pay } = text();
  switch (step.step) {
    case 'placing':
    case 'starting':
    case 'cancelling':
      return pay[step.step];
    case 'refused':
      return { title: step.detail, what: '' };
    case 'paid':
      return pay.notice.paid;
    case 'paying':
      return pay.notice[step.payment.notice.code];
    case 'unpaid':
      return step.ended ? pay.notice[step.ended.notice.code] : { title: pay.due, what: '' };
    case 'closed':
      return pay.notice[step.payment?.notice.code ?? 'not-charged'];
  }
}

/** The status of a sale for its customer: headline, what to do, number, code to scan, time, reference. */
export function PaymentStatus({
  step,
  isSilent,
}: {
  step: SaleStep;
  isSilent: boolean;
}): JSX.Element {
  const { title, what } = wordsOf(step);
  const { pay } = text();
  const order = 'order' in step ? step.order : undefined;
  const payment =
    step.step === 'unpaid' ? step.ended : 'payment' in step ? step.payment : undefined;
  const isRunning = step.step === 'paying';
  const code = isRunning ? payment?.qrCode : undefined;
  return (
    <section class="pay-status" data-step={step.step}>
      <div class="pay-words" role="status">
        <h1 tabIndex={-1}>{title}</h1>
        {what !== '' && <p>{what}</p>}
        {isRunning && order?.pickupNumber !== undefined && (
          <p>
            <strong>{pay.numberIs(order.pickupNumber)}</strong>
          </p>
        )}
      </div>
      {isSilent && <Banner tone="warn">{pay.silent}</Banner>}
      {order !== undefined && step.step !== 'paid' && step.step !== 'closed' && (
        <p class="pay-due">
          {pay.due} <strong class="ui-number">{money(order.total, order.currency)}</strong>
        </p>
      )}
      {code !== undefined && <QrCode text={code} label={pay.qrLabel} />}
      {isRunning && payment !== undefined && payment.way !== 'barcode' && (
        <p>
          {pay.timeLeft} <Countdown until={payment.expiresAt} />
        </p>
      )}
      {payment !== undefined && step.step !== 'paid' && (
        <p class="pay-reference ui-number">{pay.reference(payment.notice.reference)}</p>
      )}
    </section>
  );
}
