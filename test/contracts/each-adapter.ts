import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { S3BillFiles } from '../../adapters/bill-store/bill-files.ts';
import { S3DayReports } from '../../adapters/bill-store/day-reports.ts';
import { Objects } from '../../adapters/bill-store/objects.ts';
import { DynamoDbAnswers } from '../../adapters/dynamodb/answers.ts';
import { DynamoDbCaseList } from '../../adapters/dynamodb/case-list.ts';
import { DynamoDbCashierSessions } from '../../adapters/dynamodb/cashier-sessions.ts';
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
import { MemoryAnswers } from '../../adapters/memory/answers.ts';
import { MemoryBillFiles, MemoryDayReports } from '../../adapters/memory/bills.ts';
import { MemoryCaseList } from '../../adapters/memory/case-list.ts';
import { MemoryCashierSessions } from '../../adapters/memory/cashier-sessions.ts';
import { MemoryCounters } from '../../adapters/memory/counters.ts';
import { MemoryCreditStore } from '../../adapters/memory/credit-store.ts';
import { MemoryDeliveries } from '../../adapters/memory/deliveries.ts';
import { MemoryDevices } from '../../adapters/memory/devices.ts';
import { MemoryDinerOrders } from '../../adapters/memory/diner-orders.ts';
import { MemoryDirectory } from '../../adapters/memory/directory.ts';
import { MemoryDueList } from '../../adapters/memory/due-list.ts';
import { MemoryFactFiles } from '../../adapters/memory/fact-files.ts';
import { MemoryImageStore } from '../../adapters/memory/image-store.ts';
import { MemoryInbox } from '../../adapters/memory/inbox.ts';
import { MemoryKitchens } from '../../adapters/memory/kitchens.ts';
import { MemoryMenuStore } from '../../adapters/memory/menu-store.ts';
import { MemoryOfferBooks } from '../../adapters/memory/offer-books.ts';
import { MemoryOrderList } from '../../adapters/memory/order-list.ts';
import { MemoryOrderStore } from '../../adapters/memory/order-store.ts';
import { MemoryPairings } from '../../adapters/memory/pairings.ts';
import { MemoryPickupNumbers } from '../../adapters/memory/pickup-numbers.ts';
import { MemoryScreenSteps } from '../../adapters/memory/screen-steps.ts';
import { MemoryShopQrCodes } from '../../adapters/memory/shop-qr-codes.ts';
import { MemorySnoozes } from '../../adapters/memory/snoozes.ts';
import { MemorySoldDishes } from '../../adapters/memory/sold-dishes.ts';
import { MemoryPinGuesses, MemoryStaff } from '../../adapters/memory/staff.ts';
import { memoryState } from '../../adapters/memory/state.ts';
import { MemoryStockCounts } from '../../adapters/memory/stock-counts.ts';
import { MemoryStockJournal } from '../../adapters/memory/stock-journal.ts';
import { MemoryTables } from '../../adapters/memory/tables.ts';
import { MemoryTicketList } from '../../adapters/memory/ticket-list.ts';
import { MemoryWaitingLists } from '../../adapters/memory/waiting-lists.ts';
import { S3ImageStore } from '../../adapters/menu-store/image-store.ts';
import { S3MenuStore } from '../../adapters/menu-store/menu-store.ts';
import { s3Client } from '../../adapters/menu-store/s3-client.ts';
import { jitteredBackoff } from '../../adapters/system/backoff.ts';
import type { FactFiles } from '../../analytics/projector/fact-files.ts';
import type { StockJournal } from '../../analytics/projector/stock-journal.ts';
import type { Answers } from '../../analytics/questions/answer.ts';
import type { BillFiles, DayReports } from '../../core/ports/bills.ts';
import type { CaseList } from '../../core/ports/case-list.ts';
import type { CashierSessions } from '../../core/ports/cashier-sessions.ts';
import type { Counters } from '../../core/ports/counters.ts';
import type { CreditStore } from '../../core/ports/credit-store.ts';
import type { Deliveries } from '../../core/ports/deliveries.ts';
import type { Devices, Pairings } from '../../core/ports/devices.ts';
import type { DinerOrders } from '../../core/ports/diner-orders.ts';
import type { Directory } from '../../core/ports/directory.ts';
import type { DueList } from '../../core/ports/due-list.ts';
import type { ImageStore } from '../../core/ports/image-store.ts';
import type { Inbox } from '../../core/ports/inbox.ts';
import type { Kitchens } from '../../core/ports/kitchens.ts';
import type { MenuStore } from '../../core/ports/menu-store.ts';
import type { OfferBooks } from '../../core/ports/offer-books.ts';
import type { OrderList } from '../../core/ports/order-list.ts';
import type { OrderStore } from '../../core/ports/order-store.ts';
import type { PickupNumbers } from '../../core/ports/pickup-numbers.ts';
import type { ScreenStepsLog } from '../../core/ports/screen-steps.ts';
import type { ShopQrCodes } from '../../core/ports/shop-qr-codes.ts';
import type { Snoozes } from '../../core/ports/snoozes.ts';
import type { SoldDishes } from '../../core/ports/sold-dishes.ts';
import type { PinGuesses, Staff } from '../../core/ports/staff.ts';
import type { StockCounts } from '../../core/ports/stock-counts.ts';
import type { Tables } from '../../core/ports/tables.ts';
import type { TicketList } from '../../core/ports/ticket-list.ts';
import type { WaitingLists } from '../../core/ports/waiting-lists.ts';
import { createS3 } from '../../local/engines/s3/s3.ts';
import { hasDynamoDb, openTestTables } from '../support/dynamodb.ts';

