import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { isPaymentCode } from '../pay/scan-buffer.ts';
import { Banner } from '../ui/banner.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Of the Shape Detection API, which TypeScript's DOM does not know yet. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: readonly string[] }) => Detector;

const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

/** Whether this browser can read codes by itself. Where it cannot, nobody is offered it. */
export const hasCamera = (): boolean =>
  detectorClass() !== undefined && navigator.mediaDevices?.getUserMedia !== undefined;

const LOOK_MS = 200;
/** What Alipay shows: a bar code, and a square one of the same digits. */
const FORMATS = ['code_128', 'qr_code'] as const;

export interface CameraScanProps {
  readonly onCode: (code: string) => void;
  readonly onClose: () => void;
}

/** Reads a payment code where no scanner is. No picture leaves the screen, and none is kept. */
export function CameraScan({ onCode, onClose }: CameraScanProps): JSX.Element {
  const video = useRef<HTMLVideoElement>(null);
  const [isDenied, setDenied] = useState(false);
  const { kiosk } = text();
  useEffect(() => {
    const ending = new AbortController();
    lookThrough(video.current, ending.signal, onCode).catch(() => setDenied(true));
    return () => ending.abort();
  }, []);
  return (
    <Dialog title={kiosk.cameraTitle} class="kiosk-camera" onClose={onClose}>
      {isDenied ? (
        <Banner tone="warn">{kiosk.cameraDenied}</Banner>
      ) : (
        <p class="kiosk-hint">{kiosk.cameraHint}</p>
      )}
      <video ref={video} autoplay muted playsInline />
    </Dialog>
  );
}

async function lookThrough(
  video: HTMLVideoElement | null,
  ended: AbortSignal,
  onCode: (code: string) => void,
): Promise<void> {
  const Reader = detectorClass();
  if (video === null || Reader === undefined) return;
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' } });
  const stop = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (ended.aborted) return stop();
  ended.addEventListener('abort', stop);
  video.srcObject = stream;
  const reader = new Reader({ formats: FORMATS });
  while (!ended.aborted) {
    const codes = await reader.detect(video).catch(() => []);
    const code = codes.map(({ rawValue }) => rawValue).find(isPaymentCode);
    if (code !== undefined && !ended.aborted) return onCode(code);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
