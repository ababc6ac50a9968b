import { notFound } from '../../core/usecases/rejection.ts';
import { directory, fingerprintSecret, orders } from '../shared/compose.ts';
import { withContentTag } from '../shared/http/content-tag.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { refused } from '../shared/http/problem.ts';
import { orderOfToken } from '../shared/receipt-token.ts';
import { presentReceiptLink } from './present.ts';

export const handler = httpFunction(
  {},
  {
    'GET /v1/receipt-links/{token}': async ({ event, param }) => {
      const named = orderOfToken(param('token'), await fingerprintSecret());
      const found = named && (await orders().load(named.merchantId, named.orderId));
      const store = found && (await directory().store(named.merchantId, found.order.storeId));
      if (!store) throw refused(notFound('order'));
      return withContentTag(event, presentReceiptLink(found, store.name));
    },
  },
);
