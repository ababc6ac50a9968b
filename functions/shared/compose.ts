import { AthenaClient } from '@aws-sdk/client-athena';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { JSONWebKeySet, JWK } from 'jose';
import { alipayGateway } from '../../adapters/alipay-http/gateway.ts';
import { merchantProtocols } from '../../adapters/alipay-http/merchant-protocols.ts';
import { openPlatformAccount } from '../../adapters/alipay-http/open-platform-account.ts';
import { AthenaEngine } from '../../adapters/athena/engine.ts';
import { S3FoundRows } from '../../adapters/athena/s3-found-rows.ts';
import { S3BillFiles } from '../../adapters/bill-store/bill-files.ts';
import { S3DayReports } from '../../adapters/bill-store/day-reports.ts';
import { Objects } from '../../adapters/bill-store/objects.ts';
import { DynamoDbAnswers } from '../../adapters/dynamodb/answers.ts';
import { DynamoDbCaseList } from '../../adapters/dynamodb/case-list.ts';
import { DynamoDbCashierSessions } from '../../adapters/dynamodb/cashier-sessions.ts';
import { dynamoDbClient } from '../../adapters/dynamodb/client.ts';
import { DynamoDbCounters } from '../../adapters/dynamodb/counters.ts';
import { DynamoDbCreditStore } from '../../adapters/dynamodb/credit-store.ts';
import { DynamoDbDeliveries } from '../../adapters/dynamodb/deliveries.ts';
import { DynamoDbDevices } from '../../adapters/dynamodb/devices.ts';
import { DynamoDbDinerOrders } from '../../adapters/dynamodb/diner-orders.ts';
import { DynamoDbDirectory } from '../../adapters/dynamodb/directory.ts';
import { DynamoDbDueList } from '../../adapters/dynamodb/due-list.ts';
import { DynamoDbInbox } from '../../adapters/dynamodb/inbox.ts';
import { menuDraftKey } from '../../adapters/dynamodb/keys.ts';
import { DynamoDbKitchens } from '../../adapters/dynamodb/kitchens.ts';
import { DynamoDbMenuVersions } from '../../adapters/dynamodb/menu-versions.ts';
import { DynamoDbOfferBooks } from '../../adapters/dynamodb/offer-books.ts';
import { DynamoDbOrderList } from '../../adapters/dynamodb/order-list.ts';
import { DynamoDbOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { DynamoDbPairings } from '../../adapters/dynamodb/pairings.ts';
import { DynamoDbPickupNumbers } from '../../adapters/dynamodb/pickup-numbers.ts';
import { DynamoDbPinGuesses } from '../../adapters/dynamodb/pin-guesses.ts';
import { DynamoDbScreenSteps } from '../../adapters/dynamodb/screen-steps.ts';
import { DynamoDbShopQrCodes } from '../../adapters/dynamodb/shop-qr-codes.ts';
import { DynamoDbSnoozes } from '../../adapters/dynamodb/snoozes.ts';
import { DynamoDbSoldDishes } from '../../adapters/dynamodb/sold-dishes.ts';
import { DynamoDbStaff } from '../../adapters/dynamodb/staff.ts';
import { DynamoDbStockCounts } from '../../adapters/dynamodb/stock-counts.ts';
import { DynamoDbStockJournal } from '../../adapters/dynamodb/stock-journal.ts';
import { DynamoDbTables } from '../../adapters/dynamodb/tables.ts';
import { DynamoDbTicketList } from '../../adapters/dynamodb/ticket-list.ts';
import { DynamoDbWaitingLists } from '../../adapters/dynamodb/waiting-lists.ts';
import { S3FactFiles } from '../../adapters/fact-files/s3-fact-files.ts';
import { S3ImageStore } from '../../adapters/menu-store/image-store.ts';
import { S3MenuStore } from '../../adapters/menu-store/menu-store.ts';
import { s3Client } from '../../adapters/menu-store/s3-client.ts';
import { printWithReceiptLine } from '../../adapters/receiptline/print-receipt.ts';
import { merchantsWithSecrets } from '../../adapters/secrets/merchant-names.ts';
import { rotatingSecretReader } from '../../adapters/secrets/rotating-secret-reader.ts';
import { secretReader } from '../../adapters/secrets/secret-reader.ts';
import { SqsFollowUps } from '../../adapters/sqs/follow-ups.ts';
import { StepFunctionsPaymentWorkflow } from '../../adapters/step-functions/payment-workflow.ts';
import { StepFunctionsReconciliation } from '../../adapters/step-functions/reconciliation-workflow.ts';
import { jitteredBackoff } from '../../adapters/system/backoff.ts';
import { systemClock, timeScaleOf } from '../../adapters/system/clock.ts';
import { ulidIds } from '../../adapters/system/ids.ts';
import { randomPairingCodes } from '../../adapters/system/pairing-codes.ts';
import { scryptPins } from '../../adapters/system/scrypt-pins.ts';
import { randomTokens } from '../../adapters/system/tokens.ts';
import { merchantIssuer } from '../../adapters/tokens/merchant-tokens.ts';
import { tokenIssuer as issuerOf } from '../../adapters/tokens/token-issuer.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import type { Order } from '../../core/domain/order.ts';
import type { ReceiptPrinter } from '../../core/ports/receipt-printer.ts';
import type { Tokens } from '../../core/ports/tables.ts';
import { deviceCheck as checkOf, type DeviceCheck } from './http/device-check.ts';
import type { TokenKeys } from './http/principal.ts';
import { count, log } from './log.ts';
import { receiptToken } from './receipt-token.ts';

/*
 * The one place where functions choose adapters and read the environment. Everything is made on
 * first use and kept for the life of the sandbox; a function's bundle holds only what it names.
 */

const env = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
};

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The local runtime runs faster than the world in demos and tests, and says so by an anchor. */
const anchor = (): string | undefined => process.env['KUAICAN_CLOCK_ANCHOR'];

