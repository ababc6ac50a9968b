import { issueShopQr } from '../../core/usecases/issue-shop-qr.ts';
import { clock, directory, gateway, shopQrCodes, tokenKeys } from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { refused } from '../shared/http/problem.ts';
import { storeInScope } from '../shared/http/scope.ts';
import { presentShopQr } from '../shared/present/shop-qr.ts';

/** A sheet of stickers, and more terminals than any store has. */
const MAX_CODES = 100;

export const handler = httpFunction(
  { clock: clock(), tokenKeys },
  {
    'POST /v1/stores/{storeId}/shop-qr-codes': async ({ principal, param, body }) => {
      const { merchantId } = principal;
      const storeId = storeInScope(principal, param('storeId'));
      const deps = {
        directory: directory(),
        shopQrCodes: shopQrCodes(),
        gateway: gateway(),
        clock: clock(),
      };
      const issued = await issueShopQr(deps, { ...body, merchantId, storeId });
      if (!issued.ok) throw refused(issued.error);
      return { status: 200, body: presentShopQr(issued.value) };
    },

    'GET /v1/stores/{storeId}/shop-qr-codes': async ({ principal, param }) => {
      const storeId = storeInScope(principal, param('storeId'));
      const codes = await shopQrCodes().ofStore(principal.merchantId, storeId, MAX_CODES);
      return { status: 200, body: { codes: codes.map(presentShopQr) } };
    },
  },
);
