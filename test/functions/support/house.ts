import { MemoryBillFiles, MemoryDayReports } from '../../../adapters/memory/bills.ts';
import { MemoryBuyers } from '../../../adapters/memory/buyers.ts';
import { MemoryCaseList } from '../../../adapters/memory/case-list.ts';
import { MemoryCashierSessions } from '../../../adapters/memory/cashier-sessions.ts';
import { MemoryCounters } from '../../../adapters/memory/counters.ts';
import { MemoryDeliveries } from '../../../adapters/memory/deliveries.ts';
import { MemoryDevices } from '../../../adapters/memory/devices.ts';
import { MemoryDinerOrders } from '../../../adapters/memory/diner-orders.ts';
import { MemoryDirectory } from '../../../adapters/memory/directory.ts';
import { MemoryImageStore } from '../../../adapters/memory/image-store.ts';
import { MemoryKitchens } from '../../../adapters/memory/kitchens.ts';
import { MemoryMenuStore } from '../../../adapters/memory/menu-store.ts';
import { MemoryOfferBooks } from '../../../adapters/memory/offer-books.ts';
import { MemoryOrderList } from '../../../adapters/memory/order-list.ts';
import { MemoryOrderStore } from '../../../adapters/memory/order-store.ts';
import { MemoryPairings } from '../../../adapters/memory/pairings.ts';
import { MemoryPickupNumbers } from '../../../adapters/memory/pickup-numbers.ts';
import { MemoryScreenSteps } from '../../../adapters/memory/screen-steps.ts';
import { MemorySnoozes } from '../../../adapters/memory/snoozes.ts';
import { MemorySoldDishes } from '../../../adapters/memory/sold-dishes.ts';
import { MemoryPinGuesses, MemoryStaff } from '../../../adapters/memory/staff.ts';
import { memoryState } from '../../../adapters/memory/state.ts';
import { MemoryStockCounts } from '../../../adapters/memory/stock-counts.ts';
import { MemoryTables } from '../../../adapters/memory/tables.ts';
import { MemoryTicketList } from '../../../adapters/memory/ticket-list.ts';
import { randomPairingCodes } from '../../../adapters/system/pairing-codes.ts';
import { scryptPins } from '../../../adapters/system/scrypt-pins.ts';
import { newTokenKeys } from '../../../adapters/tokens/new-token-keys.ts';
import { tokenIssuer as issuerOf } from '../../../adapters/tokens/token-issuer.ts';
import { born, parseMerchantId, parseStoreId } from '../../../core/domain/ids.ts';
import { deviceCheck as checkOf } from '../../../functions/shared/http/device-check.ts';
import { CountedIds } from '../../support/counted-ids.ts';
import { merchantIssuer } from './merchant-tokens.ts';
import { NOW, ours } from './tokens.ts';

/*
 * What functions/shared/compose.ts gives to a handler, over memory and a clock that tests set:
 * vi.mock('.../compose.ts', async (original) => ({ ...(await original()), ...house })).
 */

export const time = { now: NOW };
const theClock = { now: () => time.now };
export const clock = () => theClock;

const ourKeys = await newTokenKeys('issued');
const published = { keys: [ours.jwk, ...ourKeys.publicKeys.keys] };
export const tokenKeys = { ours: async () => published, merchants: () => merchantIssuer };
export const fingerprintSecret = async () => 'secret-1';
export const orderUrl = async () => 'https://api.test/order/#1';

const theIds = new CountedIds(1_000);
export const ids = () => theIds;
const theDevices = new MemoryDevices();
export const devices = () => theDevices;
const theStaff = new MemoryStaff();
export const staff = () => theStaff;
const theGuesses = new MemoryPinGuesses();
export const pinGuesses = () => theGuesses;
/** As cheap as scrypt can be. */
const thePins = scryptPins(fingerprintSecret, { n: 2, r: 1, p: 1 });
export const pins = () => thePins;
const thePickupNumbers = new MemoryPickupNumbers();
export const pickupNumbers = () => thePickupNumbers;
const thePairings = new MemoryPairings(theDevices);
export const pairings = () => thePairings;
const theCounters = new MemoryCounters();
export const counters = () => theCounters;
export const pairingCodes = () => randomPairingCodes;
const state = memoryState();
const theOrders = new MemoryOrderStore(state);
export const orders = () => theOrders;
const theTables = new MemoryTables(state);
export const tables = () => theTables;
const theDinerOrders = new MemoryDinerOrders(state);
export const dinerOrders = () => theDinerOrders;
const theDeliveries = new MemoryDeliveries(state);
export const deliveries = () => theDeliveries;
const theSessions = new MemoryCashierSessions(state);
export const cashierSessions = () => theSessions;
const theCases = new MemoryCaseList(state);
export const cases = () => theCases;
const theOrderList = new MemoryOrderList(state);
export const orderList = () => theOrderList;
const theTickets = new MemoryTicketList(state);
export const tickets = () => theTickets;
const theKitchens = new MemoryKitchens();
export const kitchens = () => theKitchens;
const theDirectory = new MemoryDirectory();
export const directory = () => theDirectory;
const theMenus = new MemoryMenuStore();
export const menus = () => theMenus;
const theScreenSteps = new MemoryScreenSteps();
export const screenSteps = () => theScreenSteps;
const theOffers = new MemoryOfferBooks(memoryState());
export const offers = () => theOffers;
const theImages = new MemoryImageStore();
export const images = () => theImages;
const theBills = new MemoryBillFiles();
export const billFiles = () => theBills;
const theReports = new MemoryDayReports();
export const dayReports = () => theReports;
/** What was asked to be compared: name, day and merchants. */
export const reconciled: unknown[] = [];
export const reconciliations = () => ({
  start: async (...start: unknown[]) => void reconciled.push(start),
});
const theDrafts = new MemoryMenuStore();
export const menuDrafts = () => theDrafts;
const theSnoozes = new MemorySnoozes();
export const snoozes = () => theSnoozes;
const theSoldDishes = new MemorySoldDishes();
export const soldDishes = () => theSoldDishes;
const theStock = new MemoryStockCounts(memoryState());
export const stockCounts = () => theStock;
export const backoff = () => ({ pause: async () => undefined });
/** The merchant m2 is paid through a gateway that knows no sign-in. */
export const theBuyers = new MemoryBuyers([born(parseMerchantId, 'm2')]);
export const alipayAccount = () => theBuyers;
export const pageOrigins = () => ['https://api.test', 'https://pages.test:8443'];
const theIssuer = issuerOf(theClock, async () => ourKeys.privateKey);
export const tokenIssuer = () => theIssuer;

/** As a deployed stage has it: no token of an unpaired device. */
export const deviceCheck = checkOf({
  ...{ devices: theDevices, staff: theStaff, clock: theClock },
  allowUnpaired: false,
});

/** A store of a merchant; whoever asks for it again gets the same. */
export async function openStore(merchant: string, store: string): Promise<void> {
  await theDirectory.register({
    merchantId: born(parseMerchantId, merchant),
    storeId: born(parseStoreId, store),
    name: `${merchant} ${store}`,
    currency: 'CNY',
    businessDay: { timeZone: 'Asia/Shanghai', cutOverHour: 4 },
    releasePolicy: 'per-check',
  });
}
