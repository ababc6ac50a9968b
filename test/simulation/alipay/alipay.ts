import type { KeyObject } from 'node:crypto';
import type { WireAnswer } from '../../../alipay/gateway-protocol.ts';
import type { AlipayEvent, Trade } from '../../../audit/trace.ts';
import { type Command, refOf } from '../../../local/alipay-simulator/ledger/command.ts';
import type { Receipt } from '../../../local/alipay-simulator/letter.ts';
import type { GatewayName, Merchant } from '../../../local/alipay-simulator/simulated-merchant.ts';
import type { Assumptions } from './assumptions.ts';
import type { Backend } from './backend.ts';
import { Books } from './books.ts';
import { type Buyer, Buyers } from './buyer.ts';
import { cancel } from './cancel.ts';
import { Codes } from './code-book.ts';
import { precreate, scan } from './codes.ts';
import type { Door, Heard, WireRequest } from './doors/door.ts';
import { doorOf } from './doors/doors.ts';
import { Mischief } from './mischief.ts';
import { Notices } from './notices.ts';
import { pay } from './pay.ts';
import { Post } from './post.ts';
import { query } from './query.ts';
import { refund } from './refund.ts';
import { refundQuery } from './refund-query.ts';
import type { Said } from './said.ts';
import { payAtShop, type ShopSale } from './shop.ts';
import { Strays } from './strays.ts';
import type { Letter, Surroundings } from './surroundings.ts';
import { drawTemper, type Temper } from './temper.ts';

export type { Assumptions } from './assumptions.ts';
export type { Buyer } from './buyer.ts';
export type { Surroundings } from './surroundings.ts';

/**
 * Alipay as it may be at its worst, behind one of its gateways: whatever Alipay's documents do not exclude happens
 * here, at the worst times. Its books are the truth. In memory and synchronous; every choice depends
 * on the run's seed and on what it is about.
 */
export class Alipay {
  readonly #merchants: Map<string, Merchant>;
  readonly #door: Door<GatewayName>;
  readonly #surroundings: Surroundings;
  readonly #backend: Backend;

  /** @throws unless there are two accounts, each with an Alipay key of its own, for forgeries need another. */
  constructor(
    surroundings: Surroundings,
    accounts: readonly Merchant[],
    assumptions: Assumptions,
    temper: Temper = drawTemper((...words) => surroundings.chance(...words)),
  ) {
    this.#surroundings = surroundings;
    this.#merchants = merchantsOf(accounts);
    const mischief = new Mischief((...words) => surroundings.chance(...words), temper);
    this.#door = doorOf(gatewayOf(accounts));
    const post = new Post(surroundings, mischief, this.#door, assumptions.retriesAtOnce);
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
      codes: new Codes(),
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

  /** Somebody scans the QR code that is on a screen, and pays after that time. */
  scan(codeText: string, paysAfterMs: number | 'never'): void {
    scan(this.#backend, codeText, paysAfterMs);
  }

  /** Somebody pays with a code that hangs in a shop: Alipay makes up the number. */
  payAtShop(sale: ShopSale): void {
    payAtShop(this.#backend, sale);
  }

  /** One request arrives and takes effect now. @returns the answer. */
  receive(request: WireRequest): WireAnswer {
    const heard = this.#door.hear(request, this.#merchants, this.#surroundings.now());
    return 'status' in heard ? heard : heard.answer(this.#carriedOut(heard));
  }

  /** What our answer to a letter comes to: `success` where Alipay stops sending. */
  readsIn(letter: Letter, receipt: Receipt): string {
    const merchant = this.#merchants.get(letter.account);
    const done = merchant !== undefined && this.#door.isAcknowledged(letter, receipt, merchant);
    return done ? 'success' : receipt.body;
  }

  /** From now on Alipay signs with this key towards that account. */
  rotateKey(account: string, alipayPrivateKey: KeyObject): void {
    const merchant = this.#merchants.get(account);
    if (!merchant || !('alipayPrivateKey' in merchant)) return;
    this.#merchants.set(account, { ...merchant, alipayPrivateKey });
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

  #carriedOut({ account, command, authCode }: Heard): Said {
    const backend = this.#backend;
    const about = aboutOf(command);
    if (about !== undefined) {
      const outTradeNo = this.#numberOf(account, command);
      if (outTradeNo !== undefined) {
        this.#surroundings.observe({ kind: 'request', appId: account, outTradeNo, ...about });
      }
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
      case 'precreate':
        return precreate(backend, account, command.code);
      default:
        return { kind: 'forbidden' };
    }
  }

  /** Undefined for a question about a refund alone that was never made. */
  #numberOf(account: string, command: Command): string | undefined {
    const { books } = this.#backend;
    const ref = refOf(command);
    const record =
      command.operation === 'refund-query'
        ? books.findRefunded(account, ref, command.outRequestNo)
        : books.find(account, ref);
    return record?.trade.order.outTradeNo ?? ref.outTradeNo;
  }
}

/** What the trace tells of a request besides whose it is; undefined if it has no word for it. */
function aboutOf(
  command: Command,
): Pick<Extract<AlipayEvent, { kind: 'request' }>, 'call' | 'refundId' | 'minor'> | undefined {
  switch (command.operation) {
    case 'pay':
      return { call: 'pay', minor: command.order.totalFen };
    case 'precreate':
      return { call: 'qr', minor: command.code.order.totalFen };
    case 'refund':
      return { call: 'refund', refundId: command.refund.outRequestNo, minor: command.refund.fen };
    case 'refund-query':
      return { call: 'refund-query', refundId: command.outRequestNo };
    case 'query':
    case 'cancel':
      return { call: command.operation };
    default:
      return undefined;
  }
}

/** The gateway that all of them are at. */
function gatewayOf([first, ...others]: readonly Merchant[]): GatewayName {
  if (!first || others.some(({ gateway }) => gateway !== first.gateway)) {
    throw new Error('give accounts of one gateway');
  }
  return first.gateway;
}

function merchantsOf(accounts: readonly Merchant[]): Map<string, Merchant> {
  const secret = (m: Merchant): string =>
    'md5Key' in m
      ? m.md5Key
      : m.alipayPrivateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  if (accounts.length < 2 || new Set(accounts.map(secret)).size < accounts.length) {
    throw new Error('give two accounts at least, and Alipay a key of its own for each');
  }
  return new Map(accounts.map((account) => [account.account, account]));
}
