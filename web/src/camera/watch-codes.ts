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

export interface CodesWanted {
  /** `user` looks at who stands before the screen, `environment` away from it. */
  readonly facingMode: 'user' | 'environment';
  readonly formats: readonly ('code_128' | 'qr_code')[];
  readonly isWanted: (code: string) => boolean;
}

/**
 * Films until a wanted code is in the picture, which leaves the screen never and is kept nowhere.
 * @returns undefined once `ended` is. Rejects where there is no camera, or it is not allowed.
 */
export async function watchForCode(
  video: HTMLVideoElement,
  { facingMode, formats, isWanted }: CodesWanted,
  ended: AbortSignal,
): Promise<string | undefined> {
  const Reader = detectorClass();
  if (Reader === undefined) throw new Error('This browser reads no codes.');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode } });
  try {
    video.srcObject = stream;
    await video.play();
    const reader = new Reader({ formats });
    while (!ended.aborted) {
      // A picture that cannot be read yet is followed by another.
      const codes = await reader.detect(video).catch(() => []);
      const code = codes.map(({ rawValue }) => rawValue).find(isWanted);
      if (code !== undefined) return ended.aborted ? undefined : code;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
