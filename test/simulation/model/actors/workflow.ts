import type { Payment } from '../../../../core/domain/payment.ts';
import { planResolution } from '../../../../core/usecases/plan-resolution.ts';
import type { Execution, ModelState, Process } from '../state.ts';

/** As functions/shared/compose.ts gives it to the machine. */
export const POLLING = [{ everySeconds: 5, untilSeconds: 60 }];
/** The first pause of the tasks' Retry in payment-resolution.asl.json. */
const RETRY_AFTER_MS = 2_000;

/** Mirrors PaymentWorkflow.start: the name is the generation, and a name starts once. */
export function startWorkflow(state: ModelState, { generation }: Payment): ModelState {
  const { started, executions } = state.workflow;
  if (generation <= started) return state;
  const first: Execution = { generation, next: 'query', at: state.now };
  return { ...state, workflow: { started: generation, executions: [...executions, first] } };
}

/** Mirrors resolutionTask (functions/shared/resolution-task.ts) and the machine's WhatNext. */
export function withPlan(
  state: ModelState,
  { generation }: Process,
  payment: Payment,
  now: number,
): ModelState {
  const step = planResolution(payment, POLLING, now);
  return withExecutions(state, generation, (execution) => {
    if (step.next === 'done') return undefined;
    const at = Math.ceil(step.at / 1_000) * 1_000;
    return { ...execution, next: step.next, at };
  });
}

/** The machine's Retry: a task whose process died is run again. */
export const retried = (state: ModelState, { generation }: Process): ModelState =>
  withExecutions(state, generation, (e) => ({ ...e, at: state.now + RETRY_AFTER_MS }));

function withExecutions(
  state: ModelState,
  generation: number | undefined,
  change: (execution: Execution) => Execution | undefined,
): ModelState {
  const executions = state.workflow.executions.flatMap((e) =>
    e.generation === generation ? (change(e) ?? []) : e,
  );
  return { ...state, workflow: { ...state.workflow, executions } };
}
