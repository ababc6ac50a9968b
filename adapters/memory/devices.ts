import type { Device } from '../../core/domain/device.ts';
import type { DeviceId, MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Devices } from '../../core/ports/devices.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { pageOf } from './page.ts';
import { keyOf } from './state.ts';

export class MemoryDevices implements Devices {
  readonly #devices = new Map<string, Device>();
  readonly #spent = new Set<string>();

  /** As an approval does. */
  add(device: Device): void {
    this.#devices.set(keyOf(device.merchantId, device.deviceId), structuredClone(device));
  }

  async find(merchantId: MerchantId, deviceId: DeviceId): Promise<Device | undefined> {
    return structuredClone(this.#devices.get(keyOf(merchantId, deviceId)));
  }

  async ofStore(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<Device>> {
    const there = [...this.#devices.values()].filter(
      (d) => d.merchantId === merchantId && d.storeId === storeId && d.status === 'ACTIVE',
    );
    return pageOf(there, (d) => d.deviceId, page);
  }

  async rename(device: Device, name: string): Promise<boolean> {
    return this.#change(device, { name });
  }

  async revoke(device: Device, revokedAt: number, revokedBy: string): Promise<boolean> {
    return this.#change(device, { status: 'REVOKED', revokedAt, revokedBy });
  }

  async spend(device: Device, assertionId: string): Promise<boolean> {
    const key = `${keyOf(device.merchantId, device.deviceId)}#${assertionId}`;
    const isNew = !this.#spent.has(key);
    this.#spent.add(key);
    return isNew;
  }

  #change({ merchantId, deviceId }: Device, change: Partial<Device>): boolean {
    const kept = this.#devices.get(keyOf(merchantId, deviceId));
    if (kept?.status !== 'ACTIVE') return false;
    this.add({ ...kept, ...change });
    return true;
  }
}
