import type { ScriptCall } from '../auth-code-scripts.ts';
import { scriptNamed, scripts } from '../scenarios.ts';
import type { Script } from '../script.ts';
import { type Command, type Outcome, refOf } from './command.ts';
import type { Database } from './database.ts';
import { buyerPays, execute } from './execute.ts';
import { force, takeForced } from './forced.ts';
import { deferRequest, logRequest } from './requests.ts';
import { findTrade, type Trade } from './trade.ts';

/** An authentic, well-formed request of a merchant. */
export interface Request {
  readonly account: string;
  readonly method: string;
  readonly command: Command;
  /** What its auth code scripts; a forced outcome comes before it. */
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
  // A repeated pay meets the trade that is there; its code scripts only the first.
  if (scripted !== undefined && trade === undefined) {
    const byCode: Script = scripts[scripted.name];
    return {
      name: scripted.name,
      script: byCode,
      seconds: scripted.seconds ?? byCode.seconds ?? 0,
    };
  }
  return { name: 'success', script: scripts.success, seconds: 0 };
}

function describe({ account, method, command }: Request, outTradeNo: string | undefined) {
  const outRequestNo =
    command.operation === 'refund'
      ? command.refund.outRequestNo
      : command.operation === 'refund-query'
        ? command.outRequestNo
        : undefined;
  const amountFen =
    command.operation === 'pay'
      ? command.order.totalFen
      : command.operation === 'refund'
        ? command.refund.fen
        : undefined;
  return {
    account,
    method,
    operation: command.operation,
    ...(outTradeNo !== undefined && { outTradeNo }),
    ...(outRequestNo !== undefined && { outRequestNo }),
    ...(amountFen !== undefined && { amountFen }),
  };
}
