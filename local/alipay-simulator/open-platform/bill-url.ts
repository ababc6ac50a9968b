import { z } from 'zod';
import type { Command } from '../ledger/command.ts';
import { type GatewayMethod, unexpected } from './method.ts';
import { type AnswerNode, succeeded, unavailable } from './node.ts';

const schema = z.looseObject({
  bill_type: z.literal('trade'),
  bill_date: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
});

/** Where the bills are; a link has a token behind it. */
export const billPath = '/bills/';

/** alipay.data.dataservice.bill.downloadurl.query, of the type `trade`. */
export const billUrlMethod: GatewayMethod = {
  operation: 'bill-url',
  parse(biz, { origin = '' }) {
    const { data, error } = schema.safeParse(biz);
    if (error !== undefined) return { refusal: failed('INVAILID_ARGUMENTS') };
    return { command: { operation: 'bill-url', date: data.bill_date, origin } };
  },
  render(outcome, command) {
    switch (outcome.kind) {
      case 'bill-ready':
        return succeeded({ bill_download_url: `${originIn(command)}${billPath}${outcome.token}` });
      case 'bill-refused':
        return failed(outcome.word);
      case 'refused':
        return unavailable;
      default:
        return unexpected(outcome);
    }
  },
};

const originIn = (command: Command): string =>
  command.operation === 'bill-url' ? command.origin : '';

const messages: Readonly<Record<string, string>> = {
  NO_BILL_DATA: '账单数据为空',
  INVAILID_ARGUMENTS: '入参不合法',
  BILL_NOT_EXIST: '账单不存在',
};

/** These words come without the prefix of the others (protocol 2.15). */
const failed = (word: string): AnswerNode => ({
  code: '40004',
  msg: 'Business Failed',
  sub_code: word,
  sub_msg: messages[word] ?? word,
});
