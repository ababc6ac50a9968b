import type { PaymentResponse } from '../../../../api/payments.ts';
import { type Answer, answerOf } from '../../api/answer.ts';
import type { Api } from '../../api/client.ts';
import type { OpenCase } from './open-case.ts';
import { checkFor } from './payable.ts';

export type AssignMoney = (orderId: string, key: string) => Promise<Answer<PaymentResponse>>;

/**
 * Pays an order with the money of a case. Its check is chosen once a key: asked again after no answer,
 * the first time may have paid it, and another check would be another request.
 */
export function assignMoney(api: Api, about: Pick<OpenCase, 'caseId' | 'amount'>): AssignMoney {
  const chosen = new Map<string, string | undefined>();
  return async (orderId, key) => {
    if (!chosen.has(key)) {
      const params = { path: { orderId } };
      const order = await answerOf(api.GET('/v1/orders/{orderId}', { params }));
      if (!order.ok) return order;
      chosen.set(key, checkFor(about.amount ?? 0, order.data)?.checkId);
    }
    const checkId = chosen.get(key);
    return await answerOf(
      api.POST('/v1/cases/{caseId}/assign', {
        params: { path: { caseId: about.caseId }, header: { 'Idempotency-Key': key } },
        body: { orderId, ...(checkId !== undefined && { checkId }) },
      }),
    );
  };
}
