import { MemoryCaseList } from '../../adapters/memory/case-list.ts';
import { MemoryCashierSessions } from '../../adapters/memory/cashier-sessions.ts';
import { MemoryCreditStore } from '../../adapters/memory/credit-store.ts';
import { MemoryDeliveries } from '../../adapters/memory/deliveries.ts';
import { MemoryDinerOrders } from '../../adapters/memory/diner-orders.ts';
import { MemoryDirectory } from '../../adapters/memory/directory.ts';
import { MemoryDueList } from '../../adapters/memory/due-list.ts';
import { MemoryInbox } from '../../adapters/memory/inbox.ts';
import { MemoryKitchens } from '../../adapters/memory/kitchens.ts';
import { MemoryMenuStore } from '../../adapters/memory/menu-store.ts';
import { MemoryOfferBooks } from '../../adapters/memory/offer-books.ts';
import { MemoryOrderList } from '../../adapters/memory/order-list.ts';
import { MemoryOrderStore } from '../../adapters/memory/order-store.ts';
import { MemoryPickupNumbers } from '../../adapters/memory/pickup-numbers.ts';
import { MemoryShopQrCodes } from '../../adapters/memory/shop-qr-codes.ts';
import { MemorySnoozes } from '../../adapters/memory/snoozes.ts';
import { memoryState } from '../../adapters/memory/state.ts';
import { MemoryStockCounts } from '../../adapters/memory/stock-counts.ts';
import { MemoryTables } from '../../adapters/memory/tables.ts';
import { MemoryTicketList } from '../../adapters/memory/ticket-list.ts';
import { MemoryWaitingLists } from '../../adapters/memory/waiting-lists.ts';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import { born, type OrderId, parseMerchantId, parseStoreId } from '../../core/domain/ids.ts';
import type { JournalEntry } from '../../core/domain/journal.ts';
import { UNTOLD_KITCHEN } from '../../core/domain/kitchen-settings.ts';
import type { Order, ReleasePolicy } from '../../core/domain/order.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';
import type { Payment } from '../../core/domain/payment.ts';
import type { LineRequest } from '../../core/domain/pricing.ts';
import type { Refund, RefundLine } from '../../core/domain/refund.ts';
import type { Result } from '../../core/domain/result.ts';
import type { ShopQrCode } from '../../core/domain/shop-qr-code.ts';
import type { GatewayNotice, QueryResult } from '../../core/ports/payment-gateway.ts';
import { cancelOrder } from '../../core/usecases/cancel-order.ts';
import type { Till } from '../../core/usecases/open-till.ts';
import type { PaymentView } from '../../core/usecases/payment-view.ts';
import { placeOrder } from '../../core/usecases/place-order.ts';
import { type Reception, receiveNotification } from '../../core/usecases/receive-notification.ts';
import type { Rejection } from '../../core/usecases/rejection.ts';
import { requestRefund } from '../../core/usecases/request-refund.ts';
import { startPayment, type WayToPay } from '../../core/usecases/start-payment.ts';
import { type TenderTaken, takeTender } from '../../core/usecases/take-tender.ts';
import { AlipayLedger, type Trade } from './alipay-ledger.ts';
import { Background } from './background.ts';
import { CountedIds } from './counted-ids.ts';
import { Faults, WatchedOrderStore } from './faults.ts';
import { contentOf, item, TEA } from './menu.ts';
import { notificationOf, ScriptedGateway } from './scripted-gateway.ts';
import { Timeline } from './timeline.ts';

/** Noon in Shanghai on 2026-11-22. */
export const NOON = 1_795_320_000_000;
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const MERCHANT = born(parseMerchantId, 'm1');
export const STORE = born(parseStoreId, 's1');

