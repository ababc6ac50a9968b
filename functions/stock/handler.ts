import { optionId as nameField } from '../../api/fields.ts';
import { conflict, notFound } from '../../core/usecases/rejection.ts';
import { clock, deviceCheck, directory, stockCounts, tokenKeys } from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { refused } from '../shared/http/problem.ts';
import { knownStoreInScope } from '../shared/http/scope.ts';

/** @throws ProblemError 404 for what nothing on a menu is called. */
function named(what: string, text: string): string {
  const parsed = nameField.safeParse(text);
  if (!parsed.success) throw refused(notFound(what));
  return parsed.data;
}

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/stores/{storeId}/stock': async ({ principal, param, query }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const page = await stockCounts().ofStore(principal.merchantId, storeId, pageOf(query));
      return { status: 200, body: { stock: page.items, next: page.next } };
    },

    'PUT /v1/stores/{storeId}/stock/{itemId}': async ({ principal, param, body }) => {
      const { merchantId } = principal;
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const itemId = named('item', param('itemId'));
      const { expected, ...count } = body;
      const isSet = await stockCounts().set(merchantId, storeId, { itemId, ...count }, expected);
      if (!isSet) {
        const text = 'Another number is left than you expected: read it again.';
        throw refused({ ...conflict('stock-changed', text), field: 'expected' });
      }
      return { status: 200, body: { itemId, ...count } };
    },

    'DELETE /v1/stores/{storeId}/stock/{itemId}': async ({ principal, param, query }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const itemId = named('item', param('itemId'));
      const optionId = query('optionId');
      const name =
        optionId === undefined ? { itemId } : { itemId, optionId: named('option', optionId) };
      await stockCounts().stopCounting(principal.merchantId, storeId, name);
      return { status: 204 };
    },
  },
);
