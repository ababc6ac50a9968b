import { planResolution } from '../../core/usecases/plan-resolution.ts';
import type { queryPayment } from '../../core/usecases/resolve-payment.ts';
import { backoff, clock, gateway, orders } from './compose.ts';
import { keyOf, type ResolutionInput, type ResolutionStep, stepOf } from './resolution-input.ts';

/** A task of payment-resolution: acts on the stored payment as it is now, and plans the next step. */
export const resolutionTask =
  (act: typeof queryPayment) =>
  async (input: ResolutionInput): Promise<ResolutionStep> => {
    const deps = { orders: orders(), gateway: gateway(), clock: clock(), backoff: backoff() };
    const payment = await act(deps, keyOf(input));
    if (!payment) return { next: 'done' };
    return stepOf(planResolution(payment, input.polling, clock().now()));
  };
