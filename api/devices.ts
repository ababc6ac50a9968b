import * as z from 'zod/mini';
import { id, instant, shownName, text } from './fields.ts';

const deviceKind = z.enum(['kiosk', 'cashier', 'kitchen', 'board']);

/** A coordinate of a point on a curve of 256 bits. */
const coordinate = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** What browsers write beside the numbers of a public key; not kept. */
const beside = {
  ext: z.optional(z.boolean()),
  key_ops: z.optional(z.array(z.enum(['verify'])).check(z.maxLength(1))),
  use: z.optional(z.enum(['sig'])),
  alg: z.optional(z.enum(['ES256', 'EdDSA', 'Ed25519'])),
  kid: z.optional(text(100)),
};

/** A public JWK (RFC 7517); a private one is refused, for its field `d`. */
const publicKey = z.discriminatedUnion('kty', [
  z.strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: coordinate,
    y: coordinate,
    ...beside,
  }),
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate, ...beside }),
]);

/** POST /v1/devices/pairings. */
export const AskPairingRequest = z.strictObject({ kind: deviceKind, name: shownName, publicKey });

export const PairingResponse = z.object({
  /** Also the number of the device, once it is let in. */
  pairingId: z.string(),
  /** For staff to type; only in the first answer. */
  code: z.optional(z.string()),
  status: z.enum(['pending', 'approved']),
  expiresAt: instant,
  /** Once approved: what the device's assertions and orders need. */
  device: z.optional(
    z.object({
      deviceId: z.string(),
      merchantId: z.string(),
      storeId: z.string(),
      role: deviceKind,
    }),
  ),
});
export type PairingResponse = z.infer<typeof PairingResponse>;

/** POST /v1/devices/approvals. */
export const ApprovePairingRequest = z.strictObject({
  code: z.string().check(z.minLength(1), z.maxLength(20)),
  storeId: id,
  role: deviceKind,
  /** Instead of the name that the device gave itself. */
  name: z.optional(shownName),
});

export const DeviceResponse = z.object({
  deviceId: z.string(),
  storeId: z.string(),
  role: deviceKind,
  name: z.string(),
  pairedAt: instant,
});
export type DeviceResponse = z.infer<typeof DeviceResponse>;

/** GET /v1/stores/{storeId}/devices: those that are not revoked. */
export const DeviceListResponse = z.object({
  devices: z.array(DeviceResponse),
  next: z.optional(z.string()),
});

/** PATCH /v1/devices/{deviceId}. */
export const RenameDeviceRequest = z.strictObject({ name: shownName });

/** POST /v1/devices/tokens: a JWT that the device signed with its key, good once. */
export const DeviceTokenRequest = z.strictObject({
  assertion: z.string().check(z.maxLength(2_000), z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)),
});

/** As RFC 6749 names them. */
export const TokenResponse = z.object({
  accessToken: z.string(),
  tokenType: z.literal('Bearer'),
  /** Seconds. */
  expiresIn: z.int(),
});
export type TokenResponse = z.infer<typeof TokenResponse>;
