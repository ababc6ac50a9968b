import type { Downloaded } from '../../adapters/alipay-bills/download-bill.ts';
import type { OpenPlatformAccount } from '../../adapters/alipay-http/open-platform-account.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import type { AskedForBill, BillFiles, BillNews } from '../../core/ports/bills.ts';

export interface FetchBillDeps {
  readonly account: Pick<OpenPlatformAccount, 'contract' | 'billDownload'>;
  readonly download: (source: {
    readonly url: string;
    readonly endpoint: string;
  }) => Promise<Downloaded>;
  readonly bills: Pick<BillFiles, 'keep'>;
}

/** An address is good for 30 seconds: where it was too old, a second one may not be. */
const TRIES = 2;

/** Asks for the day's bill and keeps it as it came, before anything reads it. */
export async function fetchBill(
  deps: FetchBillDeps,
  merchantId: MerchantId,
  day: string,
): Promise<BillNews> {
  const contract = await deps.account.contract(merchantId);
  if (!contract) return { kind: 'unsupported' };
  const { appId: account, feeBasisPoints } = contract;
  const told = await fetchZip(deps, merchantId, day);
  if (told.zip) await deps.bills.keep(merchantId, account, day, told.zip);
  return { kind: told.kind, code: told.code, account, feeBasisPoints };
}

type Told = Pick<AskedForBill, 'kind' | 'code'> & { readonly zip?: Uint8Array };

async function fetchZip(
  { account, download }: FetchBillDeps,
  merchantId: MerchantId,
  day: string,
): Promise<Told> {
  let code = '';
  for (let n = 0; n < TRIES; n += 1) {
    const answer = await account.billDownload(merchantId, 'trade', day);
    switch (answer.kind) {
      case 'url': {
        const downloaded = await download(answer);
        if (downloaded.kind === 'zip') return { kind: 'stored', code: '', zip: downloaded.bytes };
        code = downloaded.reason;
        break;
      }
      case 'no-bill':
        return { kind: 'none', code: answer.code };
      case 'refused':
        return { kind: 'refused', code: answer.code };
      case 'retry-later':
      case 'unknown':
        return { kind: 'later', code: answer.code };
      case 'elsewhere':
        return { kind: 'refused', code: 'other-gateway' };
    }
  }
  return { kind: 'later', code };
}
