import { scriptNamed } from '../scenarios.ts';
import { forgetScan, nextScan } from './code.ts';
import type { Outcome } from './command.ts';
import type { Database } from './database.ts';
import { closeUnpaid } from './endings.ts';
import { execute } from './execute.ts';
import { capture } from './payments.ts';
import { finishRequest, nextPendingRequest } from './requests.ts';
import { scanCode } from './scan.ts';
import { tradeOf } from './trade.ts';

/** What a trade can be refunded for, by the usual face-to-face contract. */
const refundWindowMs = 365 * 24 * 60 * 60 * 1000;

interface Due {
  readonly at: number;
  /** Answers which stored request was executed, if it was one. */
  run(): { readonly requestId: number; readonly outcome: Outcome } | undefined;
}

/** The first thing that will happen by itself. Of two at the same time, a payment beats an expiry. */
function nextDue(database: Database): Due | undefined {
  const all = [
    duePayment(database),
    dueScan(database),
    dueRequest(database),
    dueExpiry(database),
    dueFinish(database),
  ].filter((due) => due !== undefined);
  return all.sort((a, b) => a.at - b.at)[0];
}

function duePayment(database: Database): Due | undefined {
  const row = database.sql.get`SELECT * FROM trades WHERE status = 'WAIT_BUYER_PAY'
    AND pays_at IS NOT NULL ORDER BY pays_at LIMIT 1`;
  if (row === undefined) return undefined;
  const at = Number(row['pays_at']);
  return {
    at,
    run: () => {
      capture(database, tradeOf(row), at);
      return undefined;
    },
  };
}

function dueScan(database: Database): Due | undefined {
  const next = nextScan(database);
  if (next === undefined) return undefined;
  const { at, code } = next;
  return {
    at,
    run: () => {
      scanCode(database, { codeText: code.codeText, action: 'scan-and-pay' }, at);
      forgetScan(database, code.id);
      return undefined;
    },
  };
}

function dueExpiry(database: Database): Due | undefined {
  const row = database.sql.get`SELECT * FROM trades WHERE status = 'WAIT_BUYER_PAY'
    ORDER BY expires_at LIMIT 1`;
  if (row === undefined) return undefined;
  const at = Number(row['expires_at']);
  return {
    at,
    run: () => {
      closeUnpaid(database, tradeOf(row), 'expiry', at);
      return undefined;
    },
  };
}

function dueFinish({ sql }: Database): Due | undefined {
  const row = sql.get`SELECT id, paid_at FROM trades WHERE status = 'TRADE_SUCCESS'
    ORDER BY paid_at LIMIT 1`;
  if (row === undefined) return undefined;
  return {
    at: Number(row['paid_at']) + refundWindowMs,
    run: () => {
      sql.run`UPDATE trades SET status = 'TRADE_FINISHED' WHERE id = ${Number(row['id'])}`;
      return undefined;
    },
  };
}

function dueRequest(database: Database): Due | undefined {
  const pending = nextPendingRequest(database);
  if (pending === undefined) return undefined;
  const { id, account, command, executesAt } = pending;
  const script = scriptNamed(pending.script);
  if (script === undefined) throw new Error(`request ${id} has an unknown script`);
  return {
    at: executesAt,
    run: () => {
      const outcome = execute(database, account, command, { script, seconds: 0 }, executesAt);
      finishRequest(database, id, outcome);
      return { requestId: id, outcome };
    },
  };
}

/** When the next thing will happen by itself; undefined if nothing will. */
export const nextDueAt = (database: Database): number | undefined => nextDue(database)?.at;

/**
 * Lets everything happen that is due at `now`, in its order and at its own time, each committed by
 * itself. Answers the outcomes of stored requests, by their number.
 */
export function settle(database: Database, now: number): ReadonlyMap<number, Outcome> {
  const executed = new Map<number, Outcome>();
  for (;;) {
    const due = nextDue(database);
    if (due === undefined || due.at > now) return executed;
    const done = database.transaction(() => due.run());
    if (done !== undefined) executed.set(done.requestId, done.outcome);
  }
}
