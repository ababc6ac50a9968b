import type { Verdict, Violation } from '../check.ts';
import type { MoneyPlace } from '../money-place.ts';

/** What an audit found. Amounts are minor units of whatever currencies the orders have. */
export interface AuditReport {
  readonly orders: number;
  readonly payments: number;
  readonly openCases: number;
  /** Undefined where nobody looked into Alipay's books. */
  readonly alipay:
    | {
        readonly trades: number;
        readonly captured: number;
        readonly returned: number;
        readonly place: MoneyPlace;
        /** Payments that Alipay did not answer for. */
        readonly unanswered: number;
        /** Numbers that are not of our making, such as another system's on the same app. */
        readonly foreign: number;
      }
    | undefined;
  /** The first thousand; `violationCount` counts all. */
  readonly violations: readonly Violation[];
  readonly violationCount: number;
  readonly judged: readonly string[];
  readonly notJudged: Verdict['notJudged'];
}

/** A violation as one line. */
export const lineOf = ({ id, orderId, outTradeNo, sentence }: Violation): string => {
  const where = [orderId && `order ${orderId}`, outTradeNo].filter(Boolean).join(', ');
  return `${id}${where && ` ${where}`}: ${sentence}`;
};

/** The whole report for a person. */
export function reportText(report: AuditReport): string {
  const { orders, payments, openCases, alipay, judged, notJudged } = report;
  const lines = [`${orders} orders, ${payments} payments, ${openCases} open cases.`];
  if (alipay) {
    const { trades, captured, returned, place, unanswered, foreign } = alipay;
    const { held, served, returning, inCase, waiting, lost } = place;
    lines.push(
      `Alipay: ${trades} trades, ${captured} fen taken, ${returned} returned, ${held} held:`,
      `  ${served} served, ${returning} being refunded, ${inCase} in cases, ${waiting} waited for, ${lost} unexplained.`,
    );
    if (unanswered > 0) lines.push(`  Alipay gave no answer for ${unanswered} payments.`);
    if (foreign > 0) lines.push(`  ${foreign} of its numbers are not of our making.`);
  }
  lines.push('', `Judged ${judged.length} rules: ${judged.join(' ')}.`, 'Not judged:');
  for (const [reason, ids] of Map.groupBy(notJudged, (n) => n.reason)) {
    lines.push(`  ${ids.map((n) => n.id).join(' ')}: ${reason}.`);
  }
  lines.push('', ...verdictLines(report));
  return lines.join('\n');
}

function verdictLines({ violations, violationCount }: AuditReport): string[] {
  if (violationCount === 0) return ['No violation.'];
  const more = violationCount - violations.length;
  const lines = violations.map((v) => `VIOLATION ${lineOf(v)}`);
  return [
    ...lines,
    ...(more > 0 ? [`... and ${more} more.`] : []),
    `${violationCount} violations.`,
  ];
}
