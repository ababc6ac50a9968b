import type * as z from 'zod/mini';
import {
  AssignCreditRequest,
  CaseListResponse,
  CaseResponse,
  RefundCreditRequest,
  ResolveCaseRequest,
} from './cases.ts';
import {
  CloseSessionRequest,
  MoveCashRequest,
  MovementListResponse,
  MovementResponse,
  OpenSessionRequest,
  SessionListResponse,
  SessionResponse,
  TakeTenderRequest,
} from './counter.ts';
import { CourierView, DeliveryEntry, DeliveryListResponse } from './deliveries.ts';
import {
  DeliverySettingsRequest,
  DeliverySettingsResponse,
  HandOverRequest,
  SLOTS_QUERY,
  SlotsResponse,
} from './delivery.ts';
import {
  ApprovePairingRequest,
  AskPairingRequest,
  DeviceListResponse,
  DeviceResponse,
  DeviceTokenRequest,
  PairingResponse,
  RenameDeviceRequest,
  TokenResponse,
} from './devices.ts';
import {
  AuthoriseUrlResponse,
  DINER_SIGN_IN_QUERY,
  DinerDataResponse,
  DinerOrderListResponse,
  DinerTokenRequest,
} from './diners.ts';
import {
  AllDayResponse,
  BoardResponse,
  KitchenRequest,
  KitchenResponse,
  TicketListResponse,
  TicketResponse,
} from './kitchen.ts';
import {
  ImageResponse,
  MenuChangesResponse,
  MenuDraftResponse,
  MenuResponse,
  MenuVersionListResponse,
  PublishMenuRequest,
  SnoozeListResponse,
  SnoozeRequest,
} from './menu.ts';
import { MenuImportResponse } from './menu-io.ts';
import {
  ChangeOfferRequest,
  CreateOfferRequest,
  OfferListResponse,
  OfferResponse,
  OfferWithUsesResponse,
  PricingRulesRequest,
  PricingRulesResponse,
} from './offers.ts';
import {
  EditOrderRequest,
  HoldOrderRequest,
  ORDER_LIST_QUERY,
  OrderListResponse,
} from './order-desk.ts';
import {
  JournalResponse,
  OrderAgainResponse,
  OrderResponse,
  PlaceOrderRequest,
  QuoteResponse,
} from './orders.ts';
import { PaymentResponse, RefundRequest, RefundResponse, StartPaymentRequest } from './payments.ts';
import { PopularResponse } from './popular.ts';
import {
  AnswerResponse,
  AskedResponse,
  AskQuestionRequest,
  QuestionListResponse,
} from './questions.ts';
import { ReceiptLinkResponse } from './receipt-links.ts';
import { PrintReceiptRequest, RECEIPT_QUERY } from './receipts.ts';
import {
  ReconciliationListResponse,
  ReconciliationResponse,
  ReconciliationStartedResponse,
} from './reconciliations.ts';
import { ScreenStepsRequest } from './screen-steps.ts';
import { IssueShopQrRequest, ShopQrListResponse, ShopQrResponse } from './shop-qr.ts';
import {
  AddStaffRequest,
  ChangeStaffRequest,
  StaffListResponse,
  StaffNamesResponse,
  StaffResponse,
  StaffSessionRequest,
  StaffSessionResponse,
} from './staff.ts';
import { SetStockRequest, StockListResponse, StockResponse } from './stock.ts';
import { StoreListResponse, StoreSettingsRequest, StoreSettingsResponse } from './stores.ts';
import {
  AddTableRequest,
  ChangeTableLineRequest,
  OpenTableOrderRequest,
  OrderAtTableRequest,
  PayAtTableRequest,
  TableListResponse,
  TableOrderResponse,
  TableResponse,
} from './tables.ts';

