/** Pages that merchants sign in to. They come back to one address, which leads to any of them. */
export const OWNER_PAGES = ['/devices/', '/dashboard/'] as const;
export type OwnerPage = (typeof OWNER_PAGES)[number];
