import type { Trade } from '../../../local/alipay-simulator/ledger/trade.ts';
import type { Merchant } from '../../../local/alipay-simulator/simulated-merchant.ts';
import type { Assumptions } from './assumptions.ts';
import type { News, TradeRecord } from './books.ts';
import { anotherAmount, ofAmount } from './letter.ts';
import type { Mischief } from './mischief.ts';
import type { Mail, Post } from './post.ts';
import type { Words } from './surroundings.ts';
import { HOUR, MINUTE, SECOND } from './times.ts';

/** 34 digits. */
export const notifyIdOf = (mischief: Mischief, ...words: Words): string =>
  `20261122002221230${mischief.digits(17, 'notify-id', ...words)}`;

/** Tells merchants what became of their trades: soon or late, once, twice or never, and in any order. */
export class Notices {
  readonly #merchants: ReadonlyMap<string, Merchant>;
  readonly #mischief: Mischief;
  readonly #assumptions: Assumptions;
  readonly #post: Post;

  constructor(
    merchants: ReadonlyMap<string, Merchant>,
    mischief: Mischief,
    assumptions: Assumptions,
    post: Post,
  ) {
    this.#merchants = merchants;
    this.#mischief = mischief;
    this.#assumptions = assumptions;
    this.#post = post;
  }

  /** Sends what the merchant is to be told of this, if anything, and answers what that is. */
  tell(record: TradeRecord, news: News): Mail | undefined {
    const { account, trade, unsolicited, shop } = record;
    const merchant = this.#merchants.get(account);
    const url = trade.order.notifyUrl;
    if (!merchant || url === undefined || !this.#isNotified(record, news)) return undefined;
    const words = [trade.order.outTradeNo, news.event, record.refunds.size];
    const notifyId = notifyIdOf(this.#mischief, account, ...words);
    const refund = news.event === 'refunded' && { refund: news.refund };
    const mail: Mail = { merchant, url, notice: { trade, notifyId, ...refund } };
    const afterMs = this.#firstAfterMs(record, words);
    if (afterMs !== undefined) this.#post.send(mail, afterMs, words);
    if (!unsolicited) this.#beside(mail, trade, words, shop);
    return mail;
  }

  #isNotified({ trade }: TradeRecord, { event }: News): boolean {
    const { notifiesClosed, notifiesPartialRefund } = this.#assumptions;
    if (event === 'paid') return true;
    if (event === 'closed') return notifiesClosed === 'always';
    return trade.status === 'TRADE_CLOSED' ? notifiesClosed !== 'never' : notifiesPartialRefund;
  }

  /** Nothing else tells us of money that we never asked for. */
  #firstAfterMs({ unsolicited, shop }: TradeRecord, words: Words): number | undefined {
    if (unsolicited) return this.#promptly(words);
    return this.#delayMs(words) ?? (shop ? this.#promptly(words) : undefined);
  }

  #promptly(words: Words): number {
    return this.#mischief.between(0, 3 * SECOND, 'prompt', ...words);
  }

  /** From what happened to the first attempt; undefined is never. */
  #delayMs(words: Words): number | undefined {
    switch (this.#mischief.drawn('delay', ...words)) {
      case 'never':
        return undefined;
      case 'before-answer':
        return 0;
      case 'slow':
        return this.#mischief.between(5 * SECOND, 90 * SECOND, 'slow', ...words);
      case 'late':
        return this.#mischief.spread(2 * MINUTE, 25 * HOUR, 'late', ...words);
      case undefined:
        return this.#promptly(words);
    }
  }

  /** Nobody could tell that the amount of a number that Alipay made up is wrong. */
  #beside(mail: Mail, trade: Trade, words: Words, shop: boolean): void {
    const drawn = this.#mischief.drawn('extra', ...words);
    const deed = shop && drawn?.startsWith('wrong') ? 'doubled' : drawn;
    const named: Words = [deed ?? '', ...words];
    switch (deed) {
      case 'doubled':
        this.#post.send(mail, this.#promptly(named), named);
        break;
      case 'replayed': {
        const letter = this.#post.letter(mail, named);
        const afterMs = this.#mischief.spread(MINUTE, 20 * HOUR, ...named);
        if (letter) this.#post.sendOnce(letter, afterMs);
        break;
      }
      case 'wrong-amount':
      case 'wrong-amount-same-id': {
        const own =
          deed === 'wrong-amount' ? { notifyId: notifyIdOf(this.#mischief, ...named) } : {};
        const minor = anotherAmount(trade.order.totalFen, this.#mischief.chance(...named));
        const notice = { ...ofAmount(mail.notice, minor), ...own };
        this.#post.send({ ...mail, notice }, this.#promptly(named), named);
        break;
      }
      case undefined:
    }
  }
}
