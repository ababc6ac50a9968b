import '../pay/pay.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Countdown } from '../ui/countdown.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { alipayLink, simulatedWallet } from './alipay-link.ts';
import { isOver, noticeOf, type OwnPayment, showsCode } from './own-payment.ts';
import type { TableOrder } from './table-order.ts';
import type { TableVisit } from './table-visit.ts';

interface PayDialogProps {
  readonly visit: TableVisit;
  readonly order: TableOrder;
}

/** What becomes of this phone's payment. Put away while it runs, a button leads back to it. */
export function PayDialog({ visit, order }: PayDialogProps): JSX.Element | null {
  const { table: words } = text();
  const own = visit.payment.value;
  const [isAway, putAway] = useState(false);
  const id = own?.step === 'begun' ? own.payment.paymentId : own?.step;
  const notice = own?.step === 'begun' ? noticeOf(own, order) : undefined;
  const isDone = notice !== undefined && isOver(notice);
  // How it ended is told, also to who put it away meanwhile.
  useEffect(() => {
    if (id !== undefined || isDone) putAway(false);
  }, [id, isDone]);
  if (own === undefined) return null;
  if (isAway) {
    return (
      <div class="table-running">
        <Button look="primary" onPress={() => putAway(false)}>
          {words.showPayment}
        </Button>
      </div>
    );
  }
  const close = (): void => {
    visit.putAway();
    putAway(true);
  };
  return (
    <Dialog title={words.payment} class="table-dialog" onClose={close}>
      {visit.isSilent.value && <Banner tone="warn">{text().pay.silent}</Banner>}
      <Step own={own} order={order} onClose={close} />
    </Dialog>
  );
}

/** Another guest was quicker; the API's own words are about the request. */
const CHANGED: ReadonlySet<string> = new Set([
  'amount-changed',
  'dishes-changed',
  'nothing-to-pay',
  'already-paid',
  'unknown-check',
]);

interface StepProps {
  readonly own: OwnPayment;
  readonly order: TableOrder;
  readonly onClose: () => void;
}

function Step({ own, order, onClose }: StepProps): JSX.Element {
  const { table: words, pay, common } = text();
  if (own.step === 'starting') {
    return (
      <section class="pay-status" data-step="starting">
        <Words {...pay.starting} />
        <Spinner label={pay.starting.title} />
      </section>
    );
  }
  if (own.step === 'refused') {
    return (
      <section class="pay-status" data-step="refused">
        <Words
          title={CHANGED.has(own.code) ? words.changed : own.detail}
          what={CHANGED.has(own.code) ? words.lookAgain : text().pay.notice['not-charged'].title}
        />
        <Button look="primary" onPress={onClose}>
          {common.close}
        </Button>
      </section>
    );
  }
  return <Begun own={own} order={order} onClose={onClose} />;
}

function Begun(props: StepProps & { own: OwnPayment & { step: 'begun' } }): JSX.Element {
  const { own, order, onClose } = props;
  const { table: words, pay, common } = text();
  const { payment } = own;
  const notice = noticeOf(own, order);
  const code = showsCode(notice) ? payment.qrCode : undefined;
  const isPaid = notice === 'paid';
  const shown = isPaid
    ? words.paid(order.tableId)
    : notice === 'scan'
      ? words.toPay
      : pay.notice[notice];
  return (
    <section class="pay-status" data-step={isPaid ? 'paid' : notice}>
      {isPaid && (
        <p class="table-tick" aria-hidden="true">
          ✓
        </p>
      )}
      <Words {...shown} />
      <p class="pay-due">
        <strong class="ui-number">{money(payment.amount, order.currency ?? 'CNY')}</strong>
      </p>
      {isPaid && order.pickupNumber !== undefined && <p>{pay.numberIs(order.pickupNumber)}</p>}
      {code !== undefined && <Code code={code} expiresAt={payment.expiresAt} />}
      {!isPaid && <p class="pay-reference ui-number">{pay.reference(payment.notice.reference)}</p>}
      <Button look={isPaid ? 'primary' : 'plain'} onPress={onClose}>
        {isOver(notice) ? common.done : words.putAway}
      </Button>
    </section>
  );
}

function Code({ code, expiresAt }: { code: string; expiresAt: number }): JSX.Element {
  const { table: words, pay } = text();
  const link = useSignal<string | undefined>(undefined);
  const isSimulated = useSignal(false);
  useEffect(() => {
    void simulatedWallet().then((walletUrl) => {
      isSimulated.value = walletUrl !== undefined;
      link.value = alipayLink(code, walletUrl);
    });
  }, [code, link, isSimulated]);
  return (
    <>
      {link.value !== undefined && (
        <a
          class="ui-button"
          data-look="primary"
          data-size="large"
          href={link.value}
          target="_blank"
          rel="noopener noreferrer"
        >
          {isSimulated.value ? words.openSimulated : words.openAlipay}
        </a>
      )}
      <p>{words.orScan}</p>
      <QrCode text={code} label={pay.qrLabel} />
      <p>
        {pay.timeLeft} <Countdown until={expiresAt} />
      </p>
    </>
  );
}

function Words({ title, what }: { title: string; what: string }): JSX.Element {
  return (
    <div class="pay-words" role="status">
      <h3>{title}</h3>
      {what !== '' && <p>{what}</p>}
    </div>
  );
}
