import { DynamoDbCaseList } from '../../../adapters/dynamodb/case-list.ts';
import { DynamoDbCashierSessions } from '../../../adapters/dynamodb/cashier-sessions.ts';
import { DynamoDbCreditStore } from '../../../adapters/dynamodb/credit-store.ts';
import { DynamoDbDeliveries } from '../../../adapters/dynamodb/deliveries.ts';
import { DynamoDbInbox } from '../../../adapters/dynamodb/inbox.ts';
import { DynamoDbOfferBooks } from '../../../adapters/dynamodb/offer-books.ts';
import { DynamoDbOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { DynamoDbPickupNumbers } from '../../../adapters/dynamodb/pickup-numbers.ts';
import { DynamoDbShopQrCodes } from '../../../adapters/dynamodb/shop-qr-codes.ts';
import { DynamoDbStockCounts } from '../../../adapters/dynamodb/stock-counts.ts';
import { DynamoDbWaitingLists } from '../../../adapters/dynamodb/waiting-lists.ts';
import { MemoryDirectory } from '../../../adapters/memory/directory.ts';
import { MemoryMenuStore } from '../../../adapters/memory/menu-store.ts';
import { MemorySnoozes } from '../../../adapters/memory/snoozes.ts';
import type { OrderRecord } from '../../../audit/reading/order-record.ts';
import type { AlipaySide } from '../../../audit/reading/order-trace.ts';
import type { Order } from '../../../core/domain/order.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import { placeOrder } from '../../../core/usecases/place-order.ts';
import { receiveNotification } from '../../../core/usecases/receive-notification.ts';
import { requestRefund } from '../../../core/usecases/request-refund.ts';
import { resolvePayment } from '../../../core/usecases/resolve-payment.ts';
import { startPayment } from '../../../core/usecases/start-payment.ts';
import { AlipayLedger, type Customer } from '../../support/alipay-ledger.ts';
import { CountedIds } from '../../support/counted-ids.ts';
import type { TestTables } from '../../support/dynamodb.ts';
import { Faults } from '../../support/faults.ts';
import { contentOf, item } from '../../support/menu.ts';
import { notificationOf, ScriptedGateway } from '../../support/scripted-gateway.ts';
import { Timeline } from '../../support/timeline.ts';
import { MERCHANT, must, NOON, STORE } from '../../support/world.ts';

/** The use cases over real tables and Alipay's ledger; nothing runs by itself. */
export class StoredWorld {
  readonly time = new Timeline(NOON);
  readonly alipay = new AlipayLedger();
  readonly #gateway = new ScriptedGateway(this.alipay, this.time, new Faults());
  readonly #ids = new CountedIds();
  readonly #directory = new MemoryDirectory();
  readonly #menus = new MemoryMenuStore();
  readonly #snoozes = new MemorySnoozes();
  readonly #deps;

  constructor({ client, storeTable, inboxTable }: TestTables) {
    const backoff = { pause: async () => {} };
    this.#deps = {
      orders: new DynamoDbOrderStore(client, storeTable, backoff),
      cases: new DynamoDbCaseList(client, storeTable),
      inbox: new DynamoDbInbox(client, inboxTable),
      pickupNumbers: new DynamoDbPickupNumbers(client, storeTable),
      credits: new DynamoDbCreditStore(client, storeTable, backoff),
      waiting: new DynamoDbWaitingLists(client, storeTable),
      stock: new DynamoDbStockCounts(client, storeTable),
      shopQrCodes: new DynamoDbShopQrCodes(client, storeTable),
      offers: new DynamoDbOfferBooks(client, storeTable),
      deliveries: new DynamoDbDeliveries(client, storeTable),
      directory: this.#directory,
      menus: this.#menus,
      snoozes: this.#snoozes,
      gateway: this.#gateway,
      sessions: new DynamoDbCashierSessions(client, storeTable, backoff),
      ids: this.#ids,
      clock: this.time,
      backoff,
    };
  }

  async open(): Promise<void> {
    await this.#directory.register({
      ...{ merchantId: MERCHANT, storeId: STORE, name: 'Noodle House', currency: 'CNY' },
      ...{ releasePolicy: 'per-check', businessDay: { timeZone: 'Asia/Shanghai', cutOverHour: 4 } },
    });
    await this.#menus.publish(MERCHANT, STORE, contentOf(item()), NOON);
  }

  /** An order of noodles (28.00) and its one payment. */
  async sell(customer: Customer = 'pays'): Promise<{ order: Order; payment: Payment }> {
    this.alipay.customer = customer;
    const { order } = must(
      await placeOrder(this.#deps, {
        ...{ merchantId: MERCHANT, storeId: STORE, channel: 'kiosk', fulfilment: 'takeout' },
        ...{ lines: [{ itemId: 'noodles', options: [], quantity: 1 }], actor: 'kiosk k1' },
      }),
    );
    const { orderId } = order;
    const started = await startPayment(this.#deps, {
      ...{ merchantId: MERCHANT, orderId, way: 'barcode', authCode: '281234567890123456' },
      ...{ actor: 'kiosk k1', idempotency: this.#key() },
    });
    return must(started);
  }

  async refund({ orderId }: Order, amount: number): Promise<void> {
    const asked = await requestRefund(this.#deps, {
      ...{ merchantId: MERCHANT, orderId, amount, reason: 'cold soup' },
      ...{ role: 'cashier', actor: 'cashier c1' },
      idempotency: this.#key(),
    });
    must(asked);
  }

  /** What a sweep would do for it. */
  async resolve({ orderId }: Order, { paymentId }: Payment): Promise<void> {
    await resolvePayment(this.#deps, { merchantId: MERCHANT, orderId, paymentId });
  }

  /** Alipay tells of a payment, perhaps with another amount. */
  async notify({ outTradeNo, amount }: Payment, minor = amount.minor): Promise<void> {
    const told = { ...amount, minor };
    const tradeNo = this.alipay.trade(outTradeNo, this.time.now())?.tradeNo ?? '';
    const result = { kind: 'captured', amount: told, tradeNo } as const;
    const notice = { noticeId: this.#ids.ulid(), outTradeNo, tradeNo, amount: told, result };
    await receiveNotification(this.#deps, MERCHANT, notificationOf(MERCHANT, notice));
  }

  /** What Alipay's ledger says of an order's payments. */
  sideOf = async ({ aggregate }: OrderRecord): Promise<AlipaySide> => {
    const numbers = aggregate?.payments.map((p) => String(p.outTradeNo)) ?? [];
    const trades = this.alipay
      .trades()
      .filter((t) => numbers.includes(t.outTradeNo))
      .map(({ outTradeNo, amount: { minor }, paid, refunds }) => {
        const returnedMinor = [...refunds.values()].reduce((sum, r) => sum + r.minor, 0);
        return { outTradeNo, minor, capturedMinor: paid ? minor : 0, returnedMinor };
      });
    return { events: [], trades };
  };

  #key() {
    const key = this.#ids.ulid();
    return { key, fingerprint: `request ${key}` };
  }
}
