import { namesAnother, resultOf } from './result.ts';
import type { JsonObject } from './strict-json.ts';

/** What pay can answer where the customer has yet to pay: `open` is not paid, and can be. */
export type UnpaidAnswer =
  | { readonly kind: 'open'; readonly code: string }
  | { readonly kind: 'declined'; readonly code: string; readonly configuration?: true }
  | { readonly kind: 'unknown'; readonly code: string };

/**
 * What a verified answer to pay with an Order Code or an Entry Code means (protocol 4.4): in process is
 * how it goes well. A success would be a payment that nobody has made yet, so it is unknown.
 */
export function classifyUnpaid(
  message: JsonObject,
  expected: { readonly outTradeNo: string },
): UnpaidAnswer {
  const { meaning, code } = resultOf(message);
  if (namesAnother(message, expected.outTradeNo)) return { kind: 'unknown', code };
  switch (meaning) {
    case 'in-process':
      return { kind: 'open', code };
    case 'closed':
    case 'failed':
      return { kind: 'declined', code };
    case 'configuration':
      return { kind: 'declined', code, configuration: true };
    case 'done':
    case 'unavailable':
    case 'not-found':
    case 'wrong-state':
    case 'inconsistent':
    case 'cancel-window-over':
    case 'merchant-balance':
      return { kind: 'unknown', code };
  }
}
