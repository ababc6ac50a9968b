import type { Device } from '../../../core/domain/device.ts';
import type { ExceptionCase } from '../../../core/domain/exception-case.ts';
import {
  type OrderId,
  parseCaseId,
  parseDeviceId,
  parseOrderId,
  parseStoreId,
  type StoreId,
} from '../../../core/domain/ids.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import type { CaseList } from '../../../core/ports/case-list.ts';
import type { Devices } from '../../../core/ports/devices.ts';
import type { Directory } from '../../../core/ports/directory.ts';
import type { OrderStore } from '../../../core/ports/order-store.ts';
import { notFound } from '../../../core/usecases/rejection.ts';
import type { Principal } from './principal.ts';
import { refused } from './problem.ts';

/** The order, if it is the caller's tenant's and store's. @throws ProblemError 404 otherwise. */
export async function orderInScope(
  orders: OrderStore,
  principal: Principal,
  orderId: string,
): Promise<OrderAggregate> {
  const found = await orders.load(principal.merchantId, orderIdOf(orderId));
  if (!found || !seesStore(principal, found.order.storeId)) throw refused(notFound('order'));
  return found;
}

/** A store id from the path, if the caller may see that store. @throws ProblemError 404. */
export function storeInScope(principal: Principal, storeId: string): StoreId {
  const id = parseStoreId(storeId);
  if (!id || !seesStore(principal, id)) throw refused(notFound('store'));
  return id;
}

/**
 * The store in the path, where the merchant has such a one; a device's own is there.
 * @throws ProblemError 404 otherwise.
 */
export async function knownStoreInScope(
  directory: Pick<Directory, 'store'>,
  principal: Principal,
  storeId: string,
): Promise<StoreId> {
  const id = storeInScope(principal, storeId);
  const isKnown =
    principal.storeId !== undefined || (await directory.store(principal.merchantId, id));
  if (!isKnown) throw refused(notFound('store'));
  return id;
}

/** The case, if the caller may see it. @throws ProblemError 404 otherwise. */
export async function caseInScope(
  cases: CaseList,
  principal: Principal,
  text: string,
): Promise<ExceptionCase> {
  const caseId = parseCaseId(text);
  const found = caseId && (await cases.find(principal.merchantId, caseId));
  if (!found || !seesCase(principal, found)) throw refused(notFound('case'));
  return found;
}

/** The device, if it is of a store that the caller may see. @throws ProblemError 404 otherwise. */
export async function deviceInScope(
  devices: Devices,
  principal: Principal,
  text: string,
): Promise<Device> {
  const deviceId = parseDeviceId(text);
  const found = deviceId && (await devices.find(principal.merchantId, deviceId));
  if (!found || !seesStore(principal, found.storeId)) throw refused(notFound('device'));
  return found;
}

/** Money that no order asked for belongs to no store, and everybody who may look sees it. */
export const seesCase = (principal: Principal, { storeId }: ExceptionCase): boolean =>
  storeId === undefined || seesStore(principal, storeId);

const seesStore = (principal: Principal, storeId: StoreId): boolean =>
  principal.storeId === undefined || principal.storeId === storeId;

function orderIdOf(text: string): OrderId {
  const id = parseOrderId(text);
  if (!id) throw refused(notFound('order'));
  return id;
}
