import { planResolution } from '../../core/usecases/plan-resolution.ts';
import { queryPayment } from '../../core/usecases/resolve-payment.ts';
import { backoff, clock, gateway, orders } from '../shared/compose.ts';
import {
  keyOf,
  type ResolutionInput,
  type ResolutionStep,
  stepOf,
} from '../shared/resolution-input.ts';

/** A task of payment-resolution: asks Alipay once and says when to ask again or to cancel. */
export async function handler(input: ResolutionInput): Promise<ResolutionStep> {
  const deps = { orders: orders(), gateway: gateway(), clock: clock(), backoff: backoff() };
  const payment = await queryPayment(deps, keyOf(input));
  if (!payment) return { next: 'done' };
  return stepOf(planResolution(payment, input.polling, clock().now()));
}
