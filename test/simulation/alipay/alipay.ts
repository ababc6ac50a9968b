import type { KeyObject } from 'node:crypto';
import type { AlipayEvent, Trade } from '../../../audit/trace.ts';
import { type Command, refOf } from '../../../local/alipay-simulator/ledger/command.ts';
import type { TradeRef } from '../../../local/alipay-simulator/ledger/trade.ts';
import type { AnswerNode } from '../../../local/alipay-simulator/open-platform/node.ts';
import type { OpenMerchant } from '../../../local/alipay-simulator/simulated-merchant.ts';
import type { Assumptions } from './assumptions.ts';
import type { Backend } from './backend.ts';
import { Books } from './books.ts';
import { type Buyer, Buyers } from './buyer.ts';
import { cancel } from './cancel.ts';
import { type Heard, hear } from './hearing.ts';
import { Mischief } from './mischief.ts';
import { notInContract } from './node.ts';
import { Notices } from './notices.ts';
import { pay } from './pay.ts';
import { Post } from './post.ts';
import { query } from './query.ts';
import { refund } from './refund.ts';
import { refundQuery } from './refund-query.ts';
import { Strays } from './strays.ts';
import type { SimulatedAccount, Surroundings } from './surroundings.ts';
import { drawTemper, type Temper } from './temper.ts';

export type { Assumptions } from './assumptions.ts';
export type { Buyer } from './buyer.ts';
export type { SimulatedAccount, Surroundings } from './surroundings.ts';

/**
 * The Open Platform as it may be at its worst: whatever Alipay's documents do not exclude happens
 * here, at the worst times. Its books are the truth. In memory and synchronous; every choice depends
 * on the run's seed and on what it is about.
 */
export class Alipay {
  readonly #merchants: Map<string, OpenMerchant>;
  readonly #surroundings: Surroundings;
  readonly #backend: Backend;

  /** @throws unless there are two accounts, each with an Alipay key of its own, for forgeries need another. */
  constructor(
    surroundings: Surroundings,
    accounts: readonly SimulatedAccount[],
    assumptions: Assumptions,
    temper: Temper = drawTemper((...words) => surroundings.chance(...words)),
  ) {
    this.#surroundings = surroundings;
    this.#merchants = merchantsOf(accounts);
    const mischief = new Mischief((...words) => surroundings.chance(...words), temper);
    const post = new Post(surroundings, mischief, assumptions.retriesAtOnce);
    const notices = new Notices(this.#merchants, mischief, assumptions, post);
    const strays = new Strays(this.#merchants, mischief, post, () => surroundings.now());
    const books = new Books(surroundings, mischief, (record, news) => {
      const mail = notices.tell(record, news);
      const words = [record.trade.order.outTradeNo, news.event, record.refunds.size];
      if (mail !== undefined) strays.besideNotice(mail, record.trade, words);
    });
    this.#backend = {
      surroundings,
      assumptions,
      mischief,
      books,
      buyers: new Buyers(),
      strays,
      blocked: new Set(),
    };
  }

  /** How often each of the `deeds` in temper.ts was done; for a matrix of what a run has covered. */
  get happened(): ReadonlyMap<string, number> {
    return this.#backend.mischief.happened;
  }

  /** What the buyer who shows this code will do. A code that nobody shows is refused. */
  expect(authCode: string, buyer: Buyer): void {
    this.#backend.buyers.expect(authCode, buyer);
  }

  /** One request arrives and takes effect now. @returns the body of the answer. */
  receive(request: { readonly url: string; readonly body: string }): string {
    const heard = hear(request, this.#merchants, this.#surroundings.now());
    return typeof heard === 'string' ? heard : heard.answer(this.#carriedOut(heard));
  }

  /** From now on Alipay signs with this key towards that app. */
  rotateKey(appId: string, alipayPrivateKey: KeyObject): void {
    const merchant = this.#merchants.get(appId);
    if (merchant) this.#merchants.set(appId, { ...merchant, alipayPrivateKey });
  }

  /** The books of all accounts. */
  trades(): Trade[] {
    return this.#backend.books.trades();
  }

  /**
   * From now on honest and prompt: no error, no delay, no forgery, and buyers who wait never pay.
   * Notifications that are on their way still come.
   */
  heal(): void {
    this.#backend.mischief.end();
  }

  #carriedOut({ account, command, authCode }: Heard): AnswerNode {
    const backend = this.#backend;
    const about = aboutOf(command);
    if (about !== undefined) {
      const outTradeNo = this.#numberOf(account, refOf(command));
      this.#surroundings.observe({ kind: 'request', appId: account, outTradeNo, ...about });
    }
    switch (command.operation) {
      case 'pay':
        return pay(backend, { account, order: command.order, authCode });
      case 'query':
        return query(backend, account, command.ref);
      case 'cancel':
        return cancel(backend, account, command.ref);
      case 'refund':
        return refund(backend, account, command.ref, command.refund);
      case 'refund-query':
        return refundQuery(backend, account, command.ref, command.outRequestNo);
      case 'close':
        return notInContract;
    }
  }

  #numberOf(account: string, ref: TradeRef): string {
    const known = this.#backend.books.find(account, ref)?.trade.order.outTradeNo;
    return known ?? ref.outTradeNo ?? '';
  }
}

/** What the trace tells of a request besides whose it is; undefined if it has no word for it. */
function aboutOf(
  command: Command,
): Pick<Extract<AlipayEvent, { kind: 'request' }>, 'call' | 'refundId' | 'minor'> | undefined {
  switch (command.operation) {
    case 'pay':
      return { call: 'pay', minor: command.order.totalFen };
    case 'refund':
      return { call: 'refund', refundId: command.refund.outRequestNo, minor: command.refund.fen };
    case 'refund-query':
      return { call: 'refund-query', refundId: command.outRequestNo };
    case 'query':
    case 'cancel':
      return { call: command.operation };
    case 'close':
      return undefined;
  }
}

function merchantsOf(accounts: readonly SimulatedAccount[]): Map<string, OpenMerchant> {
  const own = (account: SimulatedAccount): boolean =>
    accounts.every((a) => a === account || !a.alipayPrivateKey.equals(account.alipayPrivateKey));
  if (accounts.length < 2 || !accounts.every(own)) {
    throw new Error('give two accounts at least, and Alipay a key of its own for each');
  }
  return new Map(
    accounts.map(({ appPublicKey, ...account }) => [
      account.appId,
      { ...account, merchantPublicKey: appPublicKey },
    ]),
  );
}
