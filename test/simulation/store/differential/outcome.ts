import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AnyCommand } from './commands.ts';

/** An answer in a form that can be compared: what the document client returned, or the error. */
export type Outcome =
  | { readonly answer: unknown; readonly error?: undefined }
  | {
      readonly error: string;
      readonly codes?: readonly string[];
      readonly items?: unknown;
      /** Tells a reader why; texts differ between engines. */
      readonly because: string;
    };

interface SdkError {
  readonly name: string;
  readonly message: string;
  readonly Item?: unknown;
  readonly CancellationReasons?: readonly {
    readonly Code?: string;
    readonly Message?: string;
    readonly Item?: unknown;
  }[];
}

/** A query is followed to its last page; what is compared then is every page's size and all items. */
export async function outcomeOf(
  client: DynamoDBDocumentClient,
  command: AnyCommand,
): Promise<Outcome> {
  // The client's overloads take no union of commands.
  const sent = command as GetCommand;
  const answer = command instanceof QueryCommand ? everyPage(client, command) : client.send(sent);
  const [settled] = await Promise.allSettled([answer]);
  return outcomeOfSettled(settled);
}

/** The same for a command that was sent already. */
export function outcomeOfSettled(settled: PromiseSettledResult<object>): Outcome {
  if (settled.status === 'rejected') return errorOutcome(settled.reason as SdkError);
  return { answer: plain({ ...settled.value, $metadata: undefined }) };
}

function errorOutcome({ name, message, Item, CancellationReasons }: SdkError): Outcome {
  if (!CancellationReasons) {
    return { error: name, because: message, ...(Item !== undefined && { items: [plain(Item)] }) };
  }
  return {
    error: name,
    because: CancellationReasons.map((reason) => reason.Message ?? '-').join('; '),
    codes: CancellationReasons.map((reason) => reason.Code ?? 'None'),
    items: CancellationReasons.map((reason) => plain(reason.Item)),
  };
}

async function everyPage(client: DynamoDBDocumentClient, { input }: QueryCommand): Promise<object> {
  const sizes: unknown[] = [];
  const items: Record<string, unknown>[] = [];
  let ExclusiveStartKey = input.ExclusiveStartKey;
  do {
    const page = await client.send(
      new QueryCommand({ ...input, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    );
    ExclusiveStartKey = page.LastEvaluatedKey;
    sizes.push({ Count: page.Count, ScannedCount: page.ScannedCount });
    items.push(...(page.Items ?? []));
    if (input.IndexName === undefined) sizes.push(plain(ExclusiveStartKey));
  } while (ExclusiveStartKey);
  // Among equal keys of an index DynamoDB promises no order, so which of them a page holds may differ.
  const isFiltered = input.FilterExpression !== undefined && input.IndexName !== undefined;
  return {
    ...(!isFiltered && { sizes }),
    items: inOrder(plain(items) as Record<string, unknown>[], input.IndexName),
  };
}

function inOrder(items: Record<string, unknown>[], index: string | undefined): unknown {
  if (index === undefined) return items;
  const range = index === 'due' ? 'dueAt' : 'listSk';
  const groups: { at: unknown; items: string[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    const text = JSON.stringify(item);
    if (last && last.at === item[range]) last.items.push(text);
    else groups.push({ at: item[range], items: [text] });
  }
  for (const group of groups) group.items.sort();
  return groups;
}

/** Sets and key order do not matter; what is missing and what is undefined are the same. */
export function plain(value: unknown): unknown {
  if (value instanceof Set) return { set: [...value].sort() };
  if (value instanceof Uint8Array) return { bytes: [...value] };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, plain(one)]));
}

/** Whether two engines answered the same, whatever words they used. */
export const isSame = (a: Outcome, b: Outcome): boolean =>
  isDeepStrictEqual({ ...a, because: '' }, { ...b, because: '' });
