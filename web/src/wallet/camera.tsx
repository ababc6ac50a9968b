import type { JSX } from 'preact';
import { useCodeCamera } from '../camera/use-code-camera.ts';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';

const ANY_QR_CODE = {
  facingMode: 'environment',
  formats: ['qr_code'],
  isWanted: () => true,
} as const;

/** The camera's picture until a QR code is in it. */
export function Camera(props: {
  onCode: (text: string) => void;
  onClose: () => void;
}): JSX.Element {
  const { wallet: words, common } = text();
  const { video, isUnable } = useCodeCamera(ANY_QR_CODE, props.onCode);
  return (
    <div class="wallet-camera">
      {isUnable && <p role="alert">{words.noCamera}</p>}
      <video ref={video} muted playsInline aria-label={words.film} hidden={isUnable} />
      <Button onPress={props.onClose}>{common.cancel}</Button>
    </div>
  );
}
