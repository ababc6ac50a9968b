import type { Channel, ReleasePolicy } from './order.ts';

/** What a merchant may change of a store; orders placed before keep what they were placed under. */
export interface StoreSettings {
  readonly name: string;
  readonly releasePolicy: ReleasePolicy;
  /** Under the name on a receipt: address, telephone, tax number. At most 8 lines. */
  readonly receiptLines?: readonly string[] | undefined;
  /** How long an order may stay unpaid, in ms; a default when absent. */
  readonly unpaidForMs?: number | undefined;
  /** What a cashier may refund of one order, in minor units; a default for the currency when absent. */
  readonly cashierRefundLimit?: number | undefined;
  /** Up to two letters before a number that is called, by where its order comes from. */
  readonly pickupPrefixes?: Readonly<Partial<Record<Channel, string>>> | undefined;
  /** Counts changes; absent on a store that is as it was registered. */
  readonly settingsVersion?: number | undefined;
}

/**
 * A store as its merchant has set it. What the merchant left out is at its default, whatever the store
 * was registered with, so that something can be taken back.
 */
export const asSet = <T extends StoreSettings>(
  registered: T,
  settings: StoreSettings | undefined,
): T =>
  settings
    ? {
        ...registered,
        ...{ receiptLines: undefined, unpaidForMs: undefined, cashierRefundLimit: undefined },
        ...settings,
      }
    : registered;

const DEFAULT_PREFIX = 'A';

/** A number as it is called and printed: `A017`. */
export const pickupNumberOf = (
  n: number,
  channel: Channel,
  { pickupPrefixes }: Pick<StoreSettings, 'pickupPrefixes'>,
): string => `${pickupPrefixes?.[channel] ?? DEFAULT_PREFIX}${String(n).padStart(3, '0')}`;

/** The prefix of each channel, those that nobody has set too. */
export const prefixesOf = ({
  pickupPrefixes,
}: Pick<StoreSettings, 'pickupPrefixes'>): Record<Channel, string> => ({
  ...{ kiosk: DEFAULT_PREFIX, pos: DEFAULT_PREFIX, table: DEFAULT_PREFIX, phone: DEFAULT_PREFIX },
  ...pickupPrefixes,
});
