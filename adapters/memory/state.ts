import type { CashierSession } from '../../core/domain/cashier-session.ts';
import type { Credit } from '../../core/domain/credit.ts';
import type { Destination } from '../../core/domain/delivery.ts';
import type { DinerOrder } from '../../core/domain/diner.ts';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { MerchantId, OrderId, StoreId } from '../../core/domain/ids.ts';
import type { JournalEntry } from '../../core/domain/journal.ts';
import type { Order } from '../../core/domain/order.ts';
import type { IdempotencyRecord } from '../../core/domain/order-aggregate.ts';
import type { Payment } from '../../core/domain/payment.ts';
import type { Refund } from '../../core/domain/refund.ts';
import type { StockCount, StockName } from '../../core/domain/stock.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import type { Place, WaitingList } from '../../core/domain/waiting-list.ts';
import type { SessionName } from '../../core/ports/cashier-sessions.ts';
import type { Due } from '../../core/ports/due-list.ts';

export interface StoredOrder {
  readonly order: Order;
  readonly payments: ReadonlyMap<string, Payment>;
  readonly refunds: ReadonlyMap<string, Refund>;
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly journal: readonly JournalEntry[];
}

/** What nobody counts any more keeps its row, so that what orders hold can always come back. */
export interface StoredStock {
  readonly count: StockCount;
  readonly isCounted: boolean;
}

/** What one table would hold: the order store writes it, the lists read it. Keys start with the tenant. */
export interface MemoryState {
  readonly orders: Map<string, StoredOrder>;
  readonly cases: Map<string, ExceptionCase>;
  readonly idempotency: Map<string, IdempotencyRecord>;
  readonly credits: Map<string, Credit>;
  /** By counter. */
  readonly couponUses: Map<string, number>;
  readonly waiting: Map<string, WaitingList>;
  readonly stock: Map<string, StoredStock>;
  readonly dinerOrders: Map<string, DinerOrder>;
  /** By slot: how many orders have it. */
  readonly slots: Map<string, number>;
  readonly destinations: Map<string, Destination>;
  readonly sessions: Map<string, CashierSession>;
  readonly due: Map<string, { readonly at: number; readonly due: Due }>;
}

export const memoryState = (): MemoryState => ({
  orders: new Map(),
  cases: new Map(),
  idempotency: new Map(),
  credits: new Map(),
  couponUses: new Map(),
  waiting: new Map(),
  stock: new Map(),
  dinerOrders: new Map(),
  slots: new Map(),
  destinations: new Map(),
  sessions: new Map(),
  due: new Map(),
});

export const dinerOrderKey = ({ merchantId, dinerId, orderId }: DinerOrder): string =>
  keyOf(merchantId, `${dinerId}#${orderId}`);

export const stockKey = (
  merchantId: MerchantId,
  storeId: StoreId,
  { itemId, optionId = '' }: StockName,
): string => keyOf(merchantId, `${storeId}#${itemId}#${optionId}`);

export const placeKey = ({ merchantId, storeId, terminalId, amount }: Place): string =>
  keyOf(merchantId, `${storeId}#${terminalId}#${amount.currency}#${amount.minor}`);

export const couponKey = (merchantId: MerchantId, storeId: StoreId, counter: string): string =>
  keyOf(merchantId, `${storeId}#${counter}`);

export const slotKey = (merchantId: MerchantId, storeId: StoreId, start: number): string =>
  keyOf(merchantId, `${storeId}#${start}`);

export const sessionKey = ({ merchantId, storeId, sessionId }: SessionName): string =>
  keyOf(merchantId, `${storeId}#${sessionId}`);

export const keyOf = (merchantId: MerchantId, id: string): string => `${merchantId}#${id}`;

export const storedOrder = (
  state: MemoryState,
  merchantId: MerchantId,
  orderId: OrderId,
): StoredOrder | undefined => state.orders.get(keyOf(merchantId, orderId));
