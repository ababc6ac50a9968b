import { expect, test } from 'vitest';
import { FACT_TABLE_NAMES } from '../../../analytics/facts/tables.ts';
import { compactDay, daysOfFacts } from '../../../analytics/projector/compact.ts';
import { rebuildDay } from '../../../analytics/projector/rebuild-day.ts';
import { FactsOfWorld } from '../../support/facts.ts';
import { STORIES } from '../../support/stories.ts';
import { MINUTE, openWorld, SECOND, type World } from '../../support/world.ts';

const DAY = '2026-11-22';

async function told(story: (world: World) => Promise<void>) {
  const world = await openWorld({ isKitchenWatched: true });
  const facts = new FactsOfWorld(world);
  await story(world);
  // Often, so that most rows are written while the order still goes on.
  for (let n = 0; n < 90; n++) {
    await world.runFor(n < 60 ? SECOND : MINUTE);
    await facts.project();
  }
  const rows = async () =>
    Object.fromEntries(
      await Promise.all(FACT_TABLE_NAMES.map(async (t) => [t, await facts.rows(t)] as const)),
    );
  return { world, facts, rows };
}

test.each(Object.entries(STORIES))(
  'rebuilt from the journals, a day is what it was: %s',
  async (_, story) => {
    const { world, facts, rows } = await told(story);
    const written = await rows();
    expect(written['payments']?.length).toBeGreaterThan(0);

    for await (const key of facts.files.list('facts/')) await facts.files.remove([key]);
    expect((await rows())['payments']).toEqual([]);
    await rebuildDay({ ...world.deps, files: facts.files, books: facts }, DAY, 'rebuilt');
    expect(await rows()).toEqual(written);
  },
);

test('a batch that is delivered again writes the same files', async () => {
  const world = await openWorld();
  const facts = new FactsOfWorld(world);
  await world.pay(await world.order());
  const news = await facts.project('first');
  const before = await facts.contents();
  await world.runFor(MINUTE);
  await facts.write(news, 'first');
  expect(await facts.contents()).toEqual(before);
});

test('a batch that is cut differently leaves every event once to whoever goes by its id', async () => {
  const { facts, rows } = await told(STORIES['a sale and a refund in two parts']);
  const written = await rows();
  const all: Parameters<FactsOfWorld['write']>[0][number][] = [];
  for await (const news of facts.newsBetween(0, Number.MAX_SAFE_INTEGER)) all.push(news);
  await facts.write(all.slice(0, 3), 'again-1');
  await facts.write(all.slice(2), 'again-2');
  expect(await rows()).toEqual(written);
});

test('a night makes one file of each day and table, of which a reader misses nothing at any moment', async () => {
  const { facts, rows } = await told(STORIES['a sale and a refund in two parts']);
  const written = await rows();
  for await (const news of facts.newsBetween(0, Number.MAX_SAFE_INTEGER)) {
    await facts.write([news], `again-${news.kind === 'journal' ? news.entry.version : ''}`);
  }
  const { remove } = facts.files;
  facts.files.remove = async (keys) => {
    expect(await rows()).toEqual(written);
    await remove.call(facts.files, keys);
  };
  const days = await daysOfFacts(facts.files);
  expect(days.map(({ partition }) => partition.table)).toContain('refunds');
  for (const { partition } of days) await compactDay(facts.files, partition, 'day-1');
  expect(await rows()).toEqual(written);
  expect((await daysOfFacts(facts.files)).filter((day) => day.files > 1)).toEqual([]);
});

test('a day that is rebuilt while something happens loses nothing of it', async () => {
  const { world, facts, rows } = await told(STORIES['a sale']);
  const { write } = facts.files;
  facts.files.write = async (key, found) => {
    facts.files.write = write;
    await world.pay(await world.order());
    await facts.project();
    await write.call(facts.files, key, found);
  };
  await rebuildDay({ ...world.deps, files: facts.files, books: facts }, DAY, 'rebuilt');
  expect((await rows())['orders']).toHaveLength(2);
});
