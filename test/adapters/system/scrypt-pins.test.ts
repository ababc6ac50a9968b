import { describe, expect, test } from 'vitest';
import { scryptPins } from '../../../adapters/system/scrypt-pins.ts';

const key = async () => 'key-1';

describe('a PIN that was hashed', () => {
  test('is matched by itself, with the parameters that it was hashed with', async () => {
    const kept = await scryptPins(key, { n: 2, r: 1, p: 1 }).hash('4071');
    const pins = scryptPins(key);
    expect(await pins.matches('4071', kept)).toBe(true);
    expect(await pins.matches('4072', kept)).toBe(false);
  });

  test('with what a deployed stage takes is matched too', async () => {
    const pins = scryptPins(key);
    const kept = await pins.hash('4071');
    expect(kept).toMatchObject({ n: 32_768, r: 8, p: 1 });
    expect(await pins.matches('4071', kept)).toBe(true);
  });

  test('is matched by nothing where there is none, and tells nothing without the key', async () => {
    const cheap = { n: 2, r: 1, p: 1 };
    const kept = await scryptPins(key, cheap).hash('4071');
    expect(await scryptPins(key, cheap).matches('4071', undefined)).toBe(false);
    expect(await scryptPins(async () => 'key-2', cheap).matches('4071', kept)).toBe(false);
  });
});
