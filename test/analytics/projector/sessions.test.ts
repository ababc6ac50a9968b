import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import { newsOf } from '../../../adapters/dynamodb/stream-news.ts';
import { factsOfNews, type News } from '../../../analytics/projector/news.ts';
import { born, parseDeviceId } from '../../../core/domain/ids.ts';
import type { ScreenStep, ScreenSteps } from '../../../core/domain/screen-steps.ts';
import { MERCHANT, MINUTE, NOON, openWorld, STORE } from '../../support/world.ts';

const step = (no: number, name: ScreenStep['step'], sinceStartMs: number): ScreenStep => ({
  ...{ no, step: name, isBack: false, sinceStartMs, onPreviousMs: 0 },
});

const SENT: ScreenSteps = {
  ...{ merchantId: MERCHANT, storeId: STORE, screen: 'kiosk', sessionId: 'visit', at: NOON },
  ...{ deviceId: born(parseDeviceId, '01KB2Z3M4N5P6Q7R8S9T0V1W2X'), language: 'zh-CN' },
  isAccessible: true,
  steps: [
    step(4, 'menu', 60_000),
    {
      ...step(5, 'item', 2 * MINUTE),
      after: 'menu',
      isBack: true,
      itemId: 'tea',
      onPreviousMs: 60_000,
    },
  ],
};

const factsOf = async (sent: object) => {
  const row = { pk: 'p', sk: 's', type: 'screen-steps', schema: 1, data: sent };
  const news = newsOf(marshall(row, { removeUndefinedValues: true })) as News;
  return await factsOfNews((await openWorld()).deps, [news]);
};

test('each step is a row, with the last one at our own time', async () => {
  const facts = await factsOf(SENT);
  expect(facts.map(({ table, merchantId }) => [table, merchantId])).toEqual([
    ['sessions', MERCHANT],
    ['sessions', MERCHANT],
  ]);
  expect(facts.map(({ row }) => row)).toMatchObject([
    {
      event_id: 'visit.4',
      at_ms: NOON - MINUTE,
      minute_of_day: 719,
      item_id: null,
      previous_step: null,
    },
    {
      ...{ event_id: 'visit.5', store_id: STORE, at_ms: NOON, minute_of_day: 720 },
      ...{ session_id: 'visit', screen: 'kiosk', device_id: SENT.deviceId, language: 'zh' },
      ...{
        step_no: 5,
        step: 'item',
        previous_step: 'menu',
        is_back: true,
        is_accessible: true,
        item_id: 'tea',
      },
      ...{ since_start_ms: 2 * MINUTE, on_previous_ms: 60_000 },
    },
  ]);
});

test('a phone at a table is no device', async () => {
  const facts = await factsOf({ ...SENT, screen: 'table', deviceId: undefined });
  expect(facts.map(({ row }) => row)).toMatchObject([{ device_id: null }, { device_id: null }]);
});

test('what is delivered again has the same names', async () => {
  const ids = async () => (await factsOf(SENT)).map(({ row }) => row.event_id);
  expect(await ids()).toEqual(await ids());
});
