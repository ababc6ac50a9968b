import type { PutCommandInput, UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import type { CaseResolution } from '../../core/domain/order-aggregate.ts';
import { caseKey, casesListPk, sortable } from './keys.ts';
import { SCHEMA } from './row.ts';

/** Puts a new case on the list of open ones; fails where the same cause has opened it before. */
export const putCase = (TableName: string, opened: ExceptionCase): PutCommandInput => ({
  TableName,
  Item: {
    ...caseKey(opened.merchantId, opened.caseId),
    type: 'case',
    schema: SCHEMA,
    data: opened,
    listPk: casesListPk(opened.merchantId),
    listSk: `${sortable(opened.openedAt)}#${opened.caseId}`,
  },
  ConditionExpression: 'attribute_not_exists(pk)',
});

const CONDITIONS = {
  open: 'attribute_exists(listPk)',
  /** The first resolution stays: one that a person made must not hold up an order's money. */
  known: 'attribute_exists(pk)',
} as const;

/** Takes a case off the list, provided that it is `open`, or at least `known`. */
export const resolveCase = (
  TableName: string,
  merchantId: MerchantId,
  { caseId, ...resolution }: CaseResolution,
  provided: keyof typeof CONDITIONS,
): UpdateCommandInput & { readonly UpdateExpression: string } => ({
  TableName,
  Key: caseKey(merchantId, caseId),
  UpdateExpression:
    'SET #data.#status = :resolved, #data.#resolution = if_not_exists(#data.#resolution, :resolution)' +
    ' REMOVE listPk, listSk',
  ConditionExpression: CONDITIONS[provided],
  ExpressionAttributeNames: {
    '#data': 'data',
    '#status': 'status',
    '#resolution': 'resolution',
  },
  ExpressionAttributeValues: { ':resolved': 'RESOLVED', ':resolution': resolution },
});