export const clock = /* @__PURE__ */ lazy(() => systemClock(anchor()));
export const ids = /* @__PURE__ */ lazy(() => ulidIds(clock()));
export const backoff = /* @__PURE__ */ lazy(() => jitteredBackoff());
export const tokens = (): Tokens => randomTokens;
export const stage = (): string => env('STAGE');

const dynamoDb = /* @__PURE__ */ lazy(() => dynamoDbClient());
const table = (): string => env('TABLE_NAME');
export const orders = /* @__PURE__ */ lazy(
  () => new DynamoDbOrderStore(dynamoDb(), table(), backoff()),
);
export const directory = /* @__PURE__ */ lazy(() => new DynamoDbDirectory(dynamoDb(), table()));
export const dueList = /* @__PURE__ */ lazy(() => new DynamoDbDueList(dynamoDb(), table()));
export const orderList = /* @__PURE__ */ lazy(() => new DynamoDbOrderList(dynamoDb(), table()));
export const cases = /* @__PURE__ */ lazy(() => new DynamoDbCaseList(dynamoDb(), table()));
export const tickets = /* @__PURE__ */ lazy(() => new DynamoDbTicketList(dynamoDb(), table()));
export const kitchens = /* @__PURE__ */ lazy(() => new DynamoDbKitchens(dynamoDb(), table()));
export const credits = /* @__PURE__ */ lazy(
  () => new DynamoDbCreditStore(dynamoDb(), table(), backoff()),
);
export const waiting = /* @__PURE__ */ lazy(() => new DynamoDbWaitingLists(dynamoDb(), table()));
export const cashierSessions = /* @__PURE__ */ lazy(
  () => new DynamoDbCashierSessions(dynamoDb(), table(), backoff()),
);
export const dinerOrders = /* @__PURE__ */ lazy(() => new DynamoDbDinerOrders(dynamoDb(), table()));
export const offers = /* @__PURE__ */ lazy(() => new DynamoDbOfferBooks(dynamoDb(), table()));
export const deliveries = /* @__PURE__ */ lazy(() => new DynamoDbDeliveries(dynamoDb(), table()));
export const shopQrCodes = /* @__PURE__ */ lazy(() => new DynamoDbShopQrCodes(dynamoDb(), table()));
export const devices = /* @__PURE__ */ lazy(() => new DynamoDbDevices(dynamoDb(), table()));
export const pairings = /* @__PURE__ */ lazy(() => new DynamoDbPairings(dynamoDb(), table()));
export const pairingCodes = (): typeof randomPairingCodes => randomPairingCodes;
export const counters = /* @__PURE__ */ lazy(() => new DynamoDbCounters(dynamoDb(), table()));
export const staff = /* @__PURE__ */ lazy(() => new DynamoDbStaff(dynamoDb(), table()));
export const pinGuesses = /* @__PURE__ */ lazy(() => new DynamoDbPinGuesses(dynamoDb(), table()));
export const tables = /* @__PURE__ */ lazy(() => new DynamoDbTables(dynamoDb(), table()));
export const stockCounts = /* @__PURE__ */ lazy(() => new DynamoDbStockCounts(dynamoDb(), table()));
export const stockJournal = /* @__PURE__ */ lazy(
  () => new DynamoDbStockJournal(dynamoDb(), table()),
);
export const screenSteps = /* @__PURE__ */ lazy(() => new DynamoDbScreenSteps(dynamoDb(), table()));
export const pickupNumbers = /* @__PURE__ */ lazy(
  () => new DynamoDbPickupNumbers(dynamoDb(), table()),
);
export const soldDishes = /* @__PURE__ */ lazy(() => new DynamoDbSoldDishes(dynamoDb(), table()));
/** One try of a second: a count is worth no wait of what comes after, and two would count twice. */
const HURRIED = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
} as const;
export const dishCounter = /* @__PURE__ */ lazy(
  () => new DynamoDbSoldDishes(dynamoDbClient(HURRIED), table()),
);
export const snoozes = /* @__PURE__ */ lazy(() => new DynamoDbSnoozes(dynamoDb(), table()));
export const inbox = /* @__PURE__ */ lazy(
  () => new DynamoDbInbox(dynamoDb(), env('INBOX_TABLE_NAME')),
);
export const menus = /* @__PURE__ */ lazy(
  () =>
    new S3MenuStore(
      s3Client(),
      env('MENU_BUCKET_NAME'),
      new DynamoDbMenuVersions(dynamoDb(), table()),
    ),
);

