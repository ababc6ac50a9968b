import { retryAfterMs } from '../../../local/alipay-simulator/notification-treatments.ts';
import type { Fields } from '../../../local/alipay-simulator/open-platform/notification.ts';
import type { OpenMerchant } from '../../../local/alipay-simulator/simulated-merchant.ts';
import { formOf, noticeIdOf, signedPairs } from './letter.ts';
import type { Mischief } from './mischief.ts';
import type { Letter, Surroundings, Words } from './surroundings.ts';

/** A notification before it takes the form in which it is sent at some time. */
export interface Mail {
  readonly merchant: OpenMerchant;
  readonly url: string;
  readonly fields: (at: number) => Fields;
}

/** Carries notifications to merchants. */
export class Post {
  readonly #surroundings: Surroundings;
  readonly #mischief: Mischief;
  /** From an attempt that failed to the next; after the last one it is given up. */
  readonly #pausesMs: readonly number[];

  constructor(surroundings: Surroundings, mischief: Mischief, retriesAtOnce: boolean) {
    this.#surroundings = surroundings;
    this.#mischief = mischief;
    this.#pausesMs = retriesAtOnce ? retryAfterMs : retryAfterMs.filter((pauseMs) => pauseMs > 0);
  }

  /** Sends it then, and again until the merchant says `success`. The words name this sending. */
  send(mail: Mail, afterMs: number, words: Words): void {
    this.#attempt(mail, afterMs, words, 0);
  }

  /** Sends this very form, once. */
  sendOnce(letter: Letter, afterMs: number): void {
    this.#after(afterMs, () => void this.#surroundings.deliver(letter));
  }

  /** The letter as Alipay sends it now. */
  letter({ merchant, url, fields }: Mail, words: Words): Letter {
    const sent = fields(this.#surroundings.now());
    const form = formOf(signedPairs(sent, merchant), this.#mischief.chance('turn', ...words));
    return this.addressed(merchant, url, sent, form, false);
  }

  /** `claim` is what the form says to whoever believes it. */
  addressed(
    { appId }: OpenMerchant,
    url: string,
    claim: Fields,
    form: string,
    forged: boolean,
  ): Letter {
    const outTradeNo = claim['out_trade_no'] ?? '';
    return { url, form, merchantAppId: appId, noticeId: noticeIdOf(claim), outTradeNo, forged };
  }

  #attempt(mail: Mail, afterMs: number, words: Words, failures: number): void {
    this.#after(afterMs, () => {
      const letter = this.letter(mail, [...words, failures]);
      void this.#surroundings.deliver(letter).then((answer) => {
        const pauseMs = this.#pausesMs[failures];
        if (answer === 'success' || pauseMs === undefined) return;
        this.#attempt(mail, pauseMs, words, failures + 1);
      });
    });
  }

  #after(ms: number, run: () => void): void {
    this.#surroundings.at(this.#surroundings.now() + ms, run);
  }
}
