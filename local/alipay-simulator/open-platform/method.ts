import type { ScriptCall } from '../auth-code-scripts.ts';
import type { Command, Outcome } from '../ledger/command.ts';
import type { Operation } from '../script.ts';
import type { OpenMerchant } from '../simulated-merchant.ts';
import { type AnswerNode, businessFailed } from './node.ts';

/** What a method reads besides its `biz_content`. */
export interface MethodContext {
  readonly merchant: OpenMerchant;
  readonly notifyUrl: string | undefined;
  readonly receivedAt: number;
  /** Where the caller found the simulator, for instance `http://127.0.0.1:4000`. */
  readonly origin?: string;
}

export interface Understood {
  readonly command: Command;
  readonly scripted?: ScriptCall | undefined;
}

/** A business refusal that needs no look at the ledger. */
export interface Misunderstood {
  readonly refusal: AnswerNode;
}

/** One method of the gateway: from `biz_content` to a command, and from its outcome to an answer. */
export interface GatewayMethod {
  readonly operation: Operation;
  /** Its content is not in `biz_content` but in parameters of their own. */
  readonly atTopLevel?: true;
  parse(biz: Readonly<Record<string, unknown>>, context: MethodContext): Understood | Misunderstood;
  render(outcome: Outcome, command: Command): AnswerNode;
}

/** `ACQ.INVALID_PARAMETER`, with the name of the first wrong field. */
export function invalidParameter(
  issues: readonly { readonly path: PropertyKey[]; readonly keys?: string[] }[],
): Misunderstood {
  const [issue] = issues;
  const field = (issue?.keys ?? issue?.path ?? []).join('.');
  return { refusal: businessFailed('INVALID_PARAMETER', { sub_msg: `参数无效：${field}` }) };
}

/** Outcomes that no answer of this method can show are mistakes in the simulator. */
export function unexpected(outcome: Outcome): never {
  throw new Error(`no answer for the outcome ${outcome.kind}`);
}
