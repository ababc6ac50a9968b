import type { SessionResponse } from '../../../../api/counter.ts';

/** The open session of this till's drawer, where it has one. */
export const openAt = (
  sessions: readonly SessionResponse[],
  deviceId: string,
): SessionResponse | undefined =>
  sessions.find(({ drawer, status }) => drawer === deviceId && status === 'OPEN');

/** The one that was closed last here. */
export const lastAt = (
  sessions: readonly SessionResponse[],
  deviceId: string,
): SessionResponse | undefined =>
  sessions.find(({ drawer, status }) => drawer === deviceId && status === 'CLOSED');
