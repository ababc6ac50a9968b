/**
 * One JSON line per entry. Only these fields can be written, so no auth code, token, key or buyer
 * can slip in; add a field here only if it can never hold one.
 */
export interface LogFields {
  readonly requestId?: string | undefined;
  readonly route?: string | undefined;
  readonly status?: number | undefined;
  /** The code of a problem, Alipay's code, or why a notification was not believed. */
  readonly reason?: string | undefined;
  readonly merchantId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly paymentId?: string | undefined;
  readonly caseId?: string | undefined;
  readonly kind?: string | undefined;
  readonly row?: string | undefined;
  readonly swept?: number | undefined;
  readonly failed?: number | undefined;
  readonly errorName?: string | undefined;
  readonly errorMessage?: string | undefined;
}

/** Every message that the functions write: a code to search for and what it means. */
export const LOG_MESSAGES = {
  'request-served': 'An HTTP request was answered.',
  'request-failed': 'An HTTP request failed for a reason that is ours.',
  'notification-rejected': 'A notification did not prove that it was from Alipay.',
  'notification-postponed': 'A notification is in the inbox and could not be settled yet.',
  'case-opened': 'A person has to look at a payment or a ticket.',
  'gateway-trouble': 'Alipay cannot be asked, or its answer blames our keys, contract or request.',
  'row-failed': 'A row could not be settled; it stays due.',
  'sales-uncounted': 'Dishes that were sold are missing in the list of popular ones.',
  swept: 'The sweeper has settled what was due.',
  'day-not-compacted': 'The files of a day of facts stay as they are until the next night.',
  'reconciliations-started': "Yesterday's bills are being fetched and compared.",
  'bill-compared': 'A day of a merchant was compared with its bill, as far as there is one.',
  'message-failed': 'A message or stream record failed and will be delivered again.',
} as const satisfies Record<string, string>;

type Level = 'info' | 'warn' | 'error';

/** Lambda ships standard output to CloudWatch as it is. */
export function log(level: Level, code: keyof typeof LOG_MESSAGES, fields: LogFields): void {
  const line = { level, code, message: LOG_MESSAGES[code], ...fields };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/**
 * Libraries quote what they choke on. So long a run of digits is an auth code, a buyer or a trade
 * number, and so long a word is a key, a signature or a token; our own ids are neither.
 */
const SECRETS = /\d{16,}|[\w+/=-]{80,}/g;
const MAX_MESSAGE = 500;

/** The parts of an error that may be written. */
export function errorFields(error: unknown): Pick<LogFields, 'errorName' | 'errorMessage'> {
  if (!(error instanceof Error)) return { errorName: 'Unknown', errorMessage: typeof error };
  const errorMessage = error.message.replace(SECRETS, '[cut]').slice(0, MAX_MESSAGE);
  return { errorName: error.name, errorMessage };
}

/**
 * Counts in CloudWatch through the embedded metric format.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function count(
  metric: 'BillsUnusable' | 'CasesOpened' | 'KitchensSilent' | 'GatewayTrouble' | 'SalesUncounted',
  stage: string,
  timestamp: number,
): void {
  const directive = {
    Namespace: 'Kuaican',
    Dimensions: [['Stage']],
    Metrics: [{ Name: metric, Unit: 'Count' }],
  };
  const line = {
    _aws: { Timestamp: timestamp, CloudWatchMetrics: [directive] },
    Stage: stage,
    [metric]: 1,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
