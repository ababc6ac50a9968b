import type { ScriptCall } from '../auth-code-scripts.ts';
import { scriptNamed, scripts } from '../scenarios.ts';
import type { Script } from '../script.ts';
import { codeOfOrder, setCodeStatus } from './code.ts';
import { type Command, type Outcome, refOf } from './command.ts';
import type { Database } from './database.ts';
import { buyerPays, execute } from './execute.ts';
import { force, takeForced } from './forced.ts';
import { deferRequest, logRequest, wasRequested } from './requests.ts';
import { findTrade, type Trade } from './trade.ts';

/** An authentic, well-formed request of a merchant. */
export interface Request {
  readonly account: string;
  readonly method: string;
  readonly command: Command;
  /** What its auth code or its amount scripts; a forced outcome comes before it. */
  readonly scripted?: ScriptCall | undefined;
}

/** What happened and how to answer. */
export interface Performed {
  readonly requestId: number;
  readonly script: Script;
  /** Missing if the request was ignored or still travels. */
  readonly outcome?: Outcome;
  /** When to answer. */
  readonly answerAt: number;
  readonly tradeId?: number;
}

interface Chosen {
  readonly name: string;
  readonly script: Script;
  readonly seconds: number;
}

/** Executes a request that is received at `at`, in one transaction with its log entry. */
export function perform(database: Database, request: Request, at: number): Performed {
  return database.transaction(() => {
    const { account, command } = request;
    const ref = refOf(command);
    const trade = findTrade(database, account, ref);
    const outTradeNo = ref.outTradeNo ?? trade?.order.outTradeNo;
    const chosen = choose(database, request, outTradeNo, trade);
    const { script, seconds } = chosen;
    for (const { operation, outcome, times } of script.afterwards ?? []) {
      if (outTradeNo === undefined) break;
      force(database, {
        operation,
        outcome,
        account,
        outTradeNo,
        ...(times !== undefined && { times }),
      });
    }
    const entry = {
      ...describe(request, outTradeNo),
      receivedAt: at,
      script: chosen.name,
      reply: script.reply,
    };
    const later = at + seconds * 1000;
    if (script.effect === 'late') {
      const requestId = deferRequest(database, entry, command, later);
      return { requestId, script, answerAt: script.reply === 'nothing' ? at : later };
    }
    if (script.buyerPaysFirst) buyerPays(database, account, ref, at);
    if (script.effect === 'normal' && trade !== undefined && isRecordedOnly(command)) {
      const requestId = deferRequest(database, entry, command, at + command.refund.afterMs);
      const outcome = { kind: 'refund-recorded', trade } as const;
      return { requestId, script, answerAt: script.slow ? later : at, outcome, tradeId: trade.id };
    }
    if (script.revokesCode) revokeCode(database, account, ref.outTradeNo);
    const outcome =
      script.effect === 'normal' ? execute(database, account, command, chosen, at) : undefined;
    const tradeId = outcome !== undefined && 'trade' in outcome ? outcome.trade.id : undefined;
    return {
      requestId: logRequest(database, entry, outcome),
      script,
      answerAt: script.slow ? later : at,
      ...(outcome !== undefined && { outcome }),
      ...(tradeId !== undefined && { tradeId }),
    };
  });
}

function choose(
  database: Database,
  { account, command, scripted }: Request,
  outTradeNo: string | undefined,
  trade: Trade | undefined,
): Chosen {
  const applies = (name: string): boolean =>
    scriptNamed(name)?.whileWaiting !== true || trade?.status === 'WAIT_BUYER_PAY';
  const forced = takeForced(database, command.operation, account, outTradeNo, applies);
  const script = forced && scriptNamed(forced.outcome);
  if (forced !== undefined && script !== undefined) {
    return {
      name: forced.outcome,
      script,
      seconds: forced.seconds ?? script.seconds ?? 0,
    };
  }
  if (scripted !== undefined && trade === undefined && isFirst(database, account, command)) {
    const byCode: Script = scripts[scripted.name];
    return {
      name: scripted.name,
      script: byCode,
      seconds: scripted.seconds ?? byCode.seconds ?? 0,
    };
  }
  return { name: 'success', script: scripts.success, seconds: 0 };
}

const isRecordedOnly = (
  command: Command,
): command is Extract<Command, { operation: 'refund' }> & {
  readonly refund: { readonly afterMs: number };
} => command.operation === 'refund' && command.refund.afterMs !== undefined;

/** A code that nobody has scanned cannot be scanned any more. */
function revokeCode(database: Database, account: string, outTradeNo: string | undefined): void {
  const code = codeOfOrder(database, account, outTradeNo ?? '');
  if (code !== undefined) setCodeStatus(database, code.id, 'deleted');
}

/**
 * A repeated pay meets the trade that is there, if any; its code scripts only the first. An amount
 * cannot be shown anew like a code, so it scripts the first request for its number only.
 */
const isFirst = (database: Database, account: string, command: Command): boolean =>
  command.operation !== 'precreate' ||
  !wasRequested(database, command.operation, account, command.code.order.outTradeNo);

function describe({ account, method, command }: Request, outTradeNo: string | undefined) {
  const outRequestNo =
    command.operation === 'refund'
      ? command.refund.outRequestNo
      : command.operation === 'refund-query'
        ? command.outRequestNo
        : undefined;
  const amountFen = amountOf(command);
  return {
    account,
    method,
    operation: command.operation,
    ...(outTradeNo !== undefined && { outTradeNo }),
    ...(outRequestNo !== undefined && { outRequestNo }),
    ...(amountFen !== undefined && { amountFen }),
  };
}

function amountOf(command: Command): number | undefined {
  switch (command.operation) {
    case 'pay':
      return command.order.totalFen;
    case 'precreate':
      return command.code.order.totalFen;
    case 'refund':
      return command.refund.fen;
    default:
      return undefined;
  }
}
