import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '../../api/routes.ts';
import { born, parseMerchantId, parseStoreId } from '../../core/domain/ids.ts';
import { SCREEN_STEPS_POLICY } from '../../core/domain/screen-steps.ts';
import { handler } from '../../functions/screen-steps/handler.ts';
import { times } from './support/device.ts';
import { screenSteps, tables, time } from './support/house.ts';
import { eventOf, problemOf, watchLog } from './support/http.ts';
import { bearer, NOW } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
  // Whether a screen is paired is the business of other tests.
  deviceCheck: async () => 'admitted',
}));

const log = watchLog();
const DEVICE = '01KB2Z3M4N5P6Q7R8S9T0V1W2X';
const OPEN = 'POST /v1/tables/{token}/screen-steps';
const AT_TABLE = { params: { token: 'table-token-1' } };

const step = (no: number, more: object = {}) => ({
  ...{ no, step: 'menu', isBack: false, sinceStartMs: no * 1_000, onPreviousMs: 1_000 },
  ...more,
});

let visits = 0;
const visit = () => `3f2b8c1e-9a4d-4e6f-8b7a-${String(visits).padStart(12, '0')}`;
const bodyOf = (more: object = {}) => ({
  ...{ sessionId: visit(), language: 'en', isAccessible: false, steps: [step(1), step(2)] },
  ...more,
});

function send(body: unknown, { role = 'kiosk' as Role, device = DEVICE } = {}) {
  const claims = { ...times(), device_id: device };
  const headers = { authorization: bearer(role, claims) };
  return handler(eventOf('POST /v1/screen-steps', { headers, body }), {} as never);
}
const sendFromTable = (body: unknown, at = AT_TABLE) =>
  handler(eventOf(OPEN, { ...at, body }), {} as never);

const kept = () =>
  screenSteps()
    .all()
    .filter(({ sessionId }) => sessionId === visit());

beforeEach(async () => {
  visits += 1;
  time.now = NOW;
  await tables().add({
    ...{ merchantId: born(parseMerchantId, 'm1'), storeId: born(parseStoreId, 's1') },
    ...{ tableId: '12', token: AT_TABLE.params.token, version: 1, createdAt: 0 },
  });
});

describe('what was done at a screen is kept', () => {
  test('as of the store and the device of the token, at the time of the server', async () => {
    const { statusCode, body } = await send(bodyOf({ steps: [step(1, { itemId: 'tea' })] }));
    expect([statusCode, body]).toEqual([204, undefined]);
    expect(kept()).toEqual([
      {
        ...{ merchantId: 'm1', storeId: 's1', screen: 'kiosk', deviceId: DEVICE, at: NOW },
        ...{ sessionId: visit(), language: 'en', isAccessible: false },
        steps: [step(1, { itemId: 'tea' })],
      },
    ]);
  });

  test('of a till and of a table too, where no phone is known', async () => {
    await send(bodyOf(), { role: 'cashier' });
    expect((await sendFromTable(bodyOf({ steps: [step(3)] }))).statusCode).toBe(204);
    expect(kept().map(({ screen, deviceId }) => [screen, deviceId])).toEqual([
      ['pos', DEVICE],
      ['table', undefined],
    ]);
  });

  test('once, however often it is sent', async () => {
    for (let n = 0; n < 3; n++) expect((await send(bodyOf())).statusCode).toBe(204);
    expect(kept()).toHaveLength(1);
  });
});

describe('refused, and nothing kept, is', () => {
  const bad: Record<string, [object, string]> = {
    'a step that nobody knows': [{ steps: [step(1, { step: 'login' })] }, 'steps[0].step'],
    'an order': [{ orderId: DEVICE }, 'orderId'],
    'what somebody searched for': [{ steps: [step(1, { text: 'tea' })] }, 'steps[0].text'],
    'a store of its own': [{ storeId: 's2' }, 'storeId'],
    'a payment code for a dish': [
      { steps: [step(1, { itemId: '281234567890123456' })] },
      'steps[0].itemId',
    ],
    'a name for a session': [{ sessionId: '王女士' }, 'sessionId'],
    'no step': [{ steps: [] }, 'steps'],
    'too many steps': [{ steps: Array.from({ length: 51 }, (_, n) => step(n + 1)) }, 'steps'],
    'the same number twice': [{ steps: [step(1), step(1)] }, 'steps'],
    'time that runs backwards': [{ steps: [step(1), step(2, { sinceStartMs: 0 })] }, 'steps'],
    'more than a day': [
      { steps: [step(1, { sinceStartMs: 86_400_001 })] },
      'steps[0].sinceStartMs',
    ],
    'a number below one': [{ steps: [step(0)] }, 'steps[0].no'],
  };

  test.each(Object.entries(bad))('%s', async (_, [more, field]) => {
    for (const refused of [await send(bodyOf(more)), await sendFromTable(bodyOf(more))]) {
      expect(refused.statusCode).toBe(400);
      expect(problemOf(refused)).toMatchObject({ code: 'invalid-request', field });
    }
    expect(kept()).toEqual([]);
  });

  test('what comes from no table', async () => {
    const refused = await sendFromTable(bodyOf(), { params: { token: 'nobody' } });
    expect([refused.statusCode, kept()]).toEqual([404, []]);
  });

  test('what a screen sends without end, until the next hour', async () => {
    const device = '01KB2Z3M4N5P6Q7R8S9T0V1W2Y';
    const { maxAnHour } = SCREEN_STEPS_POLICY;
    for (let n = 1; n <= maxAnHour; n++) await send(bodyOf({ steps: [step(n)] }), { device });
    const refused = await send(bodyOf({ steps: [step(1_000)] }), { device });
    expect(problemOf(refused)).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(kept()).toHaveLength(maxAnHour);
    expect((await send(bodyOf({ steps: [step(1_001)] }))).statusCode).toBe(204);
    time.now += 3_600_000;
    expect((await send(bodyOf({ steps: [step(1_002)] }), { device })).statusCode).toBe(204);
  });
});

test('no log line tells of it', async () => {
  await sendFromTable(bodyOf());
  expect(log.text()).not.toContain(AT_TABLE.params.token);
  expect(log.text()).not.toContain(visit());
});
