import { apiClient } from './client.ts';

/** As anybody: only what says nothing of who asks is kept for when the network fails. */
export const anybody = apiClient({ token: async () => undefined });
