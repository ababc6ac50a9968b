import { signal } from '@preact/signals';

/** Whether this browser lets us be heard: most ask for a touch of the page first. */
export const isSoundOn = signal(false);

let context: AudioContext | undefined;

/** Frequencies in hertz, one after the other. */
const TUNES = {
  /** Twice, because fans and fryers are loud. */
  'new-ticket': [880, 1_320, 880, 1_320],
  ready: [660, 880, 1_100],
} as const satisfies Record<string, readonly number[]>;
const NOTE_SECONDS = 0.18;
const LOUDNESS = 0.35;

export async function switchSoundOn(): Promise<void> {
  if (typeof AudioContext === 'undefined') return;
  const opened = context ?? new AudioContext();
  context = opened;
  opened.onstatechange = () => {
    isSoundOn.value = opened.state === 'running';
  };
  // Without a touch it waits until there is one.
  await opened.resume();
  isSoundOn.value = opened.state === 'running';
}

/** A screen may play at once where its browser was told so, and else from the first touch or key on. */
export function soundOnFirstTouch(): void {
  const once = { once: true, capture: true } as const;
  void switchSoundOn();
  addEventListener('click', () => void switchSoundOn(), once);
  addEventListener('keydown', () => void switchSoundOn(), once);
}

export async function switchSoundOff(): Promise<void> {
  await context?.suspend();
  isSoundOn.value = false;
}

export function chime(tune: keyof typeof TUNES): void {
  if (context?.state !== 'running') return;
  for (const [n, frequency] of TUNES[tune].entries()) note(frequency, n * NOTE_SECONDS);
}

function note(frequency: number, afterSeconds: number): void {
  if (context === undefined) return;
  const begins = context.currentTime + afterSeconds;
  const oscillator = new OscillatorNode(context, { type: 'triangle', frequency });
  const gain = new GainNode(context, { gain: 0 });
  // Swells and fades: a bare tone clicks.
  gain.gain.setValueAtTime(0, begins);
  gain.gain.linearRampToValueAtTime(LOUDNESS, begins + 0.02);
  gain.gain.linearRampToValueAtTime(0, begins + NOTE_SECONDS);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(begins);
  oscillator.stop(begins + NOTE_SECONDS);
}
