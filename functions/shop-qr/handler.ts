import { terminalId as terminalIdField } from '../../api/fields.ts';
import { isShopQrAction } from '../../core/domain/shop-qr-code.ts';
import { changeShopQr } from '../../core/usecases/change-shop-qr.ts';
import { issueShopQr } from '../../core/usecases/issue-shop-qr.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import {
  clock,
  deviceCheck,
  directory,
  gateway,
  shopQrCodes,
  tokenKeys,
} from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { refused } from '../shared/http/problem.ts';
import { storeInScope } from '../shared/http/scope.ts';
import { presentShopQr } from '../shared/present/shop-qr.ts';

/** A sheet of stickers, and more terminals than any store has. */
const MAX_CODES = 100;

/** @throws ProblemError 404 for what no terminal is called. */
function terminalInPath(text: string): string {
  const parsed = terminalIdField.safeParse(text);
  if (!parsed.success) throw refused(notFound('terminal'));
  return parsed.data;
}

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
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

    'POST /v1/stores/{storeId}/shop-qr-codes/{terminalId}/{action}': async ({
      principal,
      param,
    }) => {
      const { merchantId } = principal;
      const action = param('action');
      if (!isShopQrAction(action)) throw refused(notFound('action'));
      const storeId = storeInScope(principal, param('storeId'));
      const deps = { shopQrCodes: shopQrCodes(), gateway: gateway() };
      const terminalId = terminalInPath(param('terminalId'));
      const changed = await changeShopQr(deps, { merchantId, storeId, terminalId, action });
      if (!changed.ok) throw refused(changed.error);
      return { status: 200, body: presentShopQr(changed.value) };
    },
  },
);
