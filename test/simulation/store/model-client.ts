import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { DynamoDbModel, Operation, View } from './dynamodb-model.ts';

/** A command of the document client. */
export interface DocumentCommand {
  readonly input: object;
}

const OPERATIONS = [
  [GetCommand, 'GetItem'],
  [PutCommand, 'PutItem'],
  [UpdateCommand, 'UpdateItem'],
  [DeleteCommand, 'DeleteItem'],
  [QueryCommand, 'Query'],
  [ScanCommand, 'Scan'],
  [TransactWriteCommand, 'TransactWriteItems'],
] as const;

function operationOf(command: DocumentCommand): Operation {
  const [, operation] = OPERATIONS.find(([kind]) => command instanceof kind) ?? [];
  if (operation) return operation;
  throw new Error(`The model of DynamoDB does not know ${command.constructor.name}`);
}

/**
 * A document client for the adapters whose server is the model. The SDK's paginators want an
 * instance of the class.
 * @param viewOf what the reader of a command sees that is not up to date
 */
export function modelClient(
  model: DynamoDbModel,
  viewOf: (operation: Operation, input: object) => View = () => ({}),
): DynamoDBDocumentClient {
  const send = async (command: DocumentCommand): Promise<object> => {
    const operation = operationOf(command);
    return model.execute(operation, command.input, viewOf(operation, command.input));
  };
  const client: DynamoDBDocumentClient = Object.create(DynamoDBDocumentClient.prototype);
  return Object.assign(client, { send, destroy: () => undefined });
}
