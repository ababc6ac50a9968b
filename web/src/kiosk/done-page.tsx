import './done-page.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import type { Order } from '../pay/sale-step.ts';
import { Button } from '../ui/button.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { PaidPicture } from './pictures.tsx';
import { Receipt } from './receipt.tsx';
import type { Session } from './session.ts';
import { View } from './view.tsx';

/** The number, large enough to be remembered, and the receipt for who wants it. */
export function DonePage({ session, order }: { session: Session; order: Order }): JSX.Element {
  const isReceiptOpen = useSignal(false);
  const { kiosk, pay } = text();
  const { pickupNumber = '', tableNumber, total, currency, link } = order;
  return (
    <View class="kiosk-done" title={pay.notice.paid.title}>
      <PaidPicture />
      <p class="kiosk-done-label">{pay.number}</p>
      <p class="kiosk-done-number ui-number">{pickupNumber}</p>
      <p class="kiosk-done-what">
        {tableNumber === undefined ? pay.notice.paid.what : kiosk.weBringIt(tableNumber)}
      </p>
      <p>
        {kiosk.paidTotal} <strong class="ui-number">{money(total, currency)}</strong>
      </p>
      {link !== undefined && (
        <figure class="kiosk-done-link">
          <QrCode text={link} label={kiosk.followLabel} />
          <figcaption>{kiosk.follow}</figcaption>
        </figure>
      )}
      <div class="kiosk-exits">
        <Button
          size="large"
          onPress={() => {
            isReceiptOpen.value = true;
          }}
        >
          {kiosk.receipt}
        </Button>
        <Button look="primary" size="large" onPress={session.reset}>
          {kiosk.finish}
        </Button>
      </div>
      {isReceiptOpen.value && (
        <Receipt
          api={session.screen.api}
          orderId={order.orderId}
          onClose={() => {
            isReceiptOpen.value = false;
          }}
        />
      )}
    </View>
  );
}
