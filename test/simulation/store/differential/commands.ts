import {
  DeleteCommand,
  type DeleteCommandInput,
  GetCommand,
  type GetCommandInput,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';

/** A request to either engine; printed as it is in a counterexample. */
export type Step =
  | { readonly operation: 'GetItem'; readonly input: GetCommandInput }
  | { readonly operation: 'PutItem'; readonly input: PutCommandInput }
  | { readonly operation: 'UpdateItem'; readonly input: UpdateCommandInput }
  | { readonly operation: 'DeleteItem'; readonly input: DeleteCommandInput }
  | { readonly operation: 'Query'; readonly input: QueryCommandInput }
  | { readonly operation: 'TransactWriteItems'; readonly input: TransactWriteCommandInput };

export type AnyCommand =
  | GetCommand
  | PutCommand
  | UpdateCommand
  | DeleteCommand
  | QueryCommand
  | TransactWriteCommand;

export function commandOf({ operation, input }: Step): AnyCommand {
  switch (operation) {
    case 'GetItem':
      return new GetCommand(input);
    case 'PutItem':
      return new PutCommand(input);
    case 'UpdateItem':
      return new UpdateCommand(input);
    case 'DeleteItem':
      return new DeleteCommand(input);
    case 'Query':
      return new QueryCommand(input);
    case 'TransactWriteItems':
      return new TransactWriteCommand(input);
  }
}
