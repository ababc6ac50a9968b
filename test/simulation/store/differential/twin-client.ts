import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DocumentCommand } from '../model-client.ts';
import type { AnyCommand } from './commands.ts';
import { isSame, outcomeOf, outcomeOfSettled } from './outcome.ts';

/**
 * A document client that sends every command to the model and to a real engine, one after another in
 * the order of the calls, and answers as the model does.
 * @throws Error where the two answer differently
 */
export function twinClient(
  model: DynamoDBDocumentClient,
  engine: DynamoDBDocumentClient,
): DynamoDBDocumentClient {
  let last: Promise<unknown> = Promise.resolve();
  const send = (command: DocumentCommand): Promise<object> => {
    const turn = last.then(() => sendToBoth(model, engine, command as AnyCommand));
    last = turn.catch(() => undefined);
    return turn;
  };
  const client: DynamoDBDocumentClient = Object.create(DynamoDBDocumentClient.prototype);
  return Object.assign(client, { send, destroy: () => undefined });
}

async function sendToBoth(
  model: DynamoDBDocumentClient,
  engine: DynamoDBDocumentClient,
  command: AnyCommand,
): Promise<object> {
  const [settled] = await Promise.allSettled([model.send(command as QueryCommand)]);
  const ours =
    command instanceof QueryCommand ? await outcomeOf(model, command) : outcomeOfSettled(settled);
  const theirs = await outcomeOf(engine, command);
  if (!isSame(ours, theirs)) {
    const [sent, us, them] = [command.input, ours, theirs].map((one) => JSON.stringify(one));
    throw new Error(
      `Two answers to ${command.constructor.name} ${sent}: ours ${us}, theirs ${them}`,
    );
  }
  if (settled.status === 'rejected') throw settled.reason;
  // What a real client returns is the caller's own.
  return structuredClone(settled.value);
}
