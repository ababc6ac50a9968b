import type { JSX } from 'preact';
import { useCodeCamera } from '../camera/use-code-camera.ts';
import { text } from '../i18n/language.ts';
import { isPaymentCode } from '../pay/scan-buffer.ts';
import { Banner } from '../ui/banner.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** What Alipay shows: a bar code, and a square one of the same digits. */
const PAYMENT_CODE = {
  facingMode: 'user',
  formats: ['code_128', 'qr_code'],
  isWanted: isPaymentCode,
} as const;

export interface CameraScanProps {
  readonly onCode: (code: string) => void;
  readonly onClose: () => void;
}

/** Reads a payment code where no scanner is. */
export function CameraScan({ onCode, onClose }: CameraScanProps): JSX.Element {
  const { video, isUnable } = useCodeCamera(PAYMENT_CODE, onCode);
  const { kiosk } = text();
  return (
    <Dialog title={kiosk.cameraTitle} class="kiosk-camera" onClose={onClose}>
      {isUnable ? (
        <Banner tone="warn">{kiosk.cameraDenied}</Banner>
      ) : (
        <p class="kiosk-hint">{kiosk.cameraHint}</p>
      )}
      <video ref={video} muted playsInline />
    </Dialog>
  );
}
