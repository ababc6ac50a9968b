import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import { randomPairingCodes } from '../../adapters/system/pairing-codes.ts';
import type { Device, Pairing } from '../../core/domain/device.ts';
import { born, parseDeviceId } from '../../core/domain/ids.ts';
import { eachAdapter } from './each-adapter.ts';
import { NOON, newMerchant, newStore } from './fixtures.ts';

const pairingOf = (changes: Partial<Pairing> = {}): Pairing => ({
  deviceId: born(parseDeviceId, ulid()),
  code: randomPairingCodes.next(),
  kind: 'kiosk',
  name: '门口',
  publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'x'.repeat(43) },
  askedAt: NOON,
  expiresAt: NOON + 1_000,
  ...changes,
});

const deviceOf = ({ deviceId, kind, name, publicKey }: Pairing): Device => ({
  ...{ deviceId, kind, name, publicKey, merchantId: newMerchant(), storeId: newStore() },
  ...{ status: 'ACTIVE', pairedAt: NOON, pairedBy: 'merchant:1' },
});

eachAdapter('Pairings', (adapters) => {
  it('are found by number and by code', async () => {
    const { pairings } = adapters();
    const pairing = pairingOf();
    expect(await pairings.ask(pairing)).toBe(true);
    expect(await pairings.find(pairing.deviceId)).toEqual(pairing);
    expect(await pairings.byCode(pairing.code)).toEqual(pairing);
    expect(await pairings.byCode(randomPairingCodes.next())).toBeUndefined();
    expect(await pairings.find(born(parseDeviceId, ulid()))).toBeUndefined();
  });

  it('share no code while it lives, and may have it afterwards', async () => {
    const { pairings } = adapters();
    const first = pairingOf();
    await pairings.ask(first);
    const second = pairingOf({ code: first.code });
    expect(await pairings.ask(second)).toBe(false);
    expect(await pairings.find(second.deviceId)).toBeUndefined();
    const later = pairingOf({ code: first.code, askedAt: first.expiresAt });
    expect(await pairings.ask(later)).toBe(true);
    expect(await pairings.byCode(first.code)).toEqual(later);
  });

  it('become one device, however many approve at once', async () => {
    const { pairings, devices } = adapters();
    const pairing = pairingOf();
    await pairings.ask(pairing);
    const wanted = [1, 2, 3].map(() => deviceOf(pairing));
    const won = await Promise.all(wanted.map((device) => pairings.approve(pairing, device)));
    expect(won.filter(Boolean)).toHaveLength(1);
    const [device] = wanted.filter((_, n) => won[n]);
    const { merchantId, storeId, deviceId } = device as Device;
    expect(await devices.find(merchantId, deviceId)).toEqual(device);
    expect((await pairings.find(deviceId))?.approved).toEqual({ merchantId, storeId });
    for (const other of wanted.filter((_, n) => !won[n])) {
      expect(await devices.find(other.merchantId, deviceId)).toBeUndefined();
    }
  });
});

eachAdapter('Devices', (adapters) => {
  const paired = async (changes: Partial<Device> = {}): Promise<Device> => {
    const pairing = pairingOf();
    await adapters().pairings.ask(pairing);
    const device = { ...deviceOf(pairing), ...changes };
    await adapters().pairings.approve(pairing, device);
    return device;
  };

  it('are listed by store, page by page, until they are revoked', async () => {
    const { devices } = adapters();
    const first = await paired();
    const { merchantId, storeId } = first;
    const second = await paired({ merchantId, storeId });
    await paired({ merchantId });
    const [older, newer] = [first, second].sort((a, b) => (a.deviceId < b.deviceId ? -1 : 1));
    const page = await devices.ofStore(merchantId, storeId, { limit: 1 });
    expect(page.items).toEqual([older]);
    const rest = await devices.ofStore(merchantId, storeId, { limit: 1, cursor: page.next });
    expect(rest).toEqual({ items: [newer] });
    expect(await devices.revoke(first, NOON, 'merchant:1')).toBe(true);
    expect(await devices.revoke(first, NOON + 1, 'merchant:2')).toBe(false);
    expect((await devices.ofStore(merchantId, storeId, { limit: 9 })).items).toEqual([second]);
    expect(await devices.find(merchantId, first.deviceId)).toEqual({
      ...{ ...first, status: 'REVOKED', revokedAt: NOON, revokedBy: 'merchant:1' },
    });
  });

  it('are renamed, but not once they are revoked', async () => {
    const { devices } = adapters();
    const device = await paired();
    expect(await devices.rename(device, '窗口')).toBe(true);
    const { merchantId, deviceId } = device;
    expect(await devices.find(merchantId, deviceId)).toEqual({ ...device, name: '窗口' });
    await devices.revoke(device, NOON, 'merchant:1');
    expect(await devices.rename(device, '门口')).toBe(false);
  });

  it('spend what they have signed once, each for itself', async () => {
    const { devices } = adapters();
    const [device, other] = [await paired(), await paired()];
    const spent = await Promise.all([1, 2, 3].map(() => devices.spend(device, 'jti', NOON)));
    expect(spent.filter(Boolean)).toHaveLength(1);
    expect(await devices.spend(device, 'another', NOON)).toBe(true);
    expect(await devices.spend(other, 'jti', NOON)).toBe(true);
  });
});

eachAdapter('Counters', (adapters) => {
  it('have room for so many and no more, however many ask at once', async () => {
    const { counters } = adapters();
    const name = `test#${ulid()}`;
    const taken = await Promise.all([1, 2, 3, 4, 5].map(() => counters.take(name, 3, NOON)));
    expect(taken.filter(Boolean)).toHaveLength(3);
    await counters.giveBack(name);
    expect(await counters.take(name, 3, NOON)).toBe(true);
    expect(await counters.take(name, 3, NOON)).toBe(false);
    expect(await counters.take(`${name}#`, 3, NOON)).toBe(true);
  });
});
