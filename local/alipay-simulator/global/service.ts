import type { z } from 'zod';
import type { ScriptCall } from '../auth-code-scripts.ts';
import type { Command, Outcome } from '../ledger/command.ts';
import type { Database } from '../ledger/database.ts';
import { type ErrorName, errors } from '../ledger/errors.ts';
import type { Operation } from '../script.ts';
import type { GlobalMerchant } from '../simulated-merchant.ts';
import type { Fields } from './xml.ts';

/** What a service reads besides its own parameters. */
export interface ServiceContext {
  readonly merchant: GlobalMerchant;
  readonly receivedAt: number;
  /** To look things up. */
  readonly database: Database;
}

export interface Understood {
  readonly command: Command;
  readonly scripted?: ScriptCall | undefined;
}

/** What is refused without a look at the ledger, and in which form. */
export type Misunderstood =
  /** `is_success` is F. */
  | { readonly refusal: 'ILLEGAL_ARGUMENT' }
  /** Business: `is_success` is T and `result_code` says it. */
  | { readonly failure: string };

export type Params = Readonly<Record<string, string>>;

/** One `service`: from its parameters to a command, and from the outcome to an answer. */
export interface GlobalService {
  readonly operation: Operation;
  parse(params: Params, context: ServiceContext): Understood | Misunderstood;
  /** What `<response><alipay>` holds. */
  render(outcome: Outcome, command: Command): Fields;
  /** A business refusal in MAPI's own word. */
  failed(error: string): Fields;
}

/** Why a request was refused, in MAPI's word (protocol 3.4 to 3.9). */
export type Words = Partial<Readonly<Record<ErrorName, string>>>;

export const wordIn = (words: Words, error: ErrorName): string => words[error] ?? error;

/** A refusal as the services of Open Platform descent say it, with Alipay's sentence if there is one. */
export const detailedFailure = (error: string): Fields => ({
  result_code: 'FAIL',
  detail_error_code: error,
  ...(Object.hasOwn(errors, error) && { detail_error_des: errors[error as ErrorName] }),
});

/** Reads the parameters of a service; anything amiss is ILLEGAL_ARGUMENT. */
export function readFields<T>(
  schema: z.ZodType<T>,
  params: Params,
): { readonly fields: T } | { readonly refusal: 'ILLEGAL_ARGUMENT' } {
  const { data, success } = schema.safeParse(params);
  return success ? { fields: data } : { refusal: 'ILLEGAL_ARGUMENT' };
}

/** Outcomes that no answer of this service can show are mistakes in the simulator. */
export function unexpected(outcome: Outcome): never {
  throw new Error(`no answer for the outcome ${outcome.kind}`);
}

/** `UNKNOWN`, which Alipay's documents also print `UNKNOW`: odd numbers get that (protocol 3.4). */
export const unknownWord = (number: number): string => (number % 2 === 0 ? 'UNKNOWN' : 'UNKNOW');
