import { planResolution } from '../../core/usecases/plan-resolution.ts';
import { cancelPayment } from '../../core/usecases/resolve-payment.ts';
import { backoff, clock, gateway, orders } from '../shared/compose.ts';
import {
  keyOf,
  type ResolutionInput,
  type ResolutionStep,
  stepOf,
} from '../shared/resolution-input.ts';

/** A task of payment-resolution: one last query, the fence, cancel; refused before the deadline. */
export async function handler(input: ResolutionInput): Promise<ResolutionStep> {
  const deps = { orders: orders(), gateway: gateway(), clock: clock(), backoff: backoff() };
  const payment = await cancelPayment(deps, keyOf(input));
  if (!payment) return { next: 'done' };
  return stepOf(planResolution(payment, input.polling, clock().now()));
}