/** What is being edited, as a series of its own beside what was published. */
export const menuDrafts = /* @__PURE__ */ lazy(
  () =>
    new S3MenuStore(
      s3Client(),
      env('MENU_BUCKET_NAME'),
      new DynamoDbMenuVersions(dynamoDb(), table(), menuDraftKey),
      'drafts/',
    ),
);
export const images = /* @__PURE__ */ lazy(
  () => new S3ImageStore(s3Client(), env('MENU_BUCKET_NAME')),
);

/** Bounds every call to a queue, a workflow or a secret; the SDK's own default has no end. */
const BOUNDED = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
} as const;

/** A day of a large merchant is tens of megabytes. */
const largeObjects = /* @__PURE__ */ lazy(
  () =>
    new S3Client({
      maxAttempts: 3,
      requestHandler: { ...BOUNDED.requestHandler, requestTimeout: 30_000 },
    }),
);
export const factFiles = /* @__PURE__ */ lazy(
  () => new S3FactFiles(largeObjects(), env('FACTS_BUCKET_NAME')),
);
const billObjects = /* @__PURE__ */ lazy(
  () => new Objects(largeObjects(), env('BILLS_BUCKET_NAME')),
);
export const billFiles = /* @__PURE__ */ lazy(() => new S3BillFiles(billObjects()));
export const dayReports = /* @__PURE__ */ lazy(() => new S3DayReports(billObjects()));

export const answers = /* @__PURE__ */ lazy(() => new DynamoDbAnswers(dynamoDb(), table()));
export const foundRows = /* @__PURE__ */ lazy(
  () => new S3FoundRows(s3Client(), env('ANSWERS_BUCKET_NAME')),
);
export const queryEngine = /* @__PURE__ */ lazy(
  () => new AthenaEngine(new AthenaClient(BOUNDED), env('FACTS_DATABASE'), env('WORK_GROUP')),
);

export const followUps = /* @__PURE__ */ lazy(
  () => new SqsFollowUps(new SQSClient(BOUNDED), env('FOLLOW_UP_QUEUE_URL'), clock()),
);
export const workflow = /* @__PURE__ */ lazy(
  () => new StepFunctionsPaymentWorkflow(new SFNClient(BOUNDED), env('PAYMENT_RESOLUTION_ARN')),
);

export const reconciliations = /* @__PURE__ */ lazy(
  () => new StepFunctionsReconciliation(new SFNClient(BOUNDED), env('BILL_RECONCILIATION_ARN')),
);

