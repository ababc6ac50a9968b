import * as z from 'zod/mini';
import { instant, minor, optionId, text } from './fields.ts';
import { period } from './offers.ts';

const postcode = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9 -]{1,11}$/));
const district = text(40);
/** No longer than a number can be (E.164), nor what a scanner reads from a customer's Alipay. */
const phone = z.string().check(z.regex(/^\+?(?=(?:[ ()-]*\d){5,15}[ ()-]*$)[\d ()-]{5,24}$/));
/** A 30th of February is parsed as a day in March. */
const isDay = (text: string): boolean => new Date(Date.parse(text)).toISOString().startsWith(text);

const fee = z.int().check(z.minimum(0), z.maximum(1_000_000));
/** The calendar date on the wall of the store. */
const date = z.string().check(
  z.regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  z.refine((d) => isDay(d), 'There is no such day.'),
);

const zone = z.strictObject({
  zoneId: optionId,
  name: text(60),
  /** An address is in the zone when its postcode or its district is, word for word. */
  postcodes: z.optional(z.array(postcode).check(z.maxLength(200))),
  districts: z.optional(z.array(district).check(z.maxLength(100))),
  fee,
  /** Brought for nothing from this subtotal on, before discounts. */
  freeFrom: z.optional(minor),
  /** No smaller subtotal is brought. */
  minimumOrder: z.optional(minor),
});

const settings = {
  enabled: z.boolean(),
  zones: z.array(zone).check(z.maxLength(20)),
  /** When couriers go, none over midnight; "00:00" ends a day. Cut into slots. */
  windows: z.array(period).check(z.maxLength(28)),
  slotMinutes: z.int().check(z.minimum(10), z.maximum(240)),
  /** A slot can be chosen until so long before it begins. */
  leadMinutes: z.int().check(z.minimum(0), z.maximum(2_880)),
  /** 0: for today alone. */
  daysAhead: z.int().check(z.minimum(0), z.maximum(7)),
  capacityPerSlot: z.int().check(z.minimum(1), z.maximum(1_000)),
  /** PUT: the version that was read, 0 for the first. */
  version: z.int().check(z.minimum(0)),
};

/** PUT /v1/stores/{storeId}/delivery. */
export const DeliverySettingsRequest = z.strictObject(settings);
export const DeliverySettingsResponse = z.object(settings);

export const address = z.strictObject({
  line1: text(120),
  line2: z.optional(text(120)),
  district: z.optional(district),
  postcode: z.optional(postcode),
});

/** What an order that is to be brought says. Kept apart from the order, and not for ever. */
export const DeliveryRequest = z.strictObject({
  recipient: text(60),
  phone,
  address,
  /** One of the free slots by its start, or the first that is free today or, before midnight, within four hours. */
  slot: z.union([
    z.literal('asap'),
    z.strictObject({ start: instant.check(z.minimum(0), z.maximum(4_102_444_800_000)) }),
  ]),
  /** For the courier: a door code, a floor. */
  note: z.optional(text(200)),
});

export const Slot = z.object({ start: instant, end: instant });

/** How far an order's delivery is. */
export const OrderDelivery = z.object({
  zoneId: z.string(),
  zoneName: z.string(),
  slot: Slot,
  /** Local date of the slot. */
  date: z.string(),
  status: z.enum(['SCHEDULED', 'OUT_FOR_DELIVERY', 'DELIVERED']),
  courier: z.optional(z.string()),
  handedOverAt: z.optional(instant),
  deliveredAt: z.optional(instant),
});
export type OrderDelivery = z.infer<typeof OrderDelivery>;

/** GET /v1/stores/{storeId}/delivery/slots. */
export const SlotsQuery = z.object({
  zone: z.optional(optionId),
  postcode: z.optional(postcode),
  district: z.optional(district),
  date: z.optional(date),
});

export const SLOTS_QUERY = {
  zone: 'Which zone, by its id; or by what is in it:',
  postcode: 'a postcode,',
  district: 'or a district.',
  date: 'Local date of the store, today when absent.',
} as const satisfies Record<keyof z.output<typeof SlotsQuery>, string>;

/** Slots that still have room, in order; none on a day that is not offered. */
export const SlotsResponse = z.object({
  date: z.string(),
  timeZone: z.string(),
  zone: z.object({
    zoneId: z.string(),
    name: z.string(),
    fee: minor,
    freeFrom: z.optional(minor),
    minimumOrder: z.optional(minor),
  }),
  slots: z.array(z.extend(Slot, { remaining: z.int() })),
});
export type SlotsResponse = z.infer<typeof SlotsResponse>;

/** POST /v1/orders/{orderId}/delivery/hand-over. */
export const HandOverRequest = z.strictObject({
  /** A name or a number by which staff know who has it. */
  courier: z.optional(text(40)),
});

/** GET /v1/stores/{storeId}/deliveries. */
export const DeliveriesQuery = z.object({ date: z.optional(date) });