/** Use cases over memory adapters, Alipay's ledger, and everything that runs in the background. */
export class World {
  readonly time = new Timeline(NOON);
  readonly ids = new CountedIds();
  readonly faults = new Faults();
  readonly alipay = new AlipayLedger();
  readonly gateway = new ScriptedGateway(this.alipay, this.time, this.faults);
  readonly directory = new MemoryDirectory();
  readonly menus = new MemoryMenuStore();
  readonly snoozes = new MemorySnoozes();
  readonly inbox = new MemoryInbox();
  readonly #state = memoryState();
  readonly cases = new MemoryCaseList(this.#state);
  readonly sessions = new MemoryCashierSessions(this.#state);
  readonly credits = new MemoryCreditStore(this.#state);
  readonly waiting = new MemoryWaitingLists(this.#state);
  readonly stock = new MemoryStockCounts(this.#state);
  readonly deliveries = new MemoryDeliveries(this.#state);
  readonly shopQrCodes = new MemoryShopQrCodes();
  readonly background = new Background(this.time, () => this.deps);
  readonly orders = new WatchedOrderStore(new MemoryOrderStore(this.#state), this.faults, (c) =>
    this.background.react(c),
  );
  readonly deps = {
    orders: this.orders,
    clock: this.time,
    backoff: { pause: async () => {} },
    gateway: this.gateway,
    inbox: this.inbox,
    cases: this.cases,
    sessions: this.sessions,
    credits: this.credits,
    waiting: this.waiting,
    stock: this.stock,
    deliveries: this.deliveries,
    shopQrCodes: this.shopQrCodes,
    tables: new MemoryTables(this.#state),
    dueList: new MemoryDueList(this.#state),
    orderList: new MemoryOrderList(this.#state),
    dinerOrders: new MemoryDinerOrders(this.#state),
    tickets: new MemoryTicketList(this.#state),
    kitchens: new MemoryKitchens(),
    directory: this.directory,
    offers: new MemoryOfferBooks(this.#state),
    menus: this.menus,
    snoozes: this.snoozes,
    pickupNumbers: new MemoryPickupNumbers(),
    ids: this.ids,
  };

  readonly placed: Order[] = [];

  /** An order of noodles (28.00) unless told otherwise. */
  async order(
    lines: readonly Partial<LineRequest>[] = [{}],
    checks?: readonly (readonly number[])[],
  ): Promise<Order> {
    const placed = await placeOrder(this.deps, {
      merchantId: MERCHANT,
      storeId: STORE,
      channel: 'kiosk',
      fulfilment: 'takeout',
      lines: lines.map((l) => ({ itemId: 'noodles', options: [], quantity: 1, ...l })),
      checks,
      actor: 'kiosk k1',
    });
    const { order } = must(placed);
    this.placed.push(order);
    return order;
  }

  pay(
    { orderId }: Pick<Order, 'orderId'>,
    { checkId, key = this.ids.ulid(), body = '', by = BARCODE }: PayChoices = {},
  ): Promise<Result<PaymentView, Rejection>> {
    return startPayment(this.deps, {
      ...by,
      merchantId: MERCHANT,
      orderId,
      checkId,
      actor: 'kiosk k1',
      idempotency: { key, fingerprint: `pay ${orderId} ${checkId ?? ''} ${body}` },
    });
  }

  /** A cashier takes a hundred yuan for it unless told otherwise. */
  tender(
    { orderId }: Pick<Order, 'orderId'>,
    { checkId, key = this.ids.ulid(), by = CASH, ...till }: TenderChoices = {},
  ): Promise<Result<PaymentView, Rejection>> {
    return takeTender(this.deps, {
      ...by,
      ...till,
      merchantId: MERCHANT,
      orderId,
      checkId,
      actor: 'cashier c1',
      idempotency: { key, fingerprint: `tender ${orderId} ${checkId ?? ''}` },
    });
  }

  refund(
    { orderId }: Pick<Order, 'orderId'>,
    {
      amount,
      lines,
      checkId,
      role = 'cashier',
      key = this.ids.ulid(),
      ...till
    }: RefundChoices = {},
  ): Promise<Result<Refund, Rejection>> {
    return requestRefund(this.deps, {
      ...till,
      merchantId: MERCHANT,
      orderId,
      amount,
      lines,
      checkId,
      reason: 'cold soup',
      role,
      actor: `${role} c1`,
      idempotency: { key, fingerprint: `refund ${orderId} ${amount ?? 'all'}` },
    });
  }

  cancel({ orderId }: Pick<Order, 'orderId'>): Promise<Result<OrderAggregate, Rejection>> {
    return cancelOrder(this.deps, { merchantId: MERCHANT, orderId, actor: 'kiosk k1' });
  }

  /** Alipay tells us about a payment; by default that it was paid, each time in a new notification. */
  notify(
    { outTradeNo, amount }: Pick<Payment, 'amount'> & { readonly outTradeNo: string },
    { noticeId = this.ids.ulid(), result }: { noticeId?: string; result?: QueryResult } = {},
  ): Promise<Reception> {
    const tradeNo = this.alipay.trade(outTradeNo, this.time.now())?.tradeNo ?? '2026-foreign';
    const told = result ?? { kind: 'captured', amount, tradeNo };
    const notice: GatewayNotice = { noticeId, outTradeNo, tradeNo, amount, result: told };
    return receiveNotification(this.deps, MERCHANT, notificationOf(MERCHANT, notice));
  }

  /** A customer scans the code of a payment. */
  customerScans({ outTradeNo }: Pick<Payment, 'outTradeNo'>): void {
    this.alipay.customerScans(outTradeNo, this.time.now());
  }

  /** A customer scans the static code of a terminal and types so many fen; Alipay tells us of it. */
  async customerTypes(
    minor: number,
    { terminalId = 'T1', noticeId = this.ids.ulid() } = {},
  ): Promise<Trade> {
    const trade = this.alipay.customerTypes({ currency: 'CNY', minor });
    await this.tellOf(trade, { terminalId, noticeId });
    return trade;
  }

  /** A notification about money that came through the static code of a terminal. */
  tellOf(
    { outTradeNo, tradeNo, amount }: Trade,
    about: {
      readonly terminalId?: string;
      readonly noticeId?: string;
      readonly storeId?: string;
      readonly paidAt?: number | undefined;
      readonly tellsOfRefund?: true;
    } = {},
  ): Promise<Reception> {
    const result = { kind: 'captured', amount, tradeNo } as const;
    const { terminalId = 'T1', storeId = STORE, noticeId = this.ids.ulid(), ...more } = about;
    const paidAt = this.time.now();
    const money = { outTradeNo, tradeNo, amount, result, paidAt, ...more };
    const notice: GatewayNotice = { noticeId, ...money, shop: { storeId, terminalId } };
    return receiveNotification(this.deps, MERCHANT, notificationOf(MERCHANT, notice));
  }

  customerPays({ outTradeNo }: Payment): void {
    this.alipay.customerPays(outTradeNo, this.time.now());
  }

  runFor(ms: number): Promise<void> {
    return this.time.runFor(ms);
  }

  async look({ orderId }: { readonly orderId: OrderId }): Promise<OrderAggregate> {
    const found = await this.orders.load(MERCHANT, orderId);
    if (!found) throw new Error(`No order ${orderId}`);
    return found;
  }

  /** The order's latest payment. */
  async payment(order: { readonly orderId: OrderId }): Promise<Payment> {
    const latest = (await this.look(order)).payments.at(-1);
    if (!latest) throw new Error('No payment');
    return latest;
  }

  journal({ orderId }: { readonly orderId: OrderId }): Promise<readonly JournalEntry[]> {
    return this.orders.journal(MERCHANT, orderId, { after: 0, limit: 10_000 });
  }

  async openCases(): Promise<readonly ExceptionCase[]> {
    return (await this.cases.open(MERCHANT, { limit: 1_000 })).items;
  }
}

export interface PayChoices {
  readonly checkId?: string;
  readonly key?: string;
  /** Stands for whatever else the request says. */
  readonly body?: string;
  /** A barcode unless told otherwise. */
  readonly by?: WayToPay;
}

export interface TenderChoices extends Till {
  readonly checkId?: string;
  readonly key?: string;
  readonly by?: TenderTaken;
}

const CASH: TenderTaken = { tender: 'cash', amountTendered: 10_000 };
const BARCODE: WayToPay = { way: 'barcode', authCode: '281234567890123456' };
/** The static code at the first counter. */
export const STICKER: WayToPay = { way: 'static-qr', terminalId: 'T1' };

export interface RefundChoices extends Till {
  readonly amount?: number;
  readonly lines?: readonly RefundLine[];
  readonly role?: string;
  readonly checkId?: string;
  readonly key?: string;
}

const stickerAt = (terminalId: string): ShopQrCode => ({
  merchantId: MERCHANT,
  storeId: STORE,
  terminalId,
  currency: 'CNY',
  codeText: `https://qr.alipay.com/${terminalId}`,
  status: 'ACTIVE',
  createdAt: NOON,
});

/** A store with a menu in Shanghai, the sweeper running. */
export async function openWorld({
  releasePolicy = 'per-check',
  isKitchenWatched = false,
}: {
  readonly releasePolicy?: ReleasePolicy;
  /** Whether a silent kitchen becomes a case, as it does where nobody has said otherwise. */
  readonly isKitchenWatched?: boolean;
} = {}): Promise<World> {
  const world = new World();
  await world.directory.register({
    merchantId: MERCHANT,
    storeId: STORE,
    name: 'Noodle House',
    currency: 'CNY',
    businessDay: { timeZone: 'Asia/Shanghai', cutOverHour: 4 },
    releasePolicy,
  });
  for (const terminalId of ['T1', 'T2']) await world.shopQrCodes.keep(stickerAt(terminalId));
  await world.menus.publish(MERCHANT, STORE, contentOf(item(), TEA), NOON);
  if (!isKitchenWatched) {
    const unwatched = { ...UNTOLD_KITCHEN, version: 1, acknowledgeWithinSeconds: null };
    await world.deps.kitchens.replace(MERCHANT, STORE, unwatched);
  }
  world.background.sweepEveryMinute();
  return world;
}

/** The value of a request that must not be refused. */
export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The refusal of a request that must be refused. */
export function refusal<T>(result: Result<T, Rejection>): Rejection {
  if (result.ok) throw new Error(`Not refused: ${JSON.stringify(result.value)}`);
  return result.error;
}
