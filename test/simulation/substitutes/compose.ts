import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { ulid } from 'ulid';
import { alipayGateway } from '../../../adapters/alipay-http/gateway.ts';
import { DynamoDbCaseList } from '../../../adapters/dynamodb/case-list.ts';
import { DynamoDbCashierSessions } from '../../../adapters/dynamodb/cashier-sessions.ts';
import { DynamoDbCreditStore } from '../../../adapters/dynamodb/credit-store.ts';
import { DynamoDbDeliveries } from '../../../adapters/dynamodb/deliveries.ts';
import { DynamoDbDirectory } from '../../../adapters/dynamodb/directory.ts';
import { DynamoDbDueList } from '../../../adapters/dynamodb/due-list.ts';
import { DynamoDbInbox } from '../../../adapters/dynamodb/inbox.ts';
import { DynamoDbKitchens } from '../../../adapters/dynamodb/kitchens.ts';
import { DynamoDbMenuVersions } from '../../../adapters/dynamodb/menu-versions.ts';
import { DynamoDbOfferBooks } from '../../../adapters/dynamodb/offer-books.ts';
import { DynamoDbOrderList } from '../../../adapters/dynamodb/order-list.ts';
import { DynamoDbOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { DynamoDbPickupNumbers } from '../../../adapters/dynamodb/pickup-numbers.ts';
import { DynamoDbShopQrCodes } from '../../../adapters/dynamodb/shop-qr-codes.ts';
import { DynamoDbSnoozes } from '../../../adapters/dynamodb/snoozes.ts';
import { DynamoDbSoldDishes } from '../../../adapters/dynamodb/sold-dishes.ts';
import { DynamoDbStockCounts } from '../../../adapters/dynamodb/stock-counts.ts';
import { DynamoDbTables } from '../../../adapters/dynamodb/tables.ts';
import { DynamoDbTicketList } from '../../../adapters/dynamodb/ticket-list.ts';
import { DynamoDbWaitingLists } from '../../../adapters/dynamodb/waiting-lists.ts';
import { S3MenuStore } from '../../../adapters/menu-store/menu-store.ts';
import { SqsFollowUps } from '../../../adapters/sqs/follow-ups.ts';
import { StepFunctionsPaymentWorkflow } from '../../../adapters/step-functions/payment-workflow.ts';
import { jitteredBackoff } from '../../../adapters/system/backoff.ts';
import { alipayPlusProtocol } from '../../../alipay/alipay-plus/protocol.ts';
import type { GatewayProtocol } from '../../../alipay/gateway-protocol.ts';
import { globalProtocol } from '../../../alipay/global/protocol.ts';
import { openPlatformProtocol } from '../../../alipay/open-platform/protocol.ts';
import type { MerchantId } from '../../../core/domain/ids.ts';
import type { Backoff } from '../../../core/ports/backoff.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Ids } from '../../../core/ports/ids.ts';
import type { PaymentGateway, ShopQrGateway } from '../../../core/ports/payment-gateway.ts';
import type { Tokens } from '../../../core/ports/tables.ts';
import { count, log } from '../../../functions/shared/log.ts';
import { queueClient, s3Client, workflowClient } from '../world/aws-clients.ts';
import { documentClient } from '../world/document-client.ts';
import type { SimulatedCredentials } from '../world/merchants.ts';
import { currentProcess } from '../world/process.ts';

/*
 * In place of functions/shared/compose.ts while a simulation runs: the same adapters, over clients
 * that speak to the models of the world. What a sandbox keeps belongs to the process that runs.
 */

const TABLE = 'store';
const INBOX = 'inbox';

const kept =
  <T>(name: string, make: () => T): (() => T) =>
  () =>
    currentProcess().keep(name, make);

const systemClock: Clock = {
  now: () => currentProcess().world.time.now + currentProcess().skewMs,
};
/** Handlers ask for it while they are loaded, outside every process. */
export const clock = (): Clock => systemClock;

const drawnIds: Ids = {
  ulid: () => {
    const { world, id } = currentProcess();
    const n = world.draw(`ulid ${id}`);
    let digit = 0;
    return ulid(systemClock.now(), () => world.chance('ulid', id, n, digit++));
  },
};
export const ids = (): Ids => drawnIds;

const drawnTokens: Tokens = { unguessable: () => `drawn-${drawnIds.ulid()}` };
export const tokens = (): Tokens => drawnTokens;
export const tableUrl = (token: string): string => `https://api.test/table/#${token}`;

const patience = jitteredBackoff(
  (ms) => {
    const process = currentProcess();
    return new Promise((resolve) => {
      process.world.time.at(process.world.time.now + Math.ceil(ms), () => {
        if (process.alive) resolve(undefined);
      });
    });
  },
  () => {
    const { world, id } = currentProcess();
    return world.chance('backoff', id, world.draw(`backoff ${id}`));
  },
);
export const backoff = (): Backoff => patience;
export const stage = (): string => 'simulation';

export const orders = kept('orders', () => new DynamoDbOrderStore(documentClient, TABLE, patience));
export const directory = kept('directory', () => new DynamoDbDirectory(documentClient, TABLE));
export const dueList = kept('dueList', () => new DynamoDbDueList(documentClient, TABLE));
export const cases = kept('cases', () => new DynamoDbCaseList(documentClient, TABLE));
export const orderList = kept('orderList', () => new DynamoDbOrderList(documentClient, TABLE));
export const tickets = kept('tickets', () => new DynamoDbTicketList(documentClient, TABLE));
export const kitchens = kept('kitchens', () => new DynamoDbKitchens(documentClient, TABLE));
export const credits = kept(
  'credits',
  () => new DynamoDbCreditStore(documentClient, TABLE, patience),
);
export const tables = kept('tables', () => new DynamoDbTables(documentClient, TABLE));
export const waiting = kept('waiting', () => new DynamoDbWaitingLists(documentClient, TABLE));
export const stockCounts = kept('stock', () => new DynamoDbStockCounts(documentClient, TABLE));
export const dishCounter = kept('dishCounter', () => new DynamoDbSoldDishes(documentClient, TABLE));
export const deliveries = kept('deliveries', () => new DynamoDbDeliveries(documentClient, TABLE));
export const shopQrCodes = kept(
  'shopQrCodes',
  () => new DynamoDbShopQrCodes(documentClient, TABLE),
);
export const pickupNumbers = kept(
  'pickupNumbers',
  () => new DynamoDbPickupNumbers(documentClient, TABLE),
);
export const cashierSessions = kept(
  'cashierSessions',
  () => new DynamoDbCashierSessions(documentClient, TABLE, patience),
);
export const offers = kept('offers', () => new DynamoDbOfferBooks(documentClient, TABLE));
export const snoozes = kept('snoozes', () => new DynamoDbSnoozes(documentClient, TABLE));
export const inbox = kept('inbox', () => new DynamoDbInbox(documentClient, INBOX));
export const menus = kept(
  'menus',
  () => new S3MenuStore(s3Client, 'menus', new DynamoDbMenuVersions(documentClient, TABLE)),
);
export const followUps = kept(
  'followUps',
  () => new SqsFollowUps(queueClient as SQSClient, 'follow-ups', systemClock),
);
export const workflow = kept(
  'workflow',
  () => new StepFunctionsPaymentWorkflow(workflowClient as SFNClient, 'payment-resolution'),
);

/** Tokens are checked by the stand-in for jose, which needs no keys. */
export const tokenKeys = { ours: async (): Promise<{ keys: never[] }> => ({ keys: [] }) };
/**
 * Tokens of the simulation have no device, so no device is read: what a revoked one may still do is
 * settled before a handler begins (test/functions/http), and adds no call to a payment's own.
 */
export const deviceCheck = async (): Promise<'admitted'> => 'admitted';
export const fingerprintSecret = async (): Promise<string> => 'fingerprints of the simulation';

export const orderUrl = async (): Promise<string> => 'https://api.test/order/#1';

export const notifyUrl = (merchantId: MerchantId): string =>
  `https://api.test/v1/alipay/${merchantId}/notifications`;

function protocolOf(known: SimulatedCredentials): GatewayProtocol {
  switch (known.gateway) {
    case 'open-platform':
      return openPlatformProtocol(known.credentials);
    case 'global':
      return globalProtocol(known.credentials);
    case 'alipay-plus':
      return alipayPlusProtocol(known.credentials);
  }
}

export const gateway: () => PaymentGateway & ShopQrGateway = kept('gateway', () =>
  alipayGateway({
    clock: systemClock,
    protocol: async (merchantId) =>
      protocolOf(currentProcess().world.merchants.credentialsOf(merchantId)),
    notifyUrl,
    timeouts: { pay: 4_500, query: 3_000, cancel: 4_000, refund: 4_000 },
    onTrouble: (merchantId, code) => {
      log('error', 'gateway-trouble', { merchantId, reason: code });
      count('GatewayTrouble', stage(), systemClock.now());
    },
  }),
);
