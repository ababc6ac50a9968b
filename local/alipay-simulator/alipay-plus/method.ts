import type { z } from 'zod';
import type { ScriptCall } from '../auth-code-scripts.ts';
import type { Command, Outcome } from '../ledger/command.ts';
import type { Database } from '../ledger/database.ts';
import type { TradeRef } from '../ledger/trade.ts';
import type { Operation } from '../script.ts';
import type { AlipayPlusMerchant } from '../simulated-merchant.ts';
import type { Dialect } from './dialect.ts';
import { type Result, type ResultCode, result } from './results.ts';

export interface CallContext {
  readonly dialect: Dialect;
  readonly merchant: AlipayPlusMerchant;
  /** To look up what is there; the command changes it. */
  readonly database: Database;
  readonly now: number;
}

export interface Understood {
  readonly command: Command;
  readonly scripted?: ScriptCall | undefined;
}

/** Refused before the ledger was asked to do anything. */
export interface Refused {
  readonly refused: Result;
}

/** An answer's body. Every scalar in it is a string. */
export interface AnswerBody {
  readonly result: Result;
  readonly [member: string]: unknown;
}

/** One call of the gateway: from a body to a command, and from its outcome to an answer. */
export interface PaymentsMethod {
  readonly operation: Operation;
  parse(body: unknown, context: CallContext): Understood | Refused;
  render(outcome: Outcome, command: Command, context: CallContext): AnswerBody;
}

export const refuse = (code: ResultCode, message?: string): Refused => ({
  refused: result(code, message),
});

/** `PARAM_ILLEGAL`, with the name of the first wrong field. */
export function illegal(error: z.ZodError): Refused {
  const [issue] = error.issues;
  const field = issue?.path.join('.') || 'body';
  return refuse('PARAM_ILLEGAL', `Illegal parameters exist. (${field})`);
}

interface NamedPayment {
  readonly paymentId?: string | undefined;
  readonly paymentRequestId?: string | undefined;
}

/** The payment that a body names; paymentId wins. Undefined if it names none. */
export function refIn({ paymentId, paymentRequestId }: NamedPayment): TradeRef | undefined {
  if (paymentId !== undefined) return { tradeNo: paymentId };
  return paymentRequestId === undefined ? undefined : { outTradeNo: paymentRequestId };
}

export const unnamed: Refused = refuse(
  'PARAM_ILLEGAL',
  'Illegal parameters exist. (paymentRequestId)',
);

/** Outcomes that no answer of this method can show are mistakes in the simulator. */
export function unexpected(outcome: Outcome): never {
  throw new Error(`no answer for the outcome ${outcome.kind}`);
}
