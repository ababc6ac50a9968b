import type { WireAnswer } from '../../../../alipay/gateway-protocol.ts';
import type { HttpAnswer } from '../../../../local/alipay-simulator/http.ts';
import type { Command } from '../../../../local/alipay-simulator/ledger/command.ts';
import type { Database } from '../../../../local/alipay-simulator/ledger/database.ts';
import { type ErrorName, errors } from '../../../../local/alipay-simulator/ledger/errors.ts';
import type { Refund } from '../../../../local/alipay-simulator/ledger/refund.ts';
import type { Trade } from '../../../../local/alipay-simulator/ledger/trade.ts';
import type { Receipt } from '../../../../local/alipay-simulator/letter.ts';
import type {
  GatewayName,
  MerchantOf,
} from '../../../../local/alipay-simulator/simulated-merchant.ts';
import type { Mischief } from '../mischief.ts';
import type { Said } from '../said.ts';
import type { Letter, Words } from '../surroundings.ts';
import type { Deed } from '../temper.ts';

/** A request of ours as it arrives. Header names are in lower case. */
export interface WireRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request that is verified and understood, and how to answer it. */
export interface Heard {
  readonly account: string;
  readonly command: Command;
  /** Of a pay: the code that the buyer showed. */
  readonly authCode: string;
  readonly answer: (said: Said) => WireAnswer;
}

/** What a notification tells of a trade: it as it was when that happened. */
export interface Notice {
  readonly notifyId: string;
  readonly trade: Trade;
  readonly refund?: Refund;
}

export type ForgeryKind = Deed<'forgery'>;

/** Who is deceived, and who lends a name and a key to it. */
export interface Cast<Name extends GatewayName> {
  readonly victim: MerchantOf<Name>;
  readonly other: MerchantOf<Name>;
}

/** How to vary one letter: by the run's chance, and by words that name it. */
export interface Pen {
  readonly mischief: Mischief;
  readonly words: Words;
}

/** What is posted. */
export type Post = Pick<Letter, 'headers' | 'body'>;

/**
 * One gateway of Alipay over the one adversary: it hears requests, puts answers into words, and
 * writes letters.
 */
export interface Door<Name extends GatewayName> {
  /** Reads a request with Alipay's checks; the answer to one that fails any of them. */
  hear(
    request: WireRequest,
    merchants: ReadonlyMap<string, MerchantOf<Name>>,
    now: number,
  ): Heard | WireAnswer;
  /** Undefined where this gateway does not tell of such things. */
  letter(
    merchant: MerchantOf<Name>,
    url: string,
    notice: Notice,
    at: number,
    pen: Pen,
  ): Post | undefined;
  /** The name that our inbox gives to it, by what it claims. */
  noticeIdOf(notice: Notice): string;
  /** A letter that says what is not true and looks genuine in all but one way. */
  forge(
    kind: ForgeryKind,
    cast: Cast<Name>,
    url: string,
    claim: Notice,
    at: number,
    pen: Pen,
  ): Post;
  /** Whether Alipay stops sending. */
  isAcknowledged(letter: Letter, receipt: Receipt, merchant: MerchantOf<Name>): boolean;
  /** The pauses between the attempts of one delivery, ms. */
  readonly retryAfterMs: readonly number[];
}

/** A word that all gateways of the simulator know. */
export const isErrorName = (word: string): word is ErrorName => Object.hasOwn(errors, word);

/** Nothing is looked up behind a door: the adversary knows its books itself. */
export const noDatabase = {
  sql: { get: () => undefined, all: () => [] },
} as unknown as Database;

export function wireAnswer({ status, contentType, headers, body }: HttpAnswer): WireAnswer {
  return {
    status,
    headers: { 'content-type': contentType, ...headers },
    body: typeof body === 'string' ? Buffer.from(body) : body,
  };
}
