import { unreachable } from '../../../core/domain/result.ts';
import type { Action } from './actions.ts';
import { thePayment } from './payment.ts';
import type { ModelState, Process } from './state.ts';

/** One line for people: when, who does what, and what it changes. */
export function tell(before: ModelState, action: Action, after: ModelState, when: string): string {
  const changes = [
    ...paymentChange(before, after),
    ...refundChanges(before, after),
    ...added('ticket', before.stored.tickets, after.stored.tickets),
    ...added('case', before.openCases, after.openCases),
  ];
  const effect = changes.length > 0 ? `  -> ${changes.join(', ')}` : '';
  return `${when.padEnd(20)}  ${happening(before, action, after)}${effect}`;
}

function happening(before: ModelState, action: Action, after: ModelState): string {
  switch (action.kind) {
    case 'step':
      return doing(before.processes[action.process]);
    case 'arrival': {
      const said = after.processes[action.process]?.call?.answer;
      const sent = calling(before.processes[action.process]);
      return `${sent} reaches Alipay (${action.temper}), which answers ${said?.kind}`;
    }
    case 'answer': {
      const process = before.processes[action.process];
      return `${calling(process)} is answered: ${process?.call?.answer?.kind}`;
    }
    case 'timeout':
      return `${calling(before.processes[action.process])} has no answer; the request is ${action.request}`;
    case 'death':
      return `${before.processes[action.process]?.actor} dies; its request is ${action.request}`;
    case 'failure':
      return `${before.processes[action.process]?.actor} throws; its request is ${action.request}`;
    case 'late arrival':
      return `${before.late[action.request]?.name} reaches Alipay late (${action.temper})`;
    case 'start':
      return doing(action.process);
    case 'notice': {
      const notice = before.notices.find((n) => n.noticeId === action.noticeId);
      return `a notification comes into the inbox: ${notice?.says.kind}`;
    }
    case 'buyer pays':
      return 'the buyer enters the password';
    case 'told again':
      return 'Alipay writes another notification';
    case 'returned by hand':
      return 'somebody returns the money in Alipay’s own app';
    case 'time':
      return 'time passes';
    default:
      return unreachable(action);
  }
}

const doing = (process: Process | undefined): string => `${process?.actor} ${process?.at}`;

const calling = (process: Process | undefined): string =>
  `${process?.call?.name} of ${process?.actor}`;

function paymentChange(before: ModelState, after: ModelState): string[] {
  const [was, is] = [thePayment(before.stored), thePayment(after.stored)];
  return was.status === is.status ? [] : [`payment ${was.status} to ${is.status}`];
}

function refundChanges(before: ModelState, after: ModelState): string[] {
  return after.stored.refunds.flatMap(({ refundId, kind, status }) => {
    const was = before.stored.refunds.find((r) => r.refundId === refundId)?.status;
    return was === status ? [] : [`${kind} refund ${status}`];
  });
}

const added = (what: string, before: readonly unknown[], after: readonly unknown[]): string[] =>
  after.length > before.length ? [what] : [];
