import { createHash } from 'node:crypto';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Menu, ServedMenu } from '../../core/domain/menu.ts';
import { isServed } from '../../core/domain/serving.ts';
import { availabilityOf, current } from '../../core/domain/snooze.ts';
import { clock, directory, menus, snoozes } from '../shared/compose.ts';
import type { Moment } from '../shared/present/menu.ts';
import { countedOutOf } from './counted-out.ts';

/** A store's menu as it is at this moment. */
export interface Look {
  readonly menu: Menu | undefined;
  readonly moment: Moment;
  /** Another one whenever another moment of the same menu looks different. */
  readonly tag: string;
}

/** The published menu, what is out, and which menus the store's clock says are served. */
export async function lookAt(merchantId: MerchantId, storeId: StoreId): Promise<Look> {
  const [menu, list, store, countedOut] = await Promise.all([
    menus().current(merchantId, storeId),
    snoozes().of(merchantId, storeId),
    directory().store(merchantId, storeId),
    countedOutOf(merchantId, storeId),
  ]);
  const now = clock().now();
  const { timeZone } = store?.businessDay ?? { timeZone: 'UTC' };
  const servedNow = (served: ServedMenu): boolean => isServed(served, now, timeZone);
  const served = (menu?.menus ?? []).map((m) => (servedNow(m) ? '1' : '0')).join('');
  // A version of the list only ever loses snoozes, so that their number tells which are left.
  const out = digest([store?.name ?? '', ...[...countedOut].sort()]);
  const tag = `${list.version}.${current(list, now).length}.${served}.${out}`;
  const available = availabilityOf(list, now);
  return { menu, moment: { available, servedNow, countedOut, storeName: store?.name }, tag };
}

const digest = (texts: readonly string[]): string =>
  createHash('sha256').update(texts.join('\n')).digest('base64url').slice(0, 8);