const secretsManager = /* @__PURE__ */ lazy(() => new SecretsManagerClient(BOUNDED));
/** All merchants that can be paid. */
export const merchantPages = (pageSize: number): AsyncGenerator<readonly MerchantId[]> =>
  merchantsWithSecrets(secretsManager(), env('MERCHANT_SECRET_PREFIX'), pageSize);
const secrets = /* @__PURE__ */ lazy(() => secretReader(secretsManager(), clock()));
/** Where no issuer is configured, none is trusted. */
const signsMerchantsIn = /* @__PURE__ */ lazy(() => {
  const issuer = process.env['MERCHANT_ISSUER'];
  return issuer ? merchantIssuer(issuer, env('MERCHANT_CLIENT_ID')) : undefined;
});
export const tokenKeys: TokenKeys = {
  ours: async () => (await secrets()(env('TOKEN_KEYS_SECRET_ID'))) as JSONWebKeySet,
  merchants: signsMerchantsIn,
};
export const fingerprintSecret = async (): Promise<string> =>
  ((await secrets()(env('FINGERPRINT_SECRET_ID'))) as { readonly key: string }).key;

export const pins = /* @__PURE__ */ lazy(() => scryptPins(fingerprintSecret));

/** Set by the local runtime alone; no template names it, so no deployed stage can have it. */
const allowsUnpaired = (): boolean => process.env['KUAICAN_UNPAIRED_DEVICES'] === 'allow';
const knownDevices = /* @__PURE__ */ lazy(() =>
  checkOf({
    ...{ devices: devices(), staff: staff(), clock: clock() },
    allowUnpaired: allowsUnpaired(),
  }),
);
export const deviceCheck: DeviceCheck = (principal, how) => knownDevices()(principal, how);
export const tokenIssuer = /* @__PURE__ */ lazy(() =>
  issuerOf(clock(), async () => (await secrets()(env('TOKEN_SIGNING_SECRET_ID'))) as JWK),
);

/**
 * By 65 s the screen says something definite, so no call may take long. Where time runs faster the
 * network does not: then a call still gets a real second.
 */
const timeout = (ms: number): number => Math.max(ms / timeScaleOf(anchor()), Math.min(ms, 1_000));

/** Where Alipay posts a merchant's notifications; some gateways sign the path. */
export const notifyUrl = (merchantId: MerchantId): string =>
  `${env('PUBLIC_URL')}/v1/alipay/${merchantId}/notifications`;

/** What the code on a table encodes. */
export const tableUrl = (token: string): string => `${env('PUBLIC_URL')}/table/#${token}`;

/** The page that a receipt's code leads to. */
export const orderUrl = async (order: Pick<Order, 'merchantId' | 'orderId'>): Promise<string> =>
  `${env('PUBLIC_URL')}/order/#${receiptToken(order, await fingerprintSecret())}`;

export const receiptPrinter = /* @__PURE__ */ lazy((): ReceiptPrinter => printWithReceiptLine);

const merchants = /* @__PURE__ */ lazy(() => {
  const read = rotatingSecretReader(secretsManager(), clock());
  return merchantProtocols({
    clock: clock(),
    timeoutMs: timeout(3_000),
    read: (merchantId) => read(`${env('MERCHANT_SECRET_PREFIX')}${merchantId}`),
  });
});

const onTrouble = (merchantId: MerchantId, code: string): void => {
  log('error', 'gateway-trouble', { merchantId, reason: code });
  count('GatewayTrouble', stage(), clock().now());
};

export const gateway = /* @__PURE__ */ lazy(() =>
  alipayGateway({
    ...{ clock: clock(), ...merchants(), notifyUrl, onTrouble },
    timeouts: {
      pay: timeout(4_500),
      query: timeout(3_000),
      cancel: timeout(4_000),
      refund: timeout(4_000),
    },
  }),
);

/** Who a customer is to a merchant's app. */
export const alipayAccount = /* @__PURE__ */ lazy(() =>
  openPlatformAccount({ clock: clock(), ...merchants(), timeoutMs: timeout(4_000), onTrouble }),
);

/** Where our pages are served, and so where a customer may be sent back to. */
export const pageOrigins = (): readonly string[] => env('PAGE_ORIGINS').split(' ');
