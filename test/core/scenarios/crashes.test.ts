import { describe, expect, test } from 'vitest';
import { audit } from '../../support/audit.ts';
import type { Death } from '../../support/faults.ts';
import { STORIES } from '../../support/stories.ts';
import { MINUTE, openWorld, type World } from '../../support/world.ts';

type Story = (typeof STORIES)[keyof typeof STORIES];

async function play(story: Story, prepare: (world: World) => void = () => {}): Promise<World> {
  const world = await openWorld();
  prepare(world);
  await story(world);
  await world.runFor(45 * MINUTE);
  return world;
}

/** Placing the order is the first call; without it there is no story. */
const FIRST_DEATH = 2;

describe.each(Object.entries(STORIES))('%s', { timeout: 60_000 }, (_, story) => {
  test('comes to rest with every fen accounted for', async () => {
    expect(await audit(await play(story))).toEqual([]);
  });

  test('also when the server dies before or after any call it makes', async () => {
    const { calls } = (await play(story)).faults;
    expect(calls).toBeGreaterThan(FIRST_DEATH);
    for (let call = FIRST_DEATH; call <= calls; call++) {
      for (const death of ['before', 'after'] as const satisfies Death[]) {
        const world = await play(story, ({ faults }) => faults.deaths.set(call, death));
        expect(await audit(world), `dies ${death} call ${call}`).toEqual([]);
      }
    }
  });

  test('loses nothing but time when every follow-up and every workflow is lost', async () => {
    const end = async (world: World) =>
      await Promise.all(
        world.placed.map(async (order) => {
          const { payments, refunds, tickets } = await world.look(order);
          return [payments, refunds, tickets].map((rows) => rows.map((row) => row.status));
        }),
      );
    const slow = await play(story, ({ background }) => {
      background.lost = { followUps: true, workflows: true };
    });
    expect(slow.background.workflowsStarted).toEqual([]);
    expect(await audit(slow)).toEqual([]);
    expect(await end(slow)).toEqual(await end(await play(story)));
  });
});
