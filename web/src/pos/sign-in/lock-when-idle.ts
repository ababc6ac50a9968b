/** Who walked away for so long is asked for their PIN again. */
const IDLE_MS = 5 * 60_000;

const SIGNS_OF_LIFE = ['pointerdown', 'keydown'] as const;

/** @returns how to stop watching. */
export function whenIdle(act: () => void, idleMs = IDLE_MS): () => void {
  let timer = setTimeout(act, idleMs);
  const alive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(act, idleMs);
  };
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, alive, true);
  return () => {
    clearTimeout(timer);
    for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, alive, true);
  };
}
