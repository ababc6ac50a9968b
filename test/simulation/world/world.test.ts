import { describe, expect, test } from 'vitest';
import { type Properties, readable, resourcesOf } from '../../lib/support.ts';
import { TIMEOUT_SECONDS } from './function-types.ts';
import { TABLES } from './tables.ts';

describe('the world is made as the template says', () => {
  test.each(Object.entries(TIMEOUT_SECONDS))('%s may take %i s', (name, seconds) => {
    const functions = [...resourcesOf('production', 'AWS::Lambda::Function')];
    const id = `${name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}`;
    const found = functions.find(([key]) =>
      key.replace('PaymentResolution', '').startsWith(`${id}`),
    );
    expect(found?.[1]['Timeout']).toBe(seconds);
  });

  test('its tables have the keys and indexes of the stack', () => {
    const tables = [...resourcesOf('production', 'AWS::DynamoDB::Table').values()];
    const shapes = tables.map((table) =>
      (table['GlobalSecondaryIndexes'] as Properties[]).map((index) => {
        const [hash, range] = index['KeySchema'] as Properties[];
        return {
          name: index['IndexName'],
          hash: hash?.['AttributeName'],
          range: range?.['AttributeName'],
          projection: index['Projection'].ProjectionType,
        };
      }),
    );
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    for (const { indexes } of TABLES) {
      const named = indexes.map(({ rangeType: _, ...index }) => index);
      expect(shapes.map((shape) => shape.sort(byName))).toContainEqual(named.sort(byName));
    }
    expect(shapes).toHaveLength(TABLES.length);
  });

  test('the stream and the queue deliver as often as theirs', () => {
    const mappings = [...resourcesOf('production', 'AWS::Lambda::EventSourceMapping').values()];
    expect(mappings).toContainEqual(
      expect.objectContaining({ MaximumRetryAttempts: 5, BatchSize: 100 }),
    );
    const [queue] = [...resourcesOf('production', 'AWS::SQS::Queue').values()].filter(
      (q) => q['RedrivePolicy'],
    );
    expect(queue?.['VisibilityTimeout']).toBe(180);
    expect(queue?.['RedrivePolicy'].maxReceiveCount).toBe(5);
    expect(readable(queue?.['RedrivePolicy'].deadLetterTargetArn)).toMatch(/DeadLetters/);
  });
});
