import type { Drill } from './drill.ts';

const MINUTE_MS = 60_000;

const at = (pattern: RegExp, site: string): boolean => pattern.test(site);

/** One service is gone for a while. */
export const OUTAGES = {
  'step-functions-off': {
    says: 'Step Functions takes no executions and has forgotten those that ran.',
    troubleMs: 12 * MINUTE_MS,
    conditions: { losesWorkflows: true },
    fault: (site) => (at(/start workflow$/, site) ? 'fails' : undefined),
  },
  'sqs-off': {
    says: 'SQS takes no messages and has forgotten those that it had.',
    troubleMs: 12 * MINUTE_MS,
    conditions: { losesMessages: true },
    fault: (site) => (at(/send follow-up$/, site) ? 'fails' : undefined),
  },
  'dynamodb-throttled': {
    says: 'DynamoDB throttles so much that every seventh call fails after all tries of the SDK.',
    troubleMs: 10 * MINUTE_MS,
    fault: (site, chance) =>
      chance < 0.15 && at(/ > (commit|load|read|get|put|update|query) /, `${site} `)
        ? 'throttled'
        : undefined,
  },
  'alipay-gone': {
    says: 'Alipay cannot be reached for 10 minutes, and reaches nobody.',
    troubleMs: 10 * MINUTE_MS,
    fault: (site) => (at(/ > alipay |^alipay > /, site) ? 'request-lost' : undefined),
  },
  'everything-dies': {
    says: 'One call in five kills the process that makes it.',
    troubleMs: 10 * MINUTE_MS,
    fault: (site, chance) => {
      if (
        chance >= 0.2 ||
        at(/^(kiosk|cashier|kitchen|alipay|stream|queue|workflow|schedule) >/, site)
      ) {
        return undefined;
      }
      return chance < 0.1 ? 'dies-before' : 'dies-after';
    },
  },
} as const satisfies Record<string, Drill>;
