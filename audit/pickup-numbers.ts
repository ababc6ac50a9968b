import type { Order } from '../core/domain/order.ts';
import type { Fault } from './invariant.ts';

type Numbered = Pick<Order, 'orderId' | 'merchantId' | 'storeId' | 'businessDate' | 'pickupNumber'>;

/**
 * The pickup numbers of any number of orders, one bit for each: a store calls some hundreds a day,
 * so that a year of a thousand stores takes some ten MB.
 */
export class PickupNumbers {
  readonly #called = new Map<string, Uint8Array>();

  /** @returns what is wrong with the order's number, given all that came before. */
  add({ orderId, merchantId, storeId, businessDate, pickupNumber }: Numbered): Fault | undefined {
    if (pickupNumber === undefined) return undefined;
    const number = Number(/^[A-Z]{0,2}(\d{3,7})$/.exec(pickupNumber)?.[1]);
    if (!Number.isInteger(number)) {
      return { orderId, sentence: `${pickupNumber} is no pickup number.` };
    }
    const day = `${merchantId} ${storeId} ${businessDate}`;
    const bits = this.#bits(day, number);
    const [byte, bit] = [number >> 3, 1 << (number & 7)];
    const old = bits[byte] ?? 0;
    bits[byte] = old | bit;
    if ((old & bit) === 0) return undefined;
    const sentence = `${pickupNumber} is called twice at ${storeId} on ${businessDate}.`;
    return { orderId, sentence };
  }

  #bits(day: string, number: number): Uint8Array {
    const bits = this.#called.get(day);
    if (bits && number >> 3 < bits.length) return bits;
    const grown = new Uint8Array((number >> 3) + 32);
    grown.set(bits ?? []);
    this.#called.set(day, grown);
    return grown;
  }
}

/** The same for orders that are all there. */
export function pickupFaults(orders: readonly Numbered[]): Fault[] {
  const numbers = new PickupNumbers();
  return orders.map((order) => numbers.add(order)).filter((fault) => fault !== undefined);
}
