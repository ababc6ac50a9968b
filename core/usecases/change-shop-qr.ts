import type { MerchantId, StoreId } from '../domain/ids.ts';
import { fail, ok, type Result, unreachable } from '../domain/result.ts';
import { SHOP_QR_ACTIONS, type ShopQrAction, type ShopQrCode } from '../domain/shop-qr-code.ts';
import type { ShopQrGateway } from '../ports/payment-gateway.ts';
import type { ShopQrCodes } from '../ports/shop-qr-codes.ts';
import { conflict, notFound, type Rejection, unavailable } from './rejection.ts';

export interface ChangeShopQrDeps {
  readonly shopQrCodes: Pick<ShopQrCodes, 'find' | 'setStatus' | 'remove'>;
  readonly gateway: Pick<ShopQrGateway, 'setShopQrStatus'>;
}

export interface ChangeShopQr {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly terminalId: string;
  readonly action: ShopQrAction;
}

/** A code after the action. */
export type ChangedShopQr = Omit<ShopQrCode, 'status'> & {
  readonly status: (typeof SHOP_QR_ACTIONS)[ShopQrAction];
};

/**
 * Stops a terminal's static code, restarts it, or deletes it so that another can be made. Alipay is
 * always asked, also for what we hold for done: an earlier answer may have been lost. Repeating is safe.
 */
export async function changeShopQr(
  { shopQrCodes, gateway }: ChangeShopQrDeps,
  { merchantId, storeId, terminalId, action }: ChangeShopQr,
): Promise<Result<ChangedShopQr, Rejection>> {
  const code = await shopQrCodes.find(merchantId, storeId, terminalId);
  if (!code) return fail(notFound('shop QR code'));
  const { codeText } = code;
  const answer = await gateway.setShopQrStatus({ merchantId, codeText, action });
  switch (answer.kind) {
    case 'changed':
      break;
    case 'not-found':
      // What was to be deleted is gone: the answer that said so was lost, or someone else did it.
      if (action === 'delete') break;
      return fail(conflict('no-shop-qr', 'Alipay has no such code any more: delete it.'));
    case 'declined':
      return fail(conflict('no-shop-qr', `Alipay does not ${action} this code: ${answer.code}.`));
    case 'unknown':
      return fail(unavailable(`Alipay did not answer: ask again to ${action} the code.`));
    default:
      return unreachable(answer);
  }
  const status = SHOP_QR_ACTIONS[action];
  await (status === 'DELETED' ? shopQrCodes.remove(code) : shopQrCodes.setStatus(code, status));
  return ok({ ...code, status });
}
