import { describe, expect, it } from 'vitest';
import { eventFilter } from '../../../local/event-sources/filter.ts';

const passes = (pattern: object, event: unknown): boolean =>
  eventFilter({ Filters: [{ Pattern: JSON.stringify(pattern) }] })(event);

describe('the filter of an event source', () => {
  const insert = { eventName: 'INSERT', dynamodb: { NewImage: { type: { S: 'payment' } } } };

  it.each([
    [{ eventName: ['INSERT', 'MODIFY'] }, true],
    [{ eventName: ['REMOVE'] }, false],
    [{ dynamodb: { NewImage: { type: { S: ['payment', 'refund'] } } } }, true],
    [{ dynamodb: { NewImage: { type: { S: [{ prefix: 'pay' }] } } } }, true],
    [{ dynamodb: { NewImage: { type: { S: [{ 'anything-but': ['payment'] }] } } } }, false],
    [{ dynamodb: { OldImage: [{ exists: false }] } }, true],
    [{ dynamodb: { OldImage: { type: { S: ['payment'] } } } }, false],
  ])('%j: %s', (pattern, expected) => {
    expect(passes(pattern, insert)).toBe(expected);
  });

  it('compares numbers by ranges', () => {
    expect(passes({ body: { n: [{ numeric: ['>', 0, '<=', 5] }] } }, { body: { n: 5 } })).toBe(
      true,
    );
    expect(passes({ body: { n: [{ numeric: ['>', 0, '<=', 5] }] } }, { body: { n: 6 } })).toBe(
      false,
    );
  });

  it('lets everything through when there is none', () => {
    expect(eventFilter(undefined)({})).toBe(true);
  });
});
