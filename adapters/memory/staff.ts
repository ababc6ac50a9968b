import type { MerchantId, StaffId, StoreId } from '../../core/domain/ids.ts';
import type { PinAttempts } from '../../core/domain/pin-attempts.ts';
import type { StaffMember } from '../../core/domain/staff.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import type { PinGuesses, Staff, Typed } from '../../core/ports/staff.ts';
import { pageOf } from './page.ts';

export class MemoryStaff implements Staff {
  readonly #members = new Map<string, StaffMember>();

  async find(
    merchantId: MerchantId,
    storeId: StoreId,
    staffId: StaffId,
  ): Promise<StaffMember | undefined> {
    return structuredClone(this.#members.get(keyOf({ merchantId, storeId, staffId })));
  }

  async ofStore(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<StaffMember>> {
    const there = [...this.#members.values()].filter(
      (m) => m.merchantId === merchantId && m.storeId === storeId && m.status === 'ACTIVE',
    );
    return pageOf(there, (m) => m.staffId, page);
  }

  async add(member: StaffMember): Promise<void> {
    this.#members.set(keyOf(member), structuredClone(member));
  }

  async replace(member: StaffMember): Promise<boolean> {
    if (this.#members.get(keyOf(member))?.version !== member.version - 1) return false;
    await this.add(member);
    return true;
  }
}

const keyOf = ({
  merchantId,
  storeId,
  staffId,
}: Pick<StaffMember, 'merchantId' | 'storeId' | 'staffId'>): string =>
  `${merchantId}#${storeId}#${staffId}`;

export class MemoryPinGuesses implements PinGuesses {
  readonly #typed = new Map<string, PinAttempts>();

  async find(typed: Typed): Promise<PinAttempts | undefined> {
    return structuredClone(this.#typed.get(typedKey(typed)));
  }

  async save(typed: Typed, attempts: PinAttempts): Promise<boolean> {
    const known = this.#typed.get(typedKey(typed));
    if (known && known.version !== attempts.version - 1) return false;
    this.#typed.set(typedKey(typed), structuredClone(attempts));
    return true;
  }
}

const typedKey = ({ merchantId, deviceId, staffId, accessVersion }: Typed): string =>
  `${merchantId}#${deviceId}#${staffId}#${accessVersion}`;
