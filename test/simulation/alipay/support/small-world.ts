import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { alipayGateway } from '../../../../adapters/alipay-http/gateway.ts';
import type { OpenPlatformCredentials } from '../../../../alipay/open-platform/credentials.ts';
import { openPlatformProtocol } from '../../../../alipay/open-platform/protocol.ts';
import type { AlipayEvent, Trade } from '../../../../audit/trace.ts';
import {
  born,
  outTradeNoOf,
  parseMerchantId,
  parseOrderId,
  parsePaymentId,
} from '../../../../core/domain/ids.ts';
import { money } from '../../../../core/domain/money.ts';
import type {
  PaymentGateway,
  PayRequest,
  RefundRequest,
} from '../../../../core/ports/payment-gateway.ts';
import type { OpenPlatformMerchant } from '../../../../local/alipay-simulator/simulated-merchant.ts';
import { alipayPrivateKey, appPublicKey, credentials } from '../../../alipay/support.ts';
import { Timeline } from '../../../support/timeline.ts';
import { Alipay } from '../alipay.ts';
import type { Assumptions } from '../assumptions.ts';
import type { Buyer } from '../buyer.ts';
import type { Letter, Words } from '../surroundings.ts';
import { type Deed, type Group, honest, type Temper } from '../temper.ts';
import { listen } from './post.ts';

/** Noon in China. */
export const START = Date.UTC(2026, 10, 22, 4);

const otherAlipay = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;

export const account: OpenPlatformMerchant = {
  gateway: 'open-platform',
  account: credentials.appId,
  currency: 'CNY',
  appId: credentials.appId,
  sellerId: '2088000000000001',
  signType: 'RSA2',
  merchantPublicKey: appPublicKey,
  alipayPrivateKey,
};
const otherAccount: OpenPlatformMerchant = {
  ...account,
  account: '2021000000000002',
  appId: '2021000000000002',
  sellerId: '2088000000000002',
  alipayPrivateKey: otherAlipay,
};
export const otherCredentials: OpenPlatformCredentials = {
  ...credentials,
  appId: otherAccount.appId,
  sellerId: otherAccount.sellerId,
  alipayPublicKeys: [createPublicKey(otherAlipay)],
};

/** The one value of each that most tests need. */
export const plain: Assumptions = {
  refusesPayAfterExpiry: true,
  notExistLagMs: 0,
  replicaLagMs: 0,
  cancelOfNothingBlocksLaterPay: false,
  repeatedCancelSays: 'what it did',
  repeatedCodeIs: 'the same',
  repeatedRefundSays: 'N',
  closedBySameRefund: 'is done',
  notifiesPartialRefund: false,
  notifiesClosed: 'never',
  retriesAtOnce: false,
  undoesPaid: false,
};

/** Honest but for this one deed, which is done whenever it can be. */
export const always = <G extends Group>(group: G, deed: Deed<G>): Temper => ({
  ...honest,
  [group]: { ...honest[group], [deed]: 1 },
});

export const chanceOf =
  (seed: number) =>
  (...words: Words): number =>
    createHash('md5')
      .update(`${seed} ${words.join(' ')}`)
      .digest()
      .readUInt32BE() /
    2 ** 32;

interface Options {
  readonly temper?: Temper;
  readonly assumptions?: Partial<Assumptions>;
  readonly seed?: number;
}

/** Alipay, two merchants with the real adapter, and a clock that a test moves. */
export class SmallWorld {
  readonly time = new Timeline(START);
  readonly events: AlipayEvent[] = [];
  readonly letters: (Letter & { readonly at: number })[] = [];
  /** The body of what we answer to a letter. */
  answerTo: (letter: Letter) => string | undefined = () => 'success';
  readonly alipay: Alipay;
  readonly gateway: PaymentGateway;
  #payments = 0;

  constructor({ temper = honest, assumptions = {}, seed = 1 }: Options = {}) {
    const surroundings = {
      now: () => this.time.now(),
      chance: chanceOf(seed),
      at: (atMs: number, run: () => void) => this.time.at(atMs, run),
      observe: (event: AlipayEvent) => void this.events.push(event),
      deliver: async (letter: Letter) => {
        this.letters.push({ ...letter, at: this.time.now() - START });
        const body = this.answerTo(letter);
        return body === undefined ? undefined : { status: 200, headers: {}, body };
      },
    };
    const accounts = [account, otherAccount];
    this.alipay = new Alipay(surroundings, accounts, { ...plain, ...assumptions }, temper);
    listen(credentials.endpoint, (request) => this.alipay.receive(request));
    this.gateway = alipayGateway({
      clock: this.time,
      onTrouble: () => undefined,
      protocol: async (merchantId) =>
        openPlatformProtocol(merchantId === 'm1' ? credentials : otherCredentials),
      notifyUrl: (merchantId) => `https://${merchantId}.test/notify`,
      timeouts: { pay: 1, query: 1, cancel: 1, refund: 1 },
    });
  }

  /** A payment of 38.50 yuan by this buyer that expires after 5 minutes, not yet sent. */
  payment(buyer: Buyer, changes: Partial<PayRequest> = {}): PayRequest {
    this.#payments += 1;
    const ulid = `01JD${String(this.#payments).padStart(22, '0')}`;
    const authCode = `28${String(this.#payments).padStart(16, '0')}`;
    this.alipay.expect(authCode, buyer);
    return {
      merchantId: born(parseMerchantId, 'm1'),
      outTradeNo: outTradeNoOf(born(parseOrderId, ulid), born(parsePaymentId, ulid)),
      amount: money('CNY', 3_850),
      authCode,
      subject: '快餐人民路店 A007 & "more" = 100%',
      storeId: 's1',
      storeName: '快餐人民路店',
      expiresAt: this.time.now() + 300_000,
      ...changes,
    };
  }

  /** A payment that was sent. */
  async paid(
    buyer: Buyer = { kind: 'pays' },
    changes: Partial<PayRequest> = {},
  ): Promise<PayRequest> {
    const request = this.payment(buyer, changes);
    await this.gateway.pay(request);
    return request;
  }

  /** Its trade in Alipay's books. */
  trade({ outTradeNo }: Pick<PayRequest, 'outTradeNo'>): Trade | undefined {
    return this.alipay.trades().find((trade) => trade.outTradeNo === outTradeNo);
  }

  /** What happened to money since the beginning, shortly. */
  movements(): string[] {
    return this.events.flatMap((e) => {
      if (e.kind === 'request') return [];
      return 'minor' in e ? [`${e.kind} ${e.minor}`] : [e.kind];
    });
  }
}

export const refundOf = (request: PayRequest, minor = 1_000, n = 1): RefundRequest => ({
  ...request,
  refundId: `R01JD000000000000000000000${n}` as RefundRequest['refundId'],
  refundAmount: money('CNY', minor),
  reason: '汤凉了 & cold="soup"',
});