/** Who holds a token. Devices: kiosk, cashier, kitchen, board; people at a till: cashier, manager. */
export const ROLES = [
  'kiosk',
  'cashier',
  'manager',
  'kitchen',
  'board',
  'diner',
  'merchant',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

export interface Route {
  readonly summary: string;
  /**
   * `public` needs no token, `guest` neither, but a diner's tells who it is; `alipay` is authenticated
   * by its signature, `device` by its assertion.
   */
  readonly access: 'public' | 'guest' | 'alipay' | 'device' | readonly Role[];
  readonly request?: z.ZodMiniType;
  /** The types of a body that is no JSON but a file. */
  readonly upload?: readonly string[];
  /** The shape of an upload that is JSON. Its handler reads it. */
  readonly uploadShape?: z.ZodMiniType;
  readonly query?: Readonly<Record<string, string>>;
  readonly responses: Readonly<Record<number, z.ZodMiniType | string>>;
  /** Whether the request may or must carry an Idempotency-Key. */
  readonly idempotencyKey?: 'required' | 'optional';
}

/** Whoever a route lets in by name, and where cashiers may call, managers. */
export const mayCall = ({ access }: Pick<Route, 'access'>, role: Role): boolean =>
  typeof access !== 'string' &&
  (access.includes(role) || (role === 'manager' && access.includes('cashier')));

const page = {
  limit: 'Items on a page, 1 to 100.',
  cursor: 'The `next` of the page before.',
};

/** The whole HTTP surface: handlers, the OpenAPI document and the access matrix come from here. */
export const ROUTES = {
  'GET /v1/stores/{storeId}/menu': {
    summary: 'The published menu',
    access: 'public',
    query: { lang: 'One language instead of all translations, e.g. zh-CN.' },
    responses: { 200: MenuResponse, 304: 'Not changed since the ETag' },
  },
  'GET /v1/stores/{storeId}/popular': {
    summary: 'What sold most in seven business days, of what the menu has now; at most 12 dishes',
    access: 'public',
    responses: { 200: PopularResponse, 304: 'Not changed since the ETag' },
  },
  'PUT /v1/stores/{storeId}/menu': {
    summary: 'Publish the next version of the menu',
    access: ['merchant', 'admin'],
    request: PublishMenuRequest,
    responses: { 200: MenuResponse },
  },
  'GET /v1/stores/{storeId}/snoozes': {
    summary: 'What the store does not sell for now; at most 300',
    access: ['kiosk', 'cashier', 'kitchen', 'merchant', 'admin'],
    responses: { 200: SnoozeListResponse },
  },
  'PUT /v1/stores/{storeId}/snoozes': {
    summary: 'Take an item, an option or the whole store off sale, or put it back, at once',
    access: ['cashier', 'merchant', 'admin'],
    request: SnoozeRequest,
    responses: { 200: SnoozeListResponse },
  },
  'GET /v1/stores/{storeId}/menu/draft': {
    summary: 'The draft; what was published last where nothing was edited',
    access: ['merchant', 'admin'],
    responses: { 200: MenuDraftResponse, 304: 'Not changed since the ETag' },
  },
  'PUT /v1/stores/{storeId}/menu/draft': {
    summary: 'Save the draft; If-Match is the revision that was edited',
    access: ['merchant', 'admin'],
    request: PublishMenuRequest,
    responses: { 200: MenuDraftResponse },
  },
  'GET /v1/stores/{storeId}/menu/draft/changes': {
    summary: 'What publishing the draft would add, remove and change',
    access: ['merchant', 'admin'],
    query: page,
    responses: { 200: MenuChangesResponse },
  },
  'POST /v1/stores/{storeId}/menu/draft/publish': {
    summary: 'Publish the draft; If-Match is the revision that was looked at',
    access: ['merchant', 'admin'],
    responses: { 200: MenuResponse },
  },
  'GET /v1/stores/{storeId}/menu/versions': {
    summary: 'Published menus, newest first; at most 10 on a page',
    access: ['merchant', 'admin'],
    query: page,
    responses: { 200: MenuVersionListResponse },
  },
  'POST /v1/stores/{storeId}/menu/versions/{version}/publish': {
    summary: 'Go back to an older menu, which becomes the newest version',
    access: ['merchant', 'admin'],
    responses: { 200: MenuResponse },
  },
  'GET /v1/stores/{storeId}/menu/export': {
    summary: 'The whole menu as a file: JSON as PUT takes it, or one row a dish for spreadsheets',
    access: ['merchant', 'admin'],
    query: {
      format: 'json, or csv in UTF-8 with a byte order mark; json when absent.',
      of: 'published, or draft; published when absent.',
    },
    responses: { 200: 'JSON or CSV' },
  },
  'POST /v1/stores/{storeId}/menu/import': {
    summary: 'Take a file into the draft that If-Match names: all of it, or nothing',
    access: ['merchant', 'admin'],
    query: { dryRun: 'true only tells what it would do, without If-Match; false when absent.' },
    upload: ['application/json', 'text/csv'],
    uploadShape: PublishMenuRequest,
    responses: { 200: MenuImportResponse },
  },
  'POST /v1/stores/{storeId}/images': {
    summary: 'Upload a picture of a dish, at most 2 MB; a menu then refers to it by its name',
    access: ['merchant', 'admin'],
    upload: ['image/png', 'image/jpeg', 'image/webp'],
    responses: { 201: ImageResponse },
  },
  'GET /v1/stores/{storeId}/images/{image}': {
    summary: 'A picture of a dish; it never changes',
    access: 'public',
    responses: { 200: 'PNG, JPEG or WebP' },
  },
  'POST /v1/orders': {
    summary:
      'Place an order, priced from the published menu. Send an Idempotency-Key: without one, a ' +
      'request that is sent again is another order, which holds portions and coupons of its own',
    access: ['kiosk', 'cashier'],
    request: PlaceOrderRequest,
    responses: { 201: OrderResponse },
    idempotencyKey: 'optional',
  },
  'POST /v1/orders/quote': {
    summary: 'What an order would cost, with offers and coupons, without placing it',
    access: ['kiosk', 'cashier', 'merchant', 'admin'],
    request: PlaceOrderRequest,
    responses: { 200: QuoteResponse },
  },
  'GET /v1/orders/{orderId}': {
    summary: 'Order, payment and fulfilment state',
    access: ['kiosk', 'cashier', 'kitchen', 'board', 'merchant', 'admin'],
    responses: { 200: OrderResponse, 304: 'Not changed since the ETag' },
  },
  'PATCH /v1/orders/{orderId}': {
    summary:
      'Change an order that nobody has begun to pay, at the prices of now; If-Match is the ETag seen',
    access: ['kiosk', 'cashier'],
    request: EditOrderRequest,
    responses: { 200: OrderResponse },
    idempotencyKey: 'required',
  },
  'GET /v1/stores/{storeId}/orders': {
    summary: 'Orders of a store, newest first, or the one that has a number',
    access: ['cashier', 'merchant', 'admin'],
    query: ORDER_LIST_QUERY,
    responses: { 200: OrderListResponse },
  },
  'POST /v1/orders/{orderId}/hold': {
    summary: 'Put an unpaid order aside: it does not end by itself before its hold does',
    access: ['cashier', 'merchant', 'admin'],
    request: HoldOrderRequest,
    responses: { 200: OrderResponse },
  },
  'DELETE /v1/orders/{orderId}/hold': {
    summary: 'Take an order back that was put aside, with as much time to pay. Repeating is safe',
    access: ['cashier', 'merchant', 'admin'],
    responses: { 200: OrderResponse },
  },
  'POST /v1/orders/{orderId}/close-unpaid': {
    summary:
      'Strike off what nobody paid of a split order; what was paid goes on. Repeating is safe',
    access: ['cashier', 'merchant', 'admin'],
    responses: { 200: OrderResponse },
  },
  'GET /v1/orders/{orderId}/again': {
    summary: 'What of an order can be had now, at what price, and why not the rest: to order again',
    access: ['kiosk', 'cashier'],
    query: { lang: 'For the names, e.g. zh-CN.' },
    responses: { 200: OrderAgainResponse },
  },
  'GET /v1/orders/{orderId}/journal': {
    summary: 'Why the order is in this state',
    access: ['cashier', 'merchant', 'admin'],
    query: page,
    responses: { 200: JournalResponse },
  },
  'POST /v1/orders/{orderId}/cancel': {
    summary: 'Give an unpaid order up; a running payment is fenced and cancelled',
    access: ['kiosk', 'cashier', 'merchant', 'admin'],
    responses: { 200: OrderResponse, 202: OrderResponse },
  },
  'DELETE /v1/orders/{orderId}/customer': {
    summary: 'Forget whom an order that is over was for: names, notes, address. Repeating is safe',
    access: ['merchant', 'admin'],
    responses: { 204: 'Forgotten' },
  },
  'POST /v1/orders/{orderId}/payments': {
    summary: 'Pay a check with Alipay: 200 settled, 202 not yet',
    access: ['kiosk', 'cashier'],
    request: StartPaymentRequest,
    responses: { 200: PaymentResponse, 202: PaymentResponse },
    idempotencyKey: 'required',
  },
  'POST /v1/orders/{orderId}/tenders': {
    summary: 'A check is paid at the counter, in cash or by card on a terminal of its own',
    access: ['cashier', 'merchant', 'admin'],
    request: TakeTenderRequest,
    responses: { 200: PaymentResponse },
    idempotencyKey: 'required',
  },
  'POST /v1/stores/{storeId}/cashier-sessions': {
    summary: 'A cashier opens a drawer; what is taken there is booked to the session',
    access: ['cashier', 'merchant', 'admin'],
    request: OpenSessionRequest,
    responses: { 201: SessionResponse },
    idempotencyKey: 'required',
  },
  'GET /v1/stores/{storeId}/cashier-sessions': {
    summary: "Cashiers' sessions with what was booked, newest first",
    access: ['cashier', 'merchant', 'admin'],
    query: page,
    responses: { 200: SessionListResponse },
  },
  'POST /v1/stores/{storeId}/cashier-sessions/{sessionId}/movements': {
    summary: 'Cash is put into the drawer, or taken out, beside sales',
    access: ['cashier', 'merchant', 'admin'],
    request: MoveCashRequest,
    responses: { 201: MovementResponse },
    idempotencyKey: 'required',
  },
  'GET /v1/stores/{storeId}/cashier-sessions/{sessionId}/movements': {
    summary: 'What was put into the drawer or taken out, oldest first',
    access: ['cashier', 'merchant', 'admin'],
    query: page,
    responses: { 200: MovementListResponse },
  },
  'POST /v1/stores/{storeId}/cashier-sessions/{sessionId}/close': {
    summary: 'The drawer is counted, and the report says what is missing. Repeating is safe',
    access: ['cashier', 'merchant', 'admin'],
    request: CloseSessionRequest,
    responses: { 200: SessionResponse },
  },
  'POST /v1/orders/{orderId}/refunds': {
    summary: 'Refund a paid check, in full or in part: 200 settled, 202 not yet',
    access: ['cashier', 'merchant', 'admin'],
    request: RefundRequest,
    responses: { 200: RefundResponse, 202: RefundResponse },
    idempotencyKey: 'required',
  },
  'GET /v1/orders/{orderId}/receipt': {
    summary: 'The receipt of what was paid or refunded, or the bill, to look at; counts no print',
    access: ['kiosk', 'cashier', 'merchant', 'admin'],
    query: RECEIPT_QUERY,
    responses: { 200: 'SVG, plain text, or ESC/POS commands in GB18030' },
  },
  'POST /v1/orders/{orderId}/receipt/prints': {
    summary: 'A receipt for paper: the first is the original, every later one is marked as a copy',
    access: ['kiosk', 'cashier', 'merchant', 'admin'],
    request: PrintReceiptRequest,
    responses: { 200: 'As GET; the header receipt-copy is 0 for the original' },
    idempotencyKey: 'required',
  },
  'GET /v1/receipt-links/{token}': {
    summary: 'What the page shows to which the code on a receipt leads: how far its order is',
    access: 'public',
    responses: { 200: ReceiptLinkResponse, 304: 'Not changed since the ETag' },
  },
  'POST /v1/alipay/{merchantId}/notifications': {
    summary: "Alipay's asynchronous notifications; answered in the gateway's own form",
    access: 'alipay',
    responses: { 200: 'success or failure as text, or a signed JSON result' },
  },
  'GET /v1/stores/{storeId}/tickets': {
    summary: 'Kitchen tickets that are not completed, oldest first',
    access: ['kitchen', 'board', 'cashier', 'merchant', 'admin'],
    query: {
      ...page,
      station: 'Only what this station makes; a page then has fewer, even no tickets.',
    },
    responses: { 200: TicketListResponse, 304: 'Not changed since the ETag' },
  },
  'POST /v1/orders/{orderId}/tickets/{ticketId}/{action}': {
    summary: 'Acknowledge, start, bump, recall or complete a ticket; each acknowledges it',
    access: ['kitchen', 'cashier'],
    query: { station: 'Bump or recall: the lines of this station alone.' },
    responses: { 200: TicketResponse },
  },
  'POST /v1/orders/{orderId}/tickets/{ticketId}/lines/{lineId}/{action}': {
    summary:
      'Bump or recall one line; the ticket is ready when all its lines are. Repeating is safe',
    access: ['kitchen', 'cashier'],
    responses: { 200: TicketResponse },
  },
  'GET /v1/stores/{storeId}/all-day': {
    summary: 'How many of each dish are still to be made, of at most 500 open tickets',
    access: ['kitchen', 'cashier', 'merchant', 'admin'],
    query: { station: 'Only what this station makes.' },
    responses: { 200: AllDayResponse, 304: 'Not changed since the ETag' },
  },
  'GET /v1/stores/{storeId}/board': {
    summary: 'Pickup numbers being prepared and ready, of at most 500 open tickets',
    access: ['kitchen', 'board', 'cashier', 'merchant', 'admin'],
    responses: { 200: BoardResponse, 304: 'Not changed since the ETag' },
  },
  'GET /v1/stores/{storeId}/kitchen': {
    summary: 'Stations, when a ticket becomes urgent, and how long it may go unacknowledged',
    access: ['kitchen', 'cashier', 'merchant', 'admin'],
    responses: { 200: KitchenResponse },
  },
  'PUT /v1/stores/{storeId}/kitchen': {
    summary: 'Change how the kitchen works, open tickets too; 409 unless it still has the version',
    access: ['merchant', 'admin'],
    request: KitchenRequest,
    responses: { 200: KitchenResponse },
  },
  'GET /v1/stores': {
    summary: "The caller's stores, by their ids",
    access: ['manager', 'merchant', 'admin'],
    query: page,
    responses: { 200: StoreListResponse },
  },
  'GET /v1/stores/{storeId}/settings': {
    summary: 'What a store goes by, defaults too',
    access: ['cashier', 'kitchen', 'merchant', 'admin'],
    responses: { 200: StoreSettingsResponse },
  },
  'PUT /v1/stores/{storeId}/settings': {
    summary: 'Set a store from its next order on; 409 unless it still has the version',
    access: ['merchant', 'admin'],
    request: StoreSettingsRequest,
    responses: { 200: StoreSettingsResponse },
  },
  'GET /v1/cases': {
    summary: 'Exceptions that wait for a person, oldest first',
    access: ['cashier', 'merchant', 'admin'],
    query: page,
    responses: { 200: CaseListResponse },
  },
  'GET /v1/reconciliations': {
    summary: "Days that were compared with Alipay's bills, newest first",
    access: ['merchant', 'admin'],
    query: page,
    responses: { 200: ReconciliationListResponse },
  },
  'GET /v1/reconciliations/{date}': {
    summary: "What the day's bill and our books say of each other, and a page of what differs",
    access: ['merchant', 'admin'],
    query: page,
    responses: { 200: ReconciliationResponse },
  },
  'GET /v1/reconciliations/{date}/bill': {
    summary: "Alipay's bill of the day, the ZIP file as it came; at most 4 MB",
    access: ['merchant', 'admin'],
    responses: { 200: 'ZIP' },
  },
  'POST /v1/reconciliations/{date}': {
    summary:
      'Fetch and compare a day again: harmless, and once in ten seconds at most. See GET for the end',
    access: ['merchant', 'admin'],
    responses: { 202: ReconciliationStartedResponse },
  },
  'POST /v1/cases/{caseId}/resolve': {
    summary: 'Say what was done about a case',
    access: ['cashier', 'merchant', 'admin'],
    request: ResolveCaseRequest,
    responses: { 200: CaseResponse },
  },
  'POST /v1/cases/{caseId}/assign': {
    summary: 'Money that no order asked for pays a check; too much goes back',
    access: ['cashier', 'merchant', 'admin'],
    request: AssignCreditRequest,
    responses: { 200: PaymentResponse },
    idempotencyKey: 'required',
  },
  'POST /v1/cases/{caseId}/refund': {
    summary: 'Money that no order asked for goes back: 200 settled, 202 not yet',
    access: ['cashier', 'merchant', 'admin'],
    request: RefundCreditRequest,
    responses: { 200: RefundResponse, 202: RefundResponse },
    idempotencyKey: 'required',
  },
  'POST /v1/stores/{storeId}/shop-qr-codes': {
    summary: 'The static QR code of a terminal, made once; the customer types the amount',
    access: ['cashier', 'merchant', 'admin'],
    request: IssueShopQrRequest,
    responses: { 200: ShopQrResponse },
  },
  'GET /v1/stores/{storeId}/shop-qr-codes': {
    summary: 'The static QR codes of a store, to be printed again',
    access: ['cashier', 'merchant', 'admin'],
    responses: { 200: ShopQrListResponse },
  },
  'POST /v1/stores/{storeId}/shop-qr-codes/{terminalId}/{action}': {
    summary: 'Stop a static QR code, restart it, or delete it for good. Repeating is safe',
    access: ['merchant', 'admin'],
    responses: { 200: ShopQrResponse },
  },
  'GET /v1/stores/{storeId}/stock': {
    summary: 'How many portions are left of what is counted',
    access: ['kiosk', 'cashier', 'kitchen', 'merchant', 'admin'],
    query: page,
    responses: { 200: StockListResponse },
  },
  'PUT /v1/stores/{storeId}/stock/{itemId}': {
    summary: 'Count the portions of an item, or of one of its options, from now on',
    access: ['cashier', 'kitchen', 'merchant', 'admin'],
    request: SetStockRequest,
    responses: { 200: StockResponse },
  },
  'DELETE /v1/stores/{storeId}/stock/{itemId}': {
    summary: 'Count no more: it is sold without end. Repeating is safe',
    access: ['cashier', 'kitchen', 'merchant', 'admin'],
    query: { optionId: 'The option of the item, where it is one that is counted.' },
    responses: { 204: 'Not counted' },
  },
  'GET /v1/stores/{storeId}/offers': {
    summary: 'Offers and coupons of a store, stopped ones too, oldest first',
    access: ['cashier', 'merchant', 'admin'],
    query: page,
    responses: { 200: OfferListResponse },
  },
  'POST /v1/stores/{storeId}/offers': {
    summary: 'Make an offer, for everybody or for who has the code of its coupon',
    access: ['merchant', 'admin'],
    request: CreateOfferRequest,
    responses: { 201: OfferResponse },
  },
  'GET /v1/stores/{storeId}/offers/{offerId}': {
    summary: 'An offer, and how often its coupon was used',
    access: ['cashier', 'merchant', 'admin'],
    responses: { 200: OfferWithUsesResponse },
  },
  'PUT /v1/stores/{storeId}/offers/{offerId}': {
    summary: 'Change an offer from the next order on; 409 unless it still has the version',
    access: ['merchant', 'admin'],
    request: ChangeOfferRequest,
    responses: { 200: OfferResponse },
  },
  'POST /v1/stores/{storeId}/offers/{offerId}/stop': {
    summary: 'Stop an offer for good, from the next order on. Repeating is safe',
    access: ['merchant', 'admin'],
    responses: { 200: OfferResponse },
  },
  'GET /v1/stores/{storeId}/pricing-rules': {
    summary: 'How a store taxes and rounds',
    access: ['cashier', 'merchant', 'admin'],
    responses: { 200: PricingRulesResponse },
  },
  'PUT /v1/stores/{storeId}/pricing-rules': {
    summary: 'Tax and round so from the next order on; 409 unless they still have the version',
    access: ['merchant', 'admin'],
    request: PricingRulesRequest,
    responses: { 200: PricingRulesResponse },
  },
  'GET /v1/stores/{storeId}/delivery': {
    summary: 'Where and when a store delivers, and what it costs',
    access: ['kiosk', 'cashier', 'merchant', 'admin'],
    responses: { 200: DeliverySettingsResponse },
  },
  'PUT /v1/stores/{storeId}/delivery': {
    summary: 'Deliver so from the next order on; 409 unless the settings still have the version',
    access: ['merchant', 'admin'],
    request: DeliverySettingsRequest,
    responses: { 200: DeliverySettingsResponse },
  },
  'GET /v1/stores/{storeId}/delivery/slots': {
    summary: 'When an order can still be brought to a place on one day, and what it costs',
    access: 'public',
    query: SLOTS_QUERY,
    responses: { 200: SlotsResponse },
  },
  'GET /v1/stores/{storeId}/deliveries': {
    summary: 'What is to be brought on a day, by slot; a page may be short and not be the last',
    access: ['kitchen', 'cashier', 'merchant', 'admin'],
    query: {
      date: 'Local date of the store, today when absent.',
      ...{ ...page, limit: 'Deliveries on a page, 1 to 25.' },
    },
    responses: { 200: DeliveryListResponse },
  },
  'GET /v1/orders/{orderId}/delivery': {
    summary: 'How far a delivery is, and where it goes, for as long as that is kept',
    access: ['cashier', 'merchant', 'admin'],
    responses: { 200: CourierView },
  },
  'POST /v1/orders/{orderId}/delivery/hand-over': {
    summary: 'A courier takes what is paid and prepared; its tickets are completed',
    access: ['kitchen', 'cashier', 'merchant', 'admin'],
    request: HandOverRequest,
    responses: { 200: DeliveryEntry },
  },
  'POST /v1/orders/{orderId}/delivery/delivered': {
    summary: 'It was brought. Repeating is safe',
    access: ['kitchen', 'cashier', 'merchant', 'admin'],
    responses: { 200: DeliveryEntry },
  },
  'POST /v1/devices/pairings': {
    summary: 'A new screen asks to be let in, and shows the code',
    access: 'public',
    request: AskPairingRequest,
    responses: { 201: PairingResponse },
  },
  'GET /v1/devices/pairings/{pairingId}': {
    summary: 'Whether staff have let the screen in; its assertion is the bearer token',
    access: 'device',
    responses: { 200: PairingResponse },
  },
  'POST /v1/devices/approvals': {
    summary: 'Let in the screen that shows this code',
    access: ['cashier', 'merchant', 'admin'],
    request: ApprovePairingRequest,
    responses: { 201: DeviceResponse },
  },
  'POST /v1/devices/tokens': {
    summary: "A short token for a paired device's assertion",
    access: 'public',
    request: DeviceTokenRequest,
    responses: { 200: TokenResponse },
  },
  'GET /v1/stores/{storeId}/devices': {
    summary: 'The paired devices of a store, oldest first',
    access: ['cashier', 'merchant', 'admin'],
    query: page,
    responses: { 200: DeviceListResponse },
  },
  'PATCH /v1/devices/{deviceId}': {
    summary: 'Rename a device',
    access: ['cashier', 'merchant', 'admin'],
    request: RenameDeviceRequest,
    responses: { 200: DeviceResponse },
  },
  'DELETE /v1/devices/{deviceId}': {
    summary: 'Revoke a device: it starts nothing new from now on. Repeating is safe',
    access: ['cashier', 'merchant', 'admin'],
    responses: { 204: 'Revoked' },
  },
  'POST /v1/stores/{storeId}/staff': {
    summary: 'Somebody begins to work in the store, with a PIN for its tills',
    access: ['merchant', 'admin'],
    request: AddStaffRequest,
    responses: { 201: StaffResponse },
  },
  'GET /v1/stores/{storeId}/staff': {
    summary: 'Who works in the store, oldest first',
    access: ['merchant', 'admin'],
    query: page,
    responses: { 200: StaffListResponse },
  },
  'GET /v1/stores/{storeId}/staff/names': {
    summary: 'Who can sign in at a till: names alone',
    access: ['cashier'],
    query: page,
    responses: { 200: StaffNamesResponse },
  },
  'PATCH /v1/stores/{storeId}/staff/{staffId}': {
    summary: 'Another name, role or PIN; a new role or PIN ends what was signed in',
    access: ['merchant', 'admin'],
    request: ChangeStaffRequest,
    responses: { 200: StaffResponse },
  },
  'DELETE /v1/stores/{storeId}/staff/{staffId}': {
    summary: 'Somebody works here no more: they start nothing new from now on',
    access: ['merchant', 'admin'],
    responses: { 204: 'Removed' },
  },
  'POST /v1/staff/sessions': {
    summary: "Sign in at a till with a PIN, by the till's own token; five failures make one wait",
    access: ['cashier'],
    request: StaffSessionRequest,
    responses: { 200: StaffSessionResponse },
  },
  'GET /v1/diners/authorise-url': {
    summary: 'The page of Alipay on which a customer signs in, and comes back with a code',
    access: 'public',
    query: DINER_SIGN_IN_QUERY,
    responses: { 200: AuthoriseUrlResponse },
  },
  'POST /v1/diners/tokens': {
    summary: "A token for a customer who came back from Alipay's page; each code is good once",
    access: 'public',
    request: DinerTokenRequest,
    responses: { 200: TokenResponse },
  },
  'GET /v1/diners/me/orders': {
    summary: 'What the customer ordered at this merchant within a year, newest first',
    access: ['diner'],
    query: { ...page, limit: 'Orders on a page, 1 to 25.' },
    responses: { 200: DinerOrderListResponse },
  },
  'GET /v1/diners/me/data': {
    summary: 'All that is kept of the customer, to take along',
    access: ['diner'],
    query: { ...page, limit: 'Orders on a page, 1 to 25.' },
    responses: { 200: DinerDataResponse },
  },
  'DELETE /v1/diners/me': {
    summary: 'Forget who ordered what; dishes and money stay in the books. Repeating is safe',
    access: ['diner'],
    responses: { 202: 'Begun; what is left is forgotten within hours', 204: 'Forgotten' },
  },
  'POST /v1/stores/{storeId}/tables': {
    summary: 'A table with the code to print there',
    access: ['cashier', 'merchant', 'admin'],
    request: AddTableRequest,
    responses: { 201: TableResponse },
  },
  'GET /v1/stores/{storeId}/tables': {
    summary: 'The tables of a store, each with its code and what guests have open there',
    access: ['cashier', 'merchant', 'admin'],
    query: { ...page, limit: 'Tables on a page, 1 to 25.' },
    responses: { 200: TableListResponse },
  },
  'POST /v1/stores/{storeId}/tables/{tableId}/{action}': {
    summary: 'rotate: another code. close: the guests have left. delete: no such table any more',
    access: ['cashier', 'merchant', 'admin'],
    responses: { 200: TableResponse },
  },
  'POST /v1/tables/{token}/order': {
    summary: 'The one open order of the table whose code was scanned, opened if there is none',
    access: 'guest',
    request: OpenTableOrderRequest,
    responses: { 200: TableOrderResponse },
  },
  'GET /v1/tables/{token}/order': {
    summary: 'What the guests at the table have ordered and paid',
    access: 'guest',
    responses: { 200: TableOrderResponse, 304: 'Not changed since the ETag' },
  },
  'POST /v1/tables/{token}/order/lines': {
    summary: 'A guest orders',
    access: 'guest',
    request: OrderAtTableRequest,
    responses: { 200: TableOrderResponse },
    idempotencyKey: 'required',
  },
  'PUT /v1/tables/{token}/order/lines/{lineId}': {
    summary: 'A guest changes their own line, until somebody begins to pay for it',
    access: 'guest',
    request: ChangeTableLineRequest,
    responses: { 200: TableOrderResponse },
  },
  'POST /v1/tables/{token}/order/payments': {
    summary: "Pay one's own dishes, all that is left, or a check whose payment failed, by QR code",
    access: 'guest',
    request: PayAtTableRequest,
    responses: { 200: PaymentResponse, 202: PaymentResponse },
    idempotencyKey: 'required',
  },
  'GET /v1/questions': {
    summary: 'What sales data can be asked, with which parameters, and what the answers hold',
    access: ['manager', 'merchant', 'admin'],
    responses: { 200: QuestionListResponse },
  },
  'POST /v1/questions/{question}/answers': {
    summary: 'Ask a question of up to 400 business days. The same question has the same answer',
    access: ['manager', 'merchant', 'admin'],
    request: AskQuestionRequest,
    responses: { 202: AskedResponse },
  },
  'GET /v1/answers/{answerId}': {
    summary: 'An answer, or that it is still being looked for; at most 5,000 rows, kept for days',
    access: ['manager', 'merchant', 'admin'],
    query: { format: 'json, or csv in UTF-8 with a byte order mark; json when absent.' },
    responses: { 200: AnswerResponse },
  },
  'POST /v1/screen-steps': {
    summary: 'What somebody did at a paired screen, without who; sent again, it counts once',
    access: ['kiosk', 'cashier'],
    request: ScreenStepsRequest,
    responses: { 204: 'Taken' },
  },
  'POST /v1/tables/{token}/screen-steps': {
    summary: "What somebody did on the table's page, without who; sent again, it counts once",
    access: 'public',
    request: ScreenStepsRequest,
    responses: { 204: 'Taken' },
  },
  'GET /v1/openapi.json': {
    summary: 'This document',
    access: 'public',
    responses: { 200: 'OpenAPI 3.1' },
  },
} as const satisfies Record<string, Route>;

export type RouteKey = keyof typeof ROUTES;
