import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { demoItemIds } from './menu.ts';

/** Drawn by `tools/demo-pictures.ts`; a dish's picture has its name. */
const folder = path.join(import.meta.dirname, 'pictures');

export const demoPicture = (itemId: string): Promise<Buffer<ArrayBuffer>> =>
  readFile(path.join(folder, `${itemId}.webp`));

/**
 * Uploads the pictures of all dishes, as a merchant would.
 * @param url where a store takes them.
 * @returns the names that the store gave to them, by itemId.
 */
export async function uploadPictures(url: string, token: string): Promise<Map<string, string>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'image/webp' };
  const uploads = demoItemIds().map(async (itemId): Promise<[string, string]> => {
    const body = await demoPicture(itemId);
    const uploaded = await fetch(url, { method: 'POST', headers, body });
    if (!uploaded.ok) throw new Error(`A demo picture was refused: ${await uploaded.text()}`);
    const { image } = (await uploaded.json()) as { image: string };
    return [itemId, image];
  });
  return new Map(await Promise.all(uploads));
}
