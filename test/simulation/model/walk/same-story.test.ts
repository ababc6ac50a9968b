import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playedByModel, playedByUseCases } from './players.ts';
import { stories, TOLD } from './stories.ts';

/*
 * The model's actors are written after the use cases, and must not drift away from them: every story
 * here is played by the real use cases and by the model, and both must write the same journal.
 */

for (const [name, story] of Object.entries(TOLD)) {
  test(`the model tells ${name} as the use cases do`, async () => {
    const { lines } = await playedByUseCases(story);
    expect(playedByModel(story)).toEqual(lines);
    expect(lines.length).toBeGreaterThan(0);
  });
}

/** Two rows that one sweep works on at the same instant meet in an order that nothing decides. */
test('the model tells any other story as the use cases do', { timeout: 120_000 }, async () => {
  const property = fc.asyncProperty(stories, async (story) => {
    const { lines, crowded } = await playedByUseCases(story);
    fc.pre(!crowded);
    expect(playedByModel(story)).toEqual(lines);
  });
  await fc.assert(property, { numRuns: 150 });
});
