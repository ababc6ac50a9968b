import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: readonly string[] }) => Detector;

/** Not every browser reads codes by itself (Firefox and Safari do not); the text field is for all. */
const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

export const hasCamera = (): boolean =>
  detectorClass() !== undefined && navigator.mediaDevices !== undefined;

const LOOK_MS = 250;

/** The camera's picture until a QR code is in it. */
export function Camera(props: {
  onCode: (text: string) => void;
  onClose: () => void;
}): JSX.Element {
  const { wallet: words, common } = text();
  const video = useRef<HTMLVideoElement>(null);
  const [isUnable, setUnable] = useState(false);
  const seen = useRef(props.onCode);
  seen.current = props.onCode;
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | undefined;
    const film = async (): Promise<void> => {
      const Detector = detectorClass();
      if (Detector === undefined || video.current === null) throw new Error('No camera.');
      const detector = new Detector({ formats: ['qr_code'] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      video.current.srcObject = stream;
      await video.current.play();
      while (!isOver) {
        const [found] = await detector.detect(video.current);
        if (found !== undefined) return seen.current(found.rawValue);
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
    };
    film()
      .catch(() => setUnable(true))
      .finally(() => {
        for (const track of stream?.getTracks() ?? []) track.stop();
      });
    return () => {
      isOver = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);
  return (
    <div class="wallet-camera">
      {isUnable ? (
        <p role="alert">{words.noCamera}</p>
      ) : (
        <video ref={video} muted playsInline aria-label={words.film} />
      )}
      <Button onPress={props.onClose}>{common.cancel}</Button>
    </div>
  );
}
