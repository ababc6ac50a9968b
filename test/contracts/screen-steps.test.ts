import { expect, it } from 'vitest';
import type { ScreenSteps } from '../../core/domain/screen-steps.ts';
import { eachAdapter } from './each-adapter.ts';
import { NOON, newMerchant, newStore } from './fixtures.ts';

const stepsFrom = (no: number): ScreenSteps => ({
  ...{ merchantId: newMerchant(), storeId: newStore(), screen: 'table', at: NOON },
  ...{ sessionId: 'visit', language: 'en', isAccessible: false },
  steps: [{ no, step: 'menu', isBack: false, sinceStartMs: 0, onPreviousMs: 0 }],
});

eachAdapter('What was done at screens', (adapters) => {
  it('is kept once, whatever a screen sends again', async () => {
    const { screenSteps } = adapters();
    const sent = stepsFrom(1);
    expect(await screenSteps.add(sent)).toBe(true);
    expect(await screenSteps.add({ ...sent, at: NOON + 5_000 })).toBe(false);
    expect(await screenSteps.add({ ...sent, steps: stepsFrom(2).steps })).toBe(true);
  });

  it('is of one session in one store of one merchant', async () => {
    const { screenSteps } = adapters();
    const sent = stepsFrom(1);
    await screenSteps.add(sent);
    for (const other of [
      { sessionId: 'visit-2' },
      { storeId: newStore() },
      { merchantId: newMerchant() },
    ]) {
      expect([other, await screenSteps.add({ ...sent, ...other })]).toEqual([other, true]);
    }
  });
});
