import type { DeliveryTerms } from './delivery-settings.ts';
import type { Slot } from './delivery-slots.ts';

export type DeliveryStatus = 'SCHEDULED' | 'OUT_FOR_DELIVERY' | 'DELIVERED';

/** What an order knows of its being brought: nothing of who lives where. */
export interface OrderDelivery {
  /** As they were when it was placed, so that a price reckoned again is by the same terms. */
  readonly zone: DeliveryTerms;
  readonly slot: Slot;
  /** Local date of the slot. */
  readonly date: string;
  /** So many orders may have the slot. */
  readonly capacity: number;
  readonly status: DeliveryStatus;
  readonly handedOverAt?: number | undefined;
  readonly deliveredAt?: number | undefined;
  /** A name or a number by which staff know who has it. */
  readonly courier?: string | undefined;
}

/**
 * Who gets the order, and where: personal data. It is in one row of its own, which nobody needs to
 * price, cook or refund an order, and which goes away by itself.
 */
export interface Destination {
  readonly recipient: string;
  readonly phone: string;
  readonly address: {
    readonly line1: string;
    readonly line2?: string | undefined;
    readonly district?: string | undefined;
    readonly postcode?: string | undefined;
  };
  /** For the courier: a door code, a floor. */
  readonly note?: string | undefined;
}

/** Counted from the end of the slot: long enough for a complaint. */
export const DESTINATION_KEPT_DAYS = 90;

/** Forward only. Handing it over again gives it to another courier. */
export const DELIVERY_TRANSITIONS = {
  'hand-over': { from: ['SCHEDULED', 'OUT_FOR_DELIVERY'], to: 'OUT_FOR_DELIVERY' },
  delivered: { from: ['OUT_FOR_DELIVERY'], to: 'DELIVERED' },
} as const satisfies Record<
  string,
  { readonly from: readonly DeliveryStatus[]; readonly to: DeliveryStatus }
>;
export type DeliveryAction = keyof typeof DELIVERY_TRANSITIONS;

/** The delivery after the action, or undefined where its status does not allow it. */
export function moveOn(
  delivery: OrderDelivery,
  action: DeliveryAction,
  courier: string | undefined,
  now: number,
): OrderDelivery | undefined {
  const { from, to } = DELIVERY_TRANSITIONS[action];
  if (!(from as readonly DeliveryStatus[]).includes(delivery.status)) return undefined;
  if (action === 'delivered') return { ...delivery, status: to, deliveredAt: now };
  const handedOverAt = delivery.handedOverAt ?? now;
  return { ...delivery, status: to, handedOverAt, courier: courier ?? delivery.courier };
}
