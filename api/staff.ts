import * as z from 'zod/mini';
import { TokenResponse } from './devices.ts';
import { instant, shownName, ulid } from './fields.ts';

const staffRole = z.enum(['cashier', 'manager']);
const pin = z.string().check(z.regex(/^\d{4,8}$/));

/** POST /v1/stores/{storeId}/staff. */
export const AddStaffRequest = z.strictObject({ name: shownName, role: staffRole, pin });

/** PATCH: what is not there stays. A new role or PIN ends what was signed in with the old one. */
export const ChangeStaffRequest = z
  .strictObject({
    name: z.optional(shownName),
    role: z.optional(staffRole),
    pin: z.optional(pin),
  })
  .check(z.refine((change) => Object.keys(change).length > 0, 'Nothing to change.'));

/** Never with the PIN, nor with what is kept of it. */
export const StaffResponse = z.object({
  staffId: z.string(),
  storeId: z.string(),
  name: z.string(),
  role: staffRole,
  addedAt: instant,
});
export type StaffResponse = z.infer<typeof StaffResponse>;

export const StaffListResponse = z.object({
  staff: z.array(StaffResponse),
  next: z.optional(z.string()),
});

/** GET /v1/stores/{storeId}/staff/names: what a till shows to those who want to sign in. */
export const StaffNamesResponse = z.object({
  staff: z.array(z.object({ staffId: z.string(), name: z.string() })),
  next: z.optional(z.string()),
});

/** POST /v1/staff/sessions. */
export const StaffSessionRequest = z.strictObject({ staffId: ulid, pin });

export const StaffSessionResponse = z.object({
  ...TokenResponse.shape,
  staffId: z.string(),
  name: z.string(),
  role: staffRole,
});
export type StaffSessionResponse = z.infer<typeof StaffSessionResponse>;
