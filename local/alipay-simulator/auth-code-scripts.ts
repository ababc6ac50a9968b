import type { ScriptName } from './scenarios.ts';

/** A scripted outcome, with its seconds if the code names them. */
export interface ScriptCall {
  readonly name: ScriptName;
  readonly seconds?: number;
}

/** The last four digits of an auth code that script its payment. Every other code simply pays. */
export const suffixes = {
  '9001': 'code-invalid',
  '9002': 'balance-not-enough',
  '9003': 'password-never',
  '9004': 'password',
  '9005': 'system-error',
  '9006': 'system-error-then-success',
  '9007': 'unknown',
  '9008': 'unknown-never-paid',
  '9009': 'unknown-for-ever',
  '9010': 'unknown-then-success',
  '9011': 'answer-lost',
  '9012': 'request-lost',
  '9013': 'slow-answer',
  '9014': 'slow-execution',
  '9015': 'late-request',
  '9020': 'paid-during-cancel',
  '9021': 'cancel-retried',
  '9022': 'cancel-too-late',
  '9023': 'cancel-unanswered',
  '9024': 'cancel-answer-lost',
  '9030': 'refund-without-fund-change',
  '9031': 'refund-system-error',
  '9032': 'refund-system-error-executed',
  '9033': 'refund-seller-balance',
  '9040': 'notification-suppressed',
  '9041': 'notification-duplicated',
  '9042': 'notification-reordered',
  '9043': 'notification-late',
  '9044': 'notification-wrong-amount',
  '9045': 'notification-foreign-app',
  '9046': 'notification-first',
  '9050': 'unsigned',
  '9051': 'bad-signature',
  '9052': 'duplicate-node',
  '9053': 'truncated',
  '9054': 'http-502',
} as const satisfies Record<string, ScriptName>;

/** Two digits that choose the script; the two after them are its seconds. */
export const suffixesWithSeconds = {
  '91': 'password',
  '92': 'unknown-then-success',
  '93': 'slow-answer',
  '94': 'slow-execution',
  '95': 'late-request',
} as const satisfies Record<string, ScriptName>;

const exact = new Map<string, ScriptName>(Object.entries(suffixes));
const withSeconds = new Map<string, ScriptName>(Object.entries(suffixesWithSeconds));

/** What the last four digits of the code script, undefined for an ordinary code. */
export function scriptOfAuthCode(authCode: string): ScriptCall | undefined {
  const suffix = authCode.slice(-4);
  const name = exact.get(suffix);
  if (name !== undefined) return { name };
  const timed = withSeconds.get(suffix.slice(0, 2));
  return timed && { name: timed, seconds: Number(suffix.slice(2)) };
}

/** The last four digits that script it, undefined where an auth code cannot. */
export const digitsOfScript = (name: ScriptName): string | undefined =>
  [...exact].find(([, scripted]) => scripted === name)?.[0];
