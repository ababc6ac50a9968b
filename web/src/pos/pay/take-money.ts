import type { OrderResponse } from '../../../../api/orders.ts';
import type { PaymentResponse } from '../../../../api/payments.ts';
import { type Answer, answerOf } from '../../api/answer.ts';
import type { Api } from '../../api/client.ts';
import type { Check } from './pay-step.ts';

/** How the cashier takes the money of a check. */
export type Asked =
  | { readonly way: 'barcode'; readonly authCode: string }
  | { readonly way: 'qr' }
  | { readonly way: 'static-qr'; readonly terminalId: string }
  | { readonly way: 'cash'; readonly amountTendered: number }
  | { readonly way: 'card'; readonly reference: string };

/** What every panel of a way to pay is given. */
export interface PanelProps {
  readonly due: number;
  readonly currency: string;
  /** Why nothing can be taken now: the last wish has no answer yet. */
  readonly unable: string | undefined;
  readonly onTake: (asked: Asked) => void;
}

interface For {
  readonly order: Pick<OrderResponse, 'orderId'>;
  readonly check: Pick<Check, 'checkId'>;
  readonly key: string;
}

/** The check is named: what somebody has changed since is not paid by mistake. */
export async function askFor(
  api: Api,
  { order: { orderId }, check: { checkId }, key }: For,
  asked: Asked,
): Promise<Answer<PaymentResponse>> {
  const params = { path: { orderId }, header: { 'Idempotency-Key': key } };
  switch (asked.way) {
    case 'cash': {
      const { amountTendered } = asked;
      const body = { tender: 'cash' as const, checkId, amountTendered };
      return (await answerOf(
        api.POST('/v1/orders/{orderId}/tenders', { params, body }),
      )) as Answer<PaymentResponse>;
    }
    case 'card': {
      const { reference } = asked;
      const body = { tender: 'card' as const, checkId, ...(reference !== '' && { reference }) };
      return (await answerOf(
        api.POST('/v1/orders/{orderId}/tenders', { params, body }),
      )) as Answer<PaymentResponse>;
    }
    default:
      return (await answerOf(
        api.POST('/v1/orders/{orderId}/payments', { params, body: { ...asked, checkId } }),
      )) as Answer<PaymentResponse>;
  }
}
