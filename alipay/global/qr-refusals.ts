import { lookUp } from '../look-up.ts';
import type { QrOutcome } from '../outcomes.ts';
import { type AnswerFields, codeOf, refusalOf } from './answer-fields.ts';
import { gatewayErrors } from './gateway-errors.ts';

/**
 * What a failed precreate or shop code means, by error word without prefix; one that is in neither
 * this table nor that of the gateway is unknown. Protocol 3.8 and 3.9 list no errors of their own, so
 * this holds those of pay (3.4) that concern the order and the seller, not a buyer.
 */
export type QrRefusal = 'declined' | 'configuration' | 'unknown';

export const qrRefusals = {
  SYSTEM_ERROR: 'unknown',
  TRADE_HAS_SUCCESS: 'unknown',
  CONTEXT_INCONSISTENT: 'unknown',
  ACCESS_FORBIDDEN: 'configuration',
  SELLER_NOT_EXIST: 'configuration',
  TRADE_HAS_CLOSE: 'declined',
  INVALID_PARAMETER: 'declined',
  EXIST_FORBIDDEN_WORD: 'declined',
  TOTAL_FEE_EXCEED: 'declined',
  BEYOND_PAY_RESTRICTION: 'declined',
} as const satisfies Record<string, QrRefusal>;

/** What a failed precreate, or a failed call about a shop code, means. */
export function qrRefused(fields: AnswerFields): Exclude<QrOutcome, { kind: 'created' }> {
  const code = codeOf(fields);
  const word = refusalOf(fields);
  switch (lookUp(qrRefusals, word) ?? lookUp(gatewayErrors, word)) {
    case 'declined':
      return { kind: 'declined', code };
    case 'configuration':
      return { kind: 'declined', code, configuration: true };
    case 'unavailable':
    case 'unknown':
    case undefined:
      return { kind: 'unknown', code };
  }
}
