import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { isDate } from '../../core/domain/business-day-bounds.ts';
import type { OrdersWanted } from '../../core/usecases/list-orders.ts';
import { pageOf } from '../shared/http/page.ts';
import { ProblemError } from '../shared/http/problem.ts';

/** Each order on a page is read by itself. */
const MAX_ON_PAGE = 25;

/** What of a store's orders is asked for. @throws ProblemError 400 naming the parameter. */
export function wantedIn(
  query: (name: string) => string | undefined,
): Omit<OrdersWanted, 'merchantId' | 'storeId'> {
  const page = pageOf((name) => query(name) ?? (name === 'limit' ? `${MAX_ON_PAGE}` : undefined));
  if (page.limit > MAX_ON_PAGE) throw wrong('limit', `limit is a number from 1 to ${MAX_ON_PAGE}.`);
  const status = query('status') ?? 'open';
  if (status !== 'open' && status !== 'all') throw wrong('status', 'status is open or all.');
  const businessDate = query('businessDate');
  if (businessDate !== undefined && !isDate(businessDate)) {
    throw wrong('businessDate', 'businessDate is a day like 2026-11-22.');
  }
  const pickupNumber = query('pickupNumber');
  if (pickupNumber !== undefined && !/^[A-Z]{0,2}\d{3,7}$/.test(pickupNumber)) {
    throw wrong('pickupNumber', 'pickupNumber is a number like A017.');
  }
  return { page, status, businessDate, pickupNumber };
}

/** The version in the order's ETag, from If-Match. @throws ProblemError 400 without one. */
export function versionSeen(event: APIGatewayProxyEventV2): number {
  const [, version] = /^"v(\d{1,9})(?:-\d+)?"$/.exec(event.headers['if-match'] ?? '') ?? [];
  if (version === undefined)
    throw wrong('If-Match', 'Send the ETag of the order that you have seen.');
  return Number(version);
}

const wrong = (field: string, text: string): ProblemError =>
  new ProblemError(400, 'invalid-request', text, { field });
