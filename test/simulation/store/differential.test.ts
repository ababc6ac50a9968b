import { isDeepStrictEqual } from 'node:util';
import { DeleteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDynamoDb, openTestTables, type TestTables } from '../../support/dynamodb.ts';
import { commandOf, type Step } from './differential/commands.ts';
import { JUDGED, SETTING } from './differential/judged.ts';
import { EMBEDDED_ENGINE } from './differential/known-differences.ts';
import { isSame, outcomeOf, plain } from './differential/outcome.ts';
import { REFUSED_CONDITIONS, REFUSED_UPDATES } from './differential/refused-expressions.ts';
import {
  REFUSED_OTHERS,
  REFUSED_QUERIES,
  REFUSED_TRANSACTIONS,
} from './differential/refused-requests.ts';
import { anyStep, somePuts } from './differential/steps.ts';
import { onTable } from './differential/tables-under-test.ts';
import { DynamoDbModel } from './dynamodb-model.ts';
import { modelClient } from './model-client.ts';
import { storeTable } from './table-shape.ts';

const RUNS = Number(process.env['KUAICAN_DIFFERENTIAL_RUNS'] ?? 200);
/** An engine that is given, the official one, is held to everything. */
const isEmbedded = process.env['KUAICAN_DYNAMODB_ENDPOINT'] === undefined;
const knownDifferences = isEmbedded ? EMBEDDED_ENGINE : [];

const REFUSALS = [
  ...REFUSED_CONDITIONS,
  ...REFUSED_UPDATES,
  ...REFUSED_QUERIES,
  ...REFUSED_TRANSACTIONS,
  ...REFUSED_OTHERS,
];

describe.skipIf(!hasDynamoDb)('The model of DynamoDB', () => {
  let tables: TestTables;
  let run = 0;
  let compared = 0;
  beforeAll(async () => {
    tables = await openTestTables();
  });
  afterAll(() => tables.close());

  it('does and answers what a real engine does, request by request', async () => {
    const steps = fc
      .tuple(somePuts('T'), fc.array(anyStep('T'), { minLength: 1, maxLength: 20, size: 'max' }))
      .map((parts) => parts.flat());
    await fc.assert(fc.asyncProperty(steps, agree), { numRuns: RUNS });
    // Known differences end a run early; too many of them, and little was compared.
    expect(compared).toBeGreaterThan(5 * RUNS);
  }, 600_000);

  it('judges the cases that chance may miss as a real engine does', async () => {
    for (const step of JUDGED) await agree([...SETTING, step]);
  });

  it.each(REFUSALS)('refuses as a real engine does: $says', async ({ step, embeddedDiffers }) => {
    const { client, storeTable: table } = tables;
    const model = modelClient(new DynamoDbModel([storeTable(table)]));
    const command = commandOf(onTable(step, table, run));
    expect(await outcomeOf(model, command)).toMatchObject({ error: 'ValidationException' });
    if (embeddedDiffers && isEmbedded) return;
    expect(await outcomeOf(client, command)).toMatchObject({ error: 'ValidationException' });
  });

  async function agree(steps: readonly Step[]): Promise<void> {
    const { client, storeTable: table } = tables;
    const model = new DynamoDbModel([storeTable(table)]);
    run++;
    try {
      for (const abstract of steps) {
        const step = onTable(abstract, table, run);
        const before = [...model.items(table)];
        const theirs = await outcomeOf(client, commandOf(step));
        const ours = await outcomeOf(modelClient(model), commandOf(step));
        const held = {
          ours: sorted([...model.items(table)]),
          theirs: sorted(await engineItems()),
        };
        compared++;
        if (isSame(ours, theirs) && isDeepStrictEqual(held.ours, held.theirs)) continue;
        const difference = { step, before, ours, theirs };
        if (knownDifferences.some((known) => known.explains(difference))) return;
        expect({ step, before, outcome: ours, held: held.ours }).toEqual({
          step,
          before,
          outcome: theirs,
          held: held.theirs,
        });
      }
    } finally {
      for (const { pk, sk } of await engineItems()) {
        await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
      }
    }
  }

  async function engineItems(): Promise<Record<string, unknown>[]> {
    const scan = new ScanCommand({ TableName: tables.storeTable, ConsistentRead: true });
    return (await tables.client.send(scan)).Items ?? [];
  }
});

const sorted = (items: readonly unknown[]): unknown[] =>
  items.map(plain).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
