import type { OrderDelivery } from './delivery.ts';
import type { CaseId, CheckId, MerchantId, OrderId, PaymentId, StoreId, TicketId } from './ids.ts';
import type { Currency, Money } from './money.ts';
import type { Redemption } from './offers/redemption.ts';
import type { StockHold } from './stock.ts';
import type { TotalRow } from './total-row.ts';

/** Where the order was placed. */
export const CHANNELS = ['kiosk', 'pos', 'table', 'phone'] as const;
export type Channel = (typeof CHANNELS)[number];

export const FULFILMENTS = ['dine-in', 'takeout', 'delivery'] as const;
export type Fulfilment = (typeof FULFILMENTS)[number];

/** When the kitchen may start: with each paid check, or when every check is paid. */
export const RELEASE_POLICIES = ['per-check', 'all-paid'] as const;
export type ReleasePolicy = (typeof RELEASE_POLICIES)[number];

/** Forward only: an order is open, then either paid for or given up. */
export const ORDER_TRANSITIONS = {
  CREATED: ['COMMITTED', 'CANCELED'],
  COMMITTED: [],
  CANCELED: [],
} as const satisfies Record<string, readonly string[]>;
export type OrderStatus = keyof typeof ORDER_TRANSITIONS;

export const ORDER_POLICY = {
  /** An unpaid order that holds portions keeps them from those who would pay. */
  unpaidForMs: 30 * 60_000,
} as const;

/** A snapshot of what was sold, at the price of the menu version that the order names. */
export interface OrderLine {
  readonly lineId: string;
  readonly itemId: string;
  /** Where the menu has it: by that a kitchen knows who makes it. Absent on old orders. */
  readonly categoryId?: string | undefined;
  readonly name: string;
  readonly options: readonly {
    readonly optionId: string;
    readonly name: string;
    readonly priceDelta: number;
    /** A dish in a combo: the slot for which it was chosen. Its own options follow. */
    readonly slotId?: string | undefined;
  }[];
  /** What the menu says of its tax, where it says something. */
  readonly taxClass?: string | undefined;
  readonly quantity: number;
  /** For the kitchen, in the customer's words. */
  readonly note?: string | undefined;
  readonly unitPrice: Money;
  /** Quantity times unit price, before discounts. */
  readonly total: Money;
  /** What offers took off. */
  readonly discount?: Money | undefined;
  /** What was added to the price; tax that it holds already is not told by line. */
  readonly tax?: Money | undefined;
  /** At a shared table: whose it is, a label of the order's `table.diners`. */
  readonly diner?: string | undefined;
}

/** What makes an order the shared one of a table: guests add to it, each from their own phone. */
export interface SharedTable {
  readonly tableId: string;
  /** In the order in which they first ordered. `key` is a keyed hash: who holds the phone is not kept. */
  readonly diners: readonly { readonly label: string; readonly key: string }[];
  /** How often each label began to pay. */
  readonly attempts?: Readonly<Record<string, number>> | undefined;
  /** So that no line and no check ever gets an id that another had. */
  readonly linesMade: number;
  readonly checksMade: number;
  /** From then on the order takes no more lines. */
  readonly closedAt?: number | undefined;
}

/** A payer's share. At most one payment is live and at most one ends captured. */
export interface Check {
  readonly checkId: CheckId;
  readonly lineIds: readonly string[];
  readonly amountDue: Money;
  /** What adds up to it, at a shared table: there each check is priced by itself. */
  readonly rows?: readonly TotalRow[] | undefined;
  readonly livePaymentId?: PaymentId | undefined;
  readonly paidBy?: PaymentId | undefined;
}

export interface OpenCase {
  readonly caseId: CaseId;
  readonly paymentId?: PaymentId | undefined;
  readonly ticketId?: TicketId | undefined;
  /** Closed by the system when the payment, the ticket or the order comes right after all. */
  readonly closesItself: boolean;
}

/** Put aside by staff: the order waits, with what it holds, for longer than an unpaid order would. */
export interface OrderHold {
  readonly until: number;
  /** By what the till finds it again: blue jacket. */
  readonly label?: string | undefined;
}

/** The root of the aggregate: its version serialises every change to the order and its payments. */
export interface Order {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly orderId: OrderId;
  /** The journal entry of the same number tells how the order came to this state. */
  readonly version: number;
  readonly status: OrderStatus;
  readonly channel: Channel;
  readonly fulfilment: Fulfilment;
  readonly releasePolicy: ReleasePolicy;
  readonly currency: Currency;
  readonly menuVersion: number;
  readonly lines: readonly OrderLine[];
  readonly checks: readonly Check[];
  /** What adds up to the total; at a table the checks' rows together. Absent: it is the lines' sum. */
  readonly rows?: readonly TotalRow[] | undefined;
  readonly redemptions?: readonly Redemption[] | undefined;
  readonly total: Money;
  readonly note?: string | undefined;
  /** Whom to call: personal data, so in no log and on no board. */
  readonly customerName?: string | undefined;
  /** Where guests sit who scanned no code. */
  readonly tableNumber?: string | undefined;
  readonly createdAt: number;
  /** Counted portions that are its own: sold when it is paid, given back when it ends unpaid. */
  readonly holds?: readonly StockHold[] | undefined;
  readonly hold?: OrderHold | undefined;
  /** When it was taken back after it was held. */
  readonly unpaidSince?: number | undefined;
  /** How long nobody need pay, in ms: from its placing, its hold's release, each payment's start. */
  readonly unpaidForMs?: number | undefined;
  /** Given when the first payment starts; unique per store and business day, with gaps. */
  readonly pickupNumber?: string | undefined;
  readonly businessDate?: string | undefined;
  readonly attempts: number;
  readonly table?: SharedTable | undefined;
  /** Of an order that is brought. */
  readonly delivery?: OrderDelivery | undefined;
  /** How often each receipt was printed: of a sale by its check's id, of a refund by the refund's. */
  readonly receiptPrints?: Readonly<Record<string, number>> | undefined;
  /** Cases ever opened for this order, so that one cause opens one case. */
  readonly cases: readonly OpenCase[];
  /** When the sweeper looks at the order itself: nobody pays, or not all do. */
  readonly dueAt?: number | undefined;
}

export type CheckStatus = 'DUE' | 'PAYING' | 'PAID';

export const checkStatus = (check: Check): CheckStatus =>
  check.paidBy ? 'PAID' : check.livePaymentId ? 'PAYING' : 'DUE';

/** Guests may still order: though every check is paid, the order has not ended. */
export const isOpenTable = ({ status, table }: Order): boolean =>
  table !== undefined && table.closedAt === undefined && status === 'CREATED';

/** The order with one check replaced. */
export const withCheck = (order: Order, check: Check): Order => ({
  ...order,
  checks: order.checks.map((c) => (c.checkId === check.checkId ? check : c)),
});
