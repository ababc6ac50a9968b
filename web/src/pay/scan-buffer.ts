/** A key as the scanner or a person types it. */
export interface Stroke {
  readonly key: string;
  /** Milliseconds, by any clock that only goes forward. */
  readonly at: number;
}

export type Heard =
  /** Nobody types as fast as this: it is no text for the field in focus. */
  | { readonly kind: 'burst' }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'nothing' };

/** Scanners send a key every few milliseconds; the fastest people need 60 and more. */
const FASTEST_PERSON_MS = 45;
/** Two quick digits are a slip of a finger. */
const BURST_DIGITS = 4;
/** What Alipay shows as a payment code (api/fields.ts). */
const PAYMENT_CODE = /^(?:2[5-9]|30)\d{14,22}$/;
const MOST_DIGITS = 24;

export const isPaymentCode = (text: string): boolean => PAYMENT_CODE.test(text);

const NOTHING: Heard = { kind: 'nothing' };

/** Tells a scanner's burst of digits and Enter from what people type. Holds a code for a moment only. */
export class ScanBuffer {
  #digits = '';
  #lastAt = Number.NEGATIVE_INFINITY;

  /** Whether the next key would begin a new burst. */
  isFresh(at: number): boolean {
    return this.#digits === '' || at - this.#lastAt > FASTEST_PERSON_MS;
  }

  hear({ key, at }: Stroke): Heard {
    const isFresh = this.isFresh(at);
    if (key === 'Enter') return isFresh ? this.#forget() : this.#end();
    if (!/^\d$/.test(key)) return this.#forget();
    this.#digits = isFresh ? key : this.#digits + key;
    this.#lastAt = at;
    if (this.#digits.length > MOST_DIGITS) return this.#forget();
    return this.#digits.length >= BURST_DIGITS ? { kind: 'burst' } : NOTHING;
  }

  #end(): Heard {
    const code = this.#digits;
    this.#forget();
    if (isPaymentCode(code)) return { kind: 'code', code };
    return code.length >= BURST_DIGITS ? { kind: 'burst' } : NOTHING;
  }

  #forget(): Heard {
    this.#digits = '';
    this.#lastAt = Number.NEGATIVE_INFINITY;
    return NOTHING;
  }
}