export interface Adapters {
  readonly orders: OrderStore;
  readonly orderList: OrderList;
  readonly sessions: CashierSessions;
  readonly dueList: DueList;
  readonly cases: CaseList;
  readonly credits: CreditStore;
  readonly waiting: WaitingLists;
  readonly shopQrCodes: ShopQrCodes;
  readonly offers: OfferBooks;
  readonly stock: StockCounts;
  readonly dinerOrders: DinerOrders;
  readonly deliveries: Deliveries;
  readonly devices: Devices;
  readonly pairings: Pairings;
  readonly counters: Counters;
  readonly staff: Staff;
  readonly pinGuesses: PinGuesses;
  readonly tables: Tables;
  readonly tickets: TicketList;
  readonly kitchens: Kitchens;
  readonly directory: Directory;
  readonly pickupNumbers: PickupNumbers;
  readonly inbox: Inbox;
  readonly menus: MenuStore;
  readonly snoozes: Snoozes;
  readonly soldDishes: SoldDishes;
  readonly images: ImageStore;
  readonly bills: BillFiles;
  readonly reports: DayReports;
  readonly factFiles: FactFiles;
  readonly stockJournal: StockJournal;
  readonly screenSteps: ScreenStepsLog;
  readonly drafts: MenuStore;
  readonly answers: Answers;
}

interface Opened extends Adapters {
  close(): Promise<void>;
}

interface InDynamoDb extends Opened {
  /** To watch what the adapters send. */
  readonly client: DynamoDBDocumentClient;
}

/** The same tests over every adapter of a port: what they say is what the port promises. */
export function eachAdapter(port: string, suite: (adapters: () => Adapters) => void): void {
  const implementations = [
    { name: 'memory', missing: false, open: inMemory },
    { name: 'DynamoDB', missing: !hasDynamoDb, open: inDynamoDb },
  ];
  for (const { name, missing, open } of implementations) {
    describe.skipIf(missing)(`${port} in ${name}`, () => {
      let opened: Opened | undefined;
      beforeAll(async () => {
        opened = await open();
      });
      afterAll(() => opened?.close());
      suite(() => {
        if (!opened) throw new Error('Only tests may use the adapters');
        return opened;
      });
    });
  }
}

