import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { POLLING } from '../../../adapters/step-functions/payment-workflow.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import { planResolution } from '../../../core/usecases/plan-resolution.ts';
import { type ResolutionInput, stepOf } from '../../../functions/shared/resolution-input.ts';
import { inState, thePayment } from '../../support/reducer.ts';
import { execute, functionArn, START_MS, VirtualWorld } from './virtual-world.ts';

/** The deployed file, with its functions' ARNs in place of the placeholders. */
const definition = readFileSync('statemachines/payment-resolution.asl.json', 'utf8').replace(
  /\$\{(\w+)PaymentFunctionArn\}/g,
  (_, name: string) => functionArn(name.toLowerCase()),
);

/** A payment that began 5 s before its workflow, as the follow-up starts it. */
const pending: Payment = {
  ...thePayment(inState('PENDING')),
  startedAt: START_MS - 5_000,
  cancelAt: START_MS + 55_000,
};
const plan = (payment: Payment) => (input: ResolutionInput, world: VirtualWorld) =>
  stepOf(planResolution(payment, input.polling, world.nowMs));
const input = { merchantId: 'm1', orderId: 'o1', paymentId: 'p1', polling: POLLING };

test('a wholly unknown payment: 11 queries and a cancel at 60 s, in 36 transitions', async () => {
  const world = new VirtualWorld({
    query: plan(pending),
    cancel: plan({ ...pending, status: 'CANCELLED' }),
  });
  const execution = await execute(world, JSON.parse(definition), input);
  expect(execution.status).toBe('SUCCEEDED');
  const afterStart = world.calls.map((c) => `${c.name} ${c.atSeconds + 5}`);
  const queries = Array.from({ length: 11 }, (_, n) => `query ${5 * (n + 1)}`);
  expect(afterStart).toEqual([...queries, 'cancel 60']);
  expect(world.calls.every((c) => JSON.stringify(c.payload) === JSON.stringify(input))).toBe(true);
  expect(execution.transitions).toBe(36);
});
