import type { Receipt } from '../../../local/alipay-simulator/letter.ts';
import type { GatewayName, Merchant } from '../../../local/alipay-simulator/simulated-merchant.ts';
import type { Door, Notice, Post as Posted } from './doors/door.ts';
import type { Mischief } from './mischief.ts';
import type { Letter, Surroundings, Words } from './surroundings.ts';

/** A notification before it takes the form in which it is sent at some time. */
export interface Mail {
  readonly merchant: Merchant;
  readonly url: string;
  readonly notice: Notice;
}

/** Carries notifications to merchants. */
export class Post {
  readonly door: Door<GatewayName>;
  readonly #surroundings: Surroundings;
  readonly #mischief: Mischief;
  /** From an attempt that failed to the next; after the last one it is given up. */
  readonly #pausesMs: readonly number[];

  constructor(
    surroundings: Surroundings,
    mischief: Mischief,
    door: Door<GatewayName>,
    retriesAtOnce: boolean,
  ) {
    const { retryAfterMs } = door;
    this.door = door;
    this.#surroundings = surroundings;
    this.#mischief = mischief;
    this.#pausesMs = retriesAtOnce ? retryAfterMs : retryAfterMs.filter((pauseMs) => pauseMs > 0);
  }

  /** Sends it then, and again until the merchant acknowledges it. The words name this sending. */
  send(mail: Mail, afterMs: number, words: Words): void {
    this.#attempt(mail, afterMs, words, 0);
  }

  /** Sends this very letter, once. */
  sendOnce(letter: Letter, afterMs: number): void {
    this.#after(afterMs, () => void this.#surroundings.deliver(letter));
  }

  /** The letter as Alipay sends it now; undefined where it does not write of such things. */
  letter({ merchant, url, notice }: Mail, words: Words): Letter | undefined {
    const at = this.#surroundings.now();
    const pen = { mischief: this.#mischief, words };
    const posted = this.door.letter(merchant, url, notice, at, pen);
    return posted && this.addressed(merchant, url, notice, posted, false);
  }

  /** `claim` is what the letter says to whoever believes it. */
  addressed(
    { account }: Merchant,
    url: string,
    claim: Notice,
    posted: Posted,
    forged: boolean,
  ): Letter {
    const { outTradeNo } = claim.trade.order;
    return { url, ...posted, account, noticeId: this.door.noticeIdOf(claim), outTradeNo, forged };
  }

  #attempt(mail: Mail, afterMs: number, words: Words, failures: number): void {
    this.#after(afterMs, () => {
      const letter = this.letter(mail, [...words, failures]);
      if (letter === undefined) return;
      void this.#surroundings.deliver(letter).then((receipt) => {
        const pauseMs = this.#pausesMs[failures];
        const done = receipt !== undefined && this.#isDone(letter, receipt, mail);
        if (done || pauseMs === undefined) return;
        this.#attempt(mail, pauseMs, words, failures + 1);
      });
    });
  }

  #isDone(letter: Letter, receipt: Receipt, { merchant }: Mail): boolean {
    return this.door.isAcknowledged(letter, receipt, merchant);
  }

  #after(ms: number, run: () => void): void {
    this.#surroundings.at(this.#surroundings.now() + ms, run);
  }
}
