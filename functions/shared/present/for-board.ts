import type { Role } from '../../../api/routes.ts';

/** A board hangs where everybody reads it: it calls numbers, and is told of nobody who they are. */
export const shownTo = <T extends { readonly customerName?: string | undefined }>(
  role: Role,
  shown: T,
): T => (role === 'board' ? { ...shown, customerName: undefined, hold: undefined } : shown);
