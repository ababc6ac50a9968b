import type { StaffResponse } from '../../../api/staff.ts';
import type { StaffMember } from '../../../core/domain/staff.ts';

/** For merchants: what of a member is no secret. */
export const presentStaff = ({
  staffId,
  storeId,
  name,
  role,
  addedAt,
}: StaffMember): StaffResponse => ({ staffId, storeId, name, role, addedAt });
