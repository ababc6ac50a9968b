import { alipayPlusQueryRows, alipayPlusRows } from './payments-document/alipay-plus.ts';
import { globalQueryRows, globalRows } from './payments-document/global.ts';
import { openPlatformQueryRows, openPlatformRows } from './payments-document/open-platform.ts';
import { merged, type Row, table } from './payments-document/table.ts';

/** The whole of docs/payments.md, from what the code says to each answer. */
export function drawPayments(): string {
  return `${[
    '# What Alipay answers, and what we do',
    INTRODUCTION,
    ACTIONS,
    ...gateway('Open Platform', OPEN_PLATFORM, openPlatformRows(), openPlatformQueryRows()),
    ...gateway('Global (MAPI)', GLOBAL, globalRows(), globalQueryRows()),
    ...gateway('Antom and Alipay+', ALIPAY_PLUS, alipayPlusRows(), alipayPlusQueryRows()),
    '## What is no answer',
    NO_ANSWER,
    '## Notifications',
    NOTIFICATIONS,
  ].join('\n\n')}\n`;
}

const gateway = (name: string, note: string, calls: readonly Row[], queries: readonly Row[]) => [
  `## ${name}`,
  note,
  table(CALLS, merged(calls)),
  table(QUERIES, merged(queries)),
];

const CALLS = ['Answer', 'to pay', 'to a QR code', 'to cancel', 'to refund'];
const QUERIES = ['Answer', 'to a query'];

const INTRODUCTION = `<!-- Written by tools/draw-payments.ts, which asks the code. Do not edit. -->

Only an answer whose signature was verified, and that is about our number, decides anything about
money. **Unknown is not failed**: what no table lists is asked about until Alipay says captured or
closed, or a person sees it ([payment states](payment-states.md), [money safety](money-safety.md)).
Each line below is what the code says to that answer, not what somebody remembers of it.`;

const ACTIONS = `| We | |
| --- | --- |
| captured | compare amount, currency and numbers, then serve |
| declined | show the reason; nothing was charged, and money that arrives all the same goes back |
| **declined, alarm** | the same, and an alarm: the cause is ours |
| ask | query every 5 s; at 60 s one last query, then cancel |
| ask, cancel early | the same, but the trade may live on, so cancel before the check is free again |
| same again | the same request with the same number, after a pause, until the answer is definite |
| same later | the same refund once the cause (a balance, a contract) is gone; a case names it |
| refund instead | it can be cancelled no more: query, and refund what was captured |
| person | a case |`;

const OPEN_PLATFORM = `Codes of the gateway, and sub_codes of \`40004\` by the word after their prefix (\`ACQ.\`, \`AQC.\`,
\`aop.ACQ.\`, \`aop.\`, \`isv.\`, \`isp.\` and none are the same; under any other a word is unknown).`;

const GLOBAL = `\`result_code\`, and the words of a failure. \`UNKNOWN\` to a pay is said both when the customer is asked
for the password and when the gateway does not know. A signed refusal of the gateway itself
(\`is_success=F\`) settles no money by the words of a service.`;

const ALIPAY_PLUS = `\`resultCode\`; one that is not listed means what its \`resultStatus\` says. A cancel that succeeded does
not say whether the payment was closed or returned; it is as if it had never been.`;

const NO_ANSWER = `| What came | Code in the journal | We |
| --- | --- | --- |
| nothing: timeout, lost connection | \`TimeoutError\`, \`ECONNRESET\`, ... | as the unknown answer of that call |
| an HTTP status other than 200 | \`HTTP_502\` | the same |
| an answer of Antom or Alipay+ that was signed more than 15 minutes from the request | \`UNVERIFIED_time\` | the same, and an alarm |
| an answer without a signature | \`UNSIGNED...\` | the same, and an alarm |
| a signature that is not Alipay's, a doubled member, anything that does not parse | \`UNVERIFIED_...\` | the same, and an alarm |
| a certificate that nobody knows | \`UNKNOWN_CERTIFICATE ...\` | fetch it, check its chain and its names, read again; otherwise the same, and an alarm |
| a currency that the account does not settle | \`CURRENCY_NOT_SUPPORT\` | no pay and no code is sent, which is declined; all else is |
| no secret, or one that cannot be used | \`NO_CREDENTIALS\` | nothing is sent: a pay or a code is declined, all else asked again; an alarm |
| money in a currency that we do not know | \`FOREIGN_CURRENCY\` | ask again; a notification opens a case |`;

const NOTIFICATIONS = `| What came | We answer | and |
| --- | --- | --- |
| signed, ours, a number that we gave | success | settle it by the same rules as a query |
| signed, ours, a static shop code | success | attach it to the one check that waits for that amount there, or open a case |
| signed, ours, a number that nobody gave | success | open a case |
| signed, ours, another amount | success | open a case; the payment does not move |
| signed, ours, an amount that cannot be read | success | open a case |
| signed, of Antom, about a refund or anything else than a payment | success | nothing |
| not signed, another account or seller, another algorithm than the secret pins, a doubled parameter | failure | change nothing |

Open Platform and MAPI want exactly \`success\`; Antom and Alipay+ a JSON result that we sign. While two
versions of a secret are active, a message is good by the keys of either, by one algorithm ([go-live](go-live.md)).`;

if (import.meta.main) process.stdout.write(drawPayments());
