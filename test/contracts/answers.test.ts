import { expect, it } from 'vitest';
import type { Answer } from '../../analytics/questions/answer.ts';
import { eachAdapter } from './each-adapter.ts';
import { NOON, newMerchant } from './fixtures.ts';

const answerOf = (changes: Partial<Answer> = {}): Answer => ({
  ...{ merchantId: newMerchant(), answerId: 'a'.repeat(40), name: 'sales-by-hour' },
  ...{
    from: '2026-11-20',
    to: '2026-11-26',
    storeIds: ['s-1'],
    parameters: { word: "it's", n: 1 },
  },
  ...{ status: 'RUNNING', runId: 'run-1', attempt: 1, askedAt: NOON, keptUntil: NOON + 1 },
  ...changes,
});

eachAdapter('Answers', (adapters) => {
  it('are found by the merchant who asked, and by no other', async () => {
    const answer = answerOf();
    expect(await adapters().answers.begin(answer)).toBe(true);
    expect(await adapters().answers.find(answer.merchantId, answer.answerId)).toEqual(answer);
    expect(await adapters().answers.find(newMerchant(), answer.answerId)).toBeUndefined();
  });

  it('are begun once, however many ask at once', async () => {
    const answer = answerOf();
    const begun = await Promise.all([1, 2, 3].map(() => adapters().answers.begin(answer)));
    expect(begun.filter(Boolean)).toHaveLength(1);
  });

  it('end once, and only while they run', async () => {
    const answer = answerOf();
    const { answers } = adapters();
    expect(await answers.finish({ ...answer, status: 'DONE' })).toBe(false);
    await answers.begin(answer);
    const done = { ...answer, status: 'DONE', bytesScanned: 7 } as const;
    const ended = await Promise.all([answers.finish(done), answers.finish(done)]);
    expect(ended.filter(Boolean)).toHaveLength(1);
    expect(await answers.find(answer.merchantId, answer.answerId)).toEqual(done);
  });

  it('are begun anew by the next attempt, whose end an older one cannot tell', async () => {
    const first = answerOf();
    const { answers } = adapters();
    await answers.begin(first);
    const second = { ...first, attempt: 2, runId: 'run-2' };
    expect(await answers.begin(second)).toBe(true);
    expect(await answers.finish({ ...first, status: 'FAILED', problem: 'broken' })).toBe(false);
    expect(await answers.find(first.merchantId, first.answerId)).toEqual(second);
  });
});
