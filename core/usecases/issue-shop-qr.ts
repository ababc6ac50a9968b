import type { MerchantId, StoreId } from '../domain/ids.ts';
import { fail, ok, type Result, unreachable } from '../domain/result.ts';
import type { ShopQrCode } from '../domain/shop-qr-code.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { ShopQrGateway } from '../ports/payment-gateway.ts';
import type { ShopQrCodes } from '../ports/shop-qr-codes.ts';
import { conflict, notFound, type Rejection, unavailable } from './rejection.ts';

export interface IssueShopQrDeps {
  readonly directory: Pick<Directory, 'store'>;
  readonly shopQrCodes: ShopQrCodes;
  readonly gateway: ShopQrGateway;
  readonly clock: Clock;
}

export interface IssueShopQr {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly terminalId: string;
}

/** The static code of a terminal: made once, and answered again to be printed again. */
export async function issueShopQr(
  deps: IssueShopQrDeps,
  { merchantId, storeId, terminalId }: IssueShopQr,
): Promise<Result<ShopQrCode, Rejection>> {
  const [store, known] = await Promise.all([
    deps.directory.store(merchantId, storeId),
    deps.shopQrCodes.find(merchantId, storeId, terminalId),
  ]);
  if (!store) return fail(notFound('store'));
  if (known) return ok(known);
  const { name: storeName, currency } = store;
  const place = { merchantId, storeId, terminalId, currency };
  const made = await deps.gateway.createShopQr({ ...place, storeName });
  switch (made.kind) {
    case 'created': {
      const { codeText, imageUrl } = made;
      const createdAt = deps.clock.now();
      const code: ShopQrCode = { ...place, codeText, imageUrl, status: 'ACTIVE', createdAt };
      return ok(await deps.shopQrCodes.keep(code));
    }
    case 'declined':
      return fail(conflict('no-shop-qr', `Alipay makes no code for this store: ${made.code}.`));
    case 'unknown':
      return fail(unavailable('Alipay did not answer: ask again, it makes the same code.'));
    default:
      return unreachable(made);
  }
}
