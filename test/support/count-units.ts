import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface Units {
  readonly read: number;
  readonly write: number;
}

interface Consumed {
  readonly CapacityUnits?: number;
}
interface Answer {
  readonly ConsumedCapacity?: Consumed | readonly Consumed[];
}

const READS = ['GetItemCommand', 'QueryCommand', 'BatchGetItemCommand', 'TransactGetItemsCommand'];

/**
 * What the engine says each call of this client costs, indexes included. A scan is an error, since
 * it reads every tenant's rows.
 */
export function countUnits(client: DynamoDBDocumentClient): {
  of(work: () => Promise<unknown>): Promise<Units>;
} {
  let read = 0;
  let write = 0;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (commandName.startsWith('Scan')) throw new Error('A scan');
        const input = { ...(args.input as object), ReturnConsumedCapacity: 'INDEXES' };
        const result = await next({ ...args, input });
        const { ConsumedCapacity = [] } = result.output as Answer;
        const units = [ConsumedCapacity].flat().map(({ CapacityUnits = 0 }) => CapacityUnits);
        const sum = units.reduce((total, n) => total + n, 0);
        if (READS.includes(commandName)) read += sum;
        else write += sum;
        return result;
      },
    { step: 'initialize', name: 'countUnits', priority: 'low' },
  );
  return {
    of: async (work) => {
      [read, write] = [0, 0];
      await work();
      return { read, write };
    },
  };
}
