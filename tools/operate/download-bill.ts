import { rename, rm, writeFile } from 'node:fs/promises';
import {
  type BillSource,
  type DownloadLimits,
  downloadBill,
} from '../../adapters/alipay-bills/download-bill.ts';

/**
 * Fetches a bill into a file that is there whole or not at all, and that only its owner can read;
 * answers its size in bytes.
 * @throws Error saying what was wrong; the file is then what it was.
 */
export async function saveBill(
  source: BillSource,
  out: string,
  limits?: DownloadLimits,
): Promise<number> {
  const downloaded = await downloadBill(source, limits);
  if (downloaded.kind === 'fault') {
    throw new Error(`The bill cannot be fetched (${downloaded.reason}).`);
  }
  const part = `${out}.${process.pid}.part`;
  try {
    await writeFile(part, downloaded.bytes, { flag: 'wx', mode: 0o600, flush: true });
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return downloaded.bytes.length;
}
