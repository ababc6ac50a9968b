import type { Device, Pairing, PairingCode } from '../../core/domain/device.ts';
import type { DeviceId } from '../../core/domain/ids.ts';
import type { Pairings } from '../../core/ports/devices.ts';
import type { MemoryDevices } from './devices.ts';

export class MemoryPairings implements Pairings {
  readonly #devices: MemoryDevices;
  readonly #pairings = new Map<DeviceId, Pairing>();
  readonly #codes = new Map<PairingCode, DeviceId>();

  constructor(devices: MemoryDevices) {
    this.#devices = devices;
  }

  async ask(pairing: Pairing): Promise<boolean> {
    const other = await this.byCode(pairing.code);
    if (other && other.expiresAt > pairing.askedAt) return false;
    this.#pairings.set(pairing.deviceId, structuredClone(pairing));
    this.#codes.set(pairing.code, pairing.deviceId);
    return true;
  }

  async find(deviceId: DeviceId): Promise<Pairing | undefined> {
    return structuredClone(this.#pairings.get(deviceId));
  }

  async byCode(code: PairingCode): Promise<Pairing | undefined> {
    const deviceId = this.#codes.get(code);
    return deviceId && (await this.find(deviceId));
  }

  async approve({ deviceId }: Pairing, device: Device): Promise<boolean> {
    const kept = this.#pairings.get(deviceId);
    if (!kept || kept.approved) return false;
    const { merchantId, storeId } = device;
    this.#pairings.set(deviceId, { ...kept, approved: { merchantId, storeId } });
    this.#devices.add(device);
    return true;
  }
}
