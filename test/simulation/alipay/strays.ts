import type { Trade } from '../../../local/alipay-simulator/ledger/trade.ts';
import type { Merchant } from '../../../local/alipay-simulator/simulated-merchant.ts';
import type { ForgeryKind } from './doors/door.ts';
import { anotherAmount, ofAmount } from './letter.ts';
import type { Mischief } from './mischief.ts';
import { notifyIdOf } from './notices.ts';
import type { Mail, Post } from './post.ts';
import type { Words } from './surroundings.ts';
import { MINUTE, SECOND } from './times.ts';

/** Sends what is not from Alipay, or not for the merchant who gets it. */
export class Strays {
  readonly #merchants: ReadonlyMap<string, Merchant>;
  readonly #mischief: Mischief;
  readonly #post: Post;
  readonly #now: () => number;
  /** Where each merchant's notifications go, by account. */
  readonly #urls = new Map<string, string>();

  constructor(
    merchants: ReadonlyMap<string, Merchant>,
    mischief: Mischief,
    post: Post,
    now: () => number,
  ) {
    this.#merchants = merchants;
    this.#mischief = mischief;
    this.#post = post;
    this.#now = now;
  }

  /** Alipay tells a merchant about a trade: by chance another gets it too, or a forged one. */
  besideNotice(mail: Mail, trade: Trade, words: Words): void {
    const other = this.#another(mail.merchant);
    const url = this.#urls.get(other.account);
    if (url !== undefined && this.#mischief.drawn('misdirected', ...words)) {
      const letter = this.#post.letter(mail, ['misdirected', ...words]);
      if (letter) {
        this.#post.sendOnce({ ...letter, url, account: other.account, forged: true }, 0);
      }
    }
    this.besidePay(trade, words);
  }

  /** Somebody who knows of an attempt to pay may claim that it succeeded, or with another amount. */
  besidePay(trade: Trade, words: Words): void {
    const url = trade.order.notifyUrl;
    const victim = this.#merchants.get(trade.account);
    if (url === undefined || victim === undefined) return;
    this.#urls.set(trade.account, url);
    const kind = this.#mischief.drawn('forgery', ...words);
    if (kind !== undefined) this.#forge(kind, victim, url, trade, words);
  }

  #forge(kind: ForgeryKind, victim: Merchant, url: string, trade: Trade, words: Words): void {
    const at = this.#now();
    const { totalFen } = trade.order;
    const claimed: Trade = {
      ...trade,
      status: 'TRADE_SUCCESS',
      capturedFen: totalFen,
      refundedFen: 0,
      paidAt: at,
    };
    const notifyId = notifyIdOf(this.#mischief, kind, ...words);
    const notice = { notifyId, trade: claimed };
    const chance = this.#mischief.chance('claim', ...words);
    // That a paid trade is paid would be no lie.
    const claim =
      trade.capturedFen > 0 ? ofAmount(notice, anotherAmount(totalFen, chance)) : notice;
    const cast = { victim, other: this.#another(victim) };
    const pen = { mischief: this.#mischief, words };
    const posted = this.#post.door.forge(kind, cast, url, claim, at, pen);
    const afterMs = this.#mischief.spread(SECOND, 20 * MINUTE, 'forged-after', ...words);
    this.#post.sendOnce(this.#post.addressed(victim, url, claim, posted, true), afterMs);
  }

  /** The next one in the list. */
  #another(merchant: Merchant): Merchant {
    const all = [...this.#merchants.values()];
    return all[(all.indexOf(merchant) + 1) % all.length] ?? merchant;
  }
}
