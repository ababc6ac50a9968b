import type { AlipayEvent } from '../../../audit/trace.ts';
import type { Receipt } from '../../../local/alipay-simulator/letter.ts';

/** Words that name one choice. Strings and numbers that depend on nothing but what the choice is about. */
export type Words = readonly (string | number)[];

/** One POST to a merchant. */
export interface Letter {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whose address that is. */
  readonly account: string;
  /** As our inbox names what the letter claims. */
  readonly noticeId: string;
  readonly outTradeNo: string;
  /** Not from Alipay, or not for this merchant. */
  readonly forged: boolean;
}

/** All that the simulated Alipay knows of the world. Times are ms since 1970. */
export interface Surroundings {
  /** Alipay's clock. */
  now(): number;
  /** At least 0 and below 1; depends on the seed and the words alone. */
  chance(...words: Words): number;
  /** Runs it at that time on the virtual clock; a time that is past or now is soon. */
  at(atMs: number, run: () => void): void;
  observe(event: AlipayEvent): void;
  /** Our answer, or undefined when none came. */
  deliver(letter: Letter): Promise<Receipt | undefined>;
}
