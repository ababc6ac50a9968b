import type { JournalResponse } from '../../../api/orders.ts';
import { scriptOfAuthCode } from '../../../local/alipay-simulator/auth-code-scripts.ts';
import type { LoggedRequest } from '../../../local/alipay-simulator/ledger/requests.ts';

/** How far a payment had come when everything died. */
export const WINDOWS = ['row written', 'pay sent', 'answer lost', 'cancelling'] as const;
export type Window = (typeof WINDOWS)[number];

/** One kill -9, in virtual milliseconds. */
export interface Kill {
  readonly sentAt: number;
  /** By then the process was gone. */
  readonly goneAt: number;
  /** The next server's clock began here: what is older was written by those before it. */
  readonly rebornAt: number;
}

export interface Traces {
  readonly authCode: string;
  readonly journal: JournalResponse['entries'];
  /** Of this payment, as Alipay received them. */
  readonly requests: readonly LoggedRequest[];
}

/** The window that a kill hit, proved by our journal and by Alipay's log. */
export function windowOf(kill: Kill, { authCode, journal, requests }: Traces): Window | undefined {
  const last = journal.findLast((entry) => entry.at < kill.rebornAt);
  if (last?.changes.some(isFence)) return 'cancelling';
  if (last?.what !== 'start-payment') return undefined;
  const pay = requests.find((r) => r.operation === 'pay');
  if (!pay) return 'row written';
  const answeredAt = pay.receivedAt + secondsOf(pay, authCode) * 1_000;
  if (pay.receivedAt <= kill.sentAt && answeredAt > kill.goneAt) return 'pay sent';
  return pay.outcome === 'paid' && answeredAt <= kill.sentAt ? 'answer lost' : undefined;
}

const isFence = (change: Readonly<Record<string, unknown>>): boolean =>
  change['part'] === 'payment' && change['to'] === 'CANCELLING' && change['from'] !== 'CANCELLING';

/** How long Alipay takes to answer. */
const secondsOf = ({ script }: LoggedRequest, authCode: string): number =>
  script === 'slow-execution' ? (scriptOfAuthCode(authCode)?.seconds ?? 0) : 0;

/**
 * The latest moment at which a payment may reach an end: `patienceMs` after its start, or after the
 * last restart that came before that was over.
 */
export function mustEndBy(startedAt: number, kills: readonly Kill[], patienceMs: number): number {
  let from = startedAt;
  for (const { rebornAt } of kills) {
    if (rebornAt > startedAt && rebornAt <= from + patienceMs) from = Math.max(from, rebornAt);
  }
  return from + patienceMs;
}