async function inMemory(): Promise<Opened> {
  const state = memoryState();
  const devices = new MemoryDevices();
  return {
    devices,
    pairings: new MemoryPairings(devices),
    counters: new MemoryCounters(),
    staff: new MemoryStaff(),
    pinGuesses: new MemoryPinGuesses(),
    orders: new MemoryOrderStore(state),
    orderList: new MemoryOrderList(state),
    sessions: new MemoryCashierSessions(state),
    dueList: new MemoryDueList(state),
    dinerOrders: new MemoryDinerOrders(state),
    cases: new MemoryCaseList(state),
    credits: new MemoryCreditStore(state),
    waiting: new MemoryWaitingLists(state),
    shopQrCodes: new MemoryShopQrCodes(),
    tables: new MemoryTables(state),
    offers: new MemoryOfferBooks(state),
    stock: new MemoryStockCounts(state),
    deliveries: new MemoryDeliveries(state),
    tickets: new MemoryTicketList(state),
    kitchens: new MemoryKitchens(),
    directory: new MemoryDirectory(),
    pickupNumbers: new MemoryPickupNumbers(),
    inbox: new MemoryInbox(),
    menus: new MemoryMenuStore(),
    snoozes: new MemorySnoozes(),
    soldDishes: new MemorySoldDishes(),
    images: new MemoryImageStore(),
    bills: new MemoryBillFiles(),
    reports: new MemoryDayReports(),
    factFiles: new MemoryFactFiles(),
    stockJournal: new MemoryStockJournal(),
    screenSteps: new MemoryScreenSteps(),
    drafts: new MemoryMenuStore(),
    answers: new MemoryAnswers(),
    close: async () => undefined,
  };
}

export async function inDynamoDb(): Promise<InDynamoDb> {
  const { client, storeTable, inboxTable, close } = await openTestTables();
  const s3 = await openTestBucket();
  return {
    client,
    orderList: new DynamoDbOrderList(client, storeTable),
    orders: new DynamoDbOrderStore(client, storeTable, jitteredBackoff()),
    sessions: new DynamoDbCashierSessions(client, storeTable, jitteredBackoff()),
    dueList: new DynamoDbDueList(client, storeTable),
    dinerOrders: new DynamoDbDinerOrders(client, storeTable),
    cases: new DynamoDbCaseList(client, storeTable),
    credits: new DynamoDbCreditStore(client, storeTable, jitteredBackoff()),
    waiting: new DynamoDbWaitingLists(client, storeTable),
    shopQrCodes: new DynamoDbShopQrCodes(client, storeTable),
    offers: new DynamoDbOfferBooks(client, storeTable),
    stock: new DynamoDbStockCounts(client, storeTable),
    deliveries: new DynamoDbDeliveries(client, storeTable),
    devices: new DynamoDbDevices(client, storeTable),
    pairings: new DynamoDbPairings(client, storeTable),
    counters: new DynamoDbCounters(client, storeTable),
    staff: new DynamoDbStaff(client, storeTable),
    pinGuesses: new DynamoDbPinGuesses(client, storeTable),
    tables: new DynamoDbTables(client, storeTable),
    tickets: new DynamoDbTicketList(client, storeTable),
    kitchens: new DynamoDbKitchens(client, storeTable),
    directory: new DynamoDbDirectory(client, storeTable),
    pickupNumbers: new DynamoDbPickupNumbers(client, storeTable),
    inbox: new DynamoDbInbox(client, inboxTable),
    menus: new S3MenuStore(s3.client, 'menus', new DynamoDbMenuVersions(client, storeTable)),
    snoozes: new DynamoDbSnoozes(client, storeTable),
    soldDishes: new DynamoDbSoldDishes(client, storeTable),
    images: new S3ImageStore(s3.client, 'menus'),
    bills: new S3BillFiles(new Objects(s3.client, 'menus')),
    reports: new S3DayReports(new Objects(s3.client, 'menus')),
    factFiles: new S3FactFiles(s3.client, 'menus'),
    stockJournal: new DynamoDbStockJournal(client, storeTable),
    answers: new DynamoDbAnswers(client, storeTable),
    screenSteps: new DynamoDbScreenSteps(client, storeTable),
    drafts: new S3MenuStore(
      s3.client,
      'menus',
      new DynamoDbMenuVersions(client, storeTable, menuDraftKey),
      'drafts/',
    ),
    close: async () => {
      await s3.close();
      await close();
    },
  };
}

async function openTestBucket() {
  const root = await mkdtemp(path.join(tmpdir(), 'menus-'));
  const engine = createS3(root);
  await engine.createBucket('menus');
  const server = createServer((request, response) => void engine.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = s3Client({
    endpoint: `http://127.0.0.1:${port}`,
    forcePathStyle: true,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return {
    client,
    close: async () => {
      client.destroy();
      server.closeAllConnections();
      server.close();
      await rm(root, { recursive: true });
    },
  };
}
