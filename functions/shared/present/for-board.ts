import type { Role } from '../../../api/routes.ts';

interface Told {
  readonly customerName?: string | undefined;
  readonly note?: string | undefined;
  readonly hold?: object | undefined;
  readonly lines: readonly { readonly note?: string | undefined }[];
}

/**
 * A board hangs where everybody reads it: it calls numbers, and is told nobody's name, nor what was
 * typed of a guest for staff alone.
 */
export const shownTo = <T extends Told>(role: Role, shown: T): T =>
  role === 'board'
    ? {
        ...shown,
        ...{ customerName: undefined, note: undefined, hold: undefined },
        lines: shown.lines.map((line) => ({ ...line, note: undefined })),
      }
    : shown;
