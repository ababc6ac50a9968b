import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { hasCamera } from '../camera/watch-codes.ts';
import { text } from '../i18n/language.ts';
import type { Sale } from '../pay/sale.ts';
import { Button } from '../ui/button.tsx';
import { CameraScan } from './camera-scan.tsx';
import { QrPicture, ScanPicture } from './pictures.tsx';

/** The scanner is listening already; everything else is one touch away. */
export function WaysToPay({ sale }: { sale: Sale }): JSX.Element {
  const { kiosk } = text();
  const isLooking = useSignal(false);
  return (
    <section class="kiosk-ways-to-pay">
      <div class="kiosk-ways">
        <div class="kiosk-way kiosk-way-scan" role="status">
          <ScanPicture />
          <strong>{kiosk.showCode}</strong>
          <span>{kiosk.showCodeHint}</span>
          {hasCamera() && (
            <Button
              onPress={() => {
                isLooking.value = true;
              }}
            >
              {kiosk.useCamera}
            </Button>
          )}
        </div>
        <button type="button" class="kiosk-way" onClick={() => sale.pay({ way: 'qr' })}>
          <QrPicture />
          <strong>{kiosk.scanOurs}</strong>
          <span>{kiosk.scanOursHint}</span>
        </button>
      </div>
      {isLooking.value && (
        <CameraScan
          onCode={(authCode) => {
            isLooking.value = false;
            sale.pay({ way: 'barcode', authCode });
          }}
          onClose={() => {
            isLooking.value = false;
          }}
        />
      )}
    </section>
  );
}
