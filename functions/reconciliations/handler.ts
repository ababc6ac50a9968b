import type { MerchantId } from '../../core/domain/ids.ts';
import type { DayReport, Difference } from '../../core/domain/reconciliation/day-report.ts';
import { chinaDay } from '../../core/domain/reconciliation/lines.ts';
import { localDate } from '../../core/domain/wall-clock.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { conflict, notFound } from '../../core/usecases/rejection.ts';
import {
  billFiles,
  clock,
  dayReports,
  deviceCheck,
  reconciliations,
  tokenKeys,
} from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { ProblemError, refused } from '../shared/http/problem.ts';
import { presentReport, presentSummary } from './present.ts';

/** A Lambda function answers at most 6 MB, and base64 makes four bytes of three. */
const MOST_BYTES = 4 * 1024 * 1024;

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/reconciliations': async ({ principal, query }) => {
      const page = pageOf(query);
      if (page.cursor !== undefined && chinaDay(page.cursor) === undefined) throw notACursor();
      const { items, next } = await dayReports().list(principal.merchantId, page);
      return { status: 200, body: { reconciliations: items.map(presentSummary), next } };
    },

    'GET /v1/reconciliations/{date}': async ({ principal, param, query }) => {
      const report = await reportOf(principal.merchantId, param('date'));
      const page = differencesOf(report, pageOf(query));
      return { status: 200, body: presentReport(report, page) };
    },

    'GET /v1/reconciliations/{date}/bill': async ({ principal, param }) => {
      const { merchantId } = principal;
      const { account, day } = await reportOf(merchantId, param('date'));
      const bytes = account && (await billFiles().read(merchantId, account, day));
      if (!bytes) throw refused(notFound('bill'));
      if (bytes.length > MOST_BYTES) throw refused(tooLarge());
      const headers = { 'content-disposition': `attachment; filename="alipay-${day}.zip"` };
      return { status: 200, headers, media: { type: 'application/zip', bytes } };
    },

    'POST /v1/reconciliations/{date}': async ({ principal, param }) => {
      const day = chinaDay(param('date'));
      if (day === undefined) throw refused(notFound('day'));
      const now = clock().now();
      if (day > localDate(now, 'Asia/Shanghai')) {
        throw new ProblemError(400, 'invalid-request', 'That day is still to come.', {
          field: 'date',
        });
      }
      const { merchantId } = principal;
      // Somebody who cannot wait starts one in ten seconds.
      const name = `${merchantId}-${day}-${Math.floor(now / 10_000)}`;
      await reconciliations().start(name, day, [merchantId]);
      return { status: 202, body: { date: day } };
    },
  },
);

async function reportOf(merchantId: MerchantId, date: string): Promise<DayReport> {
  const day = chinaDay(date);
  const report = day === undefined ? undefined : await dayReports().find(merchantId, day);
  if (!report) throw refused(notFound('reconciliation'));
  return report;
}

/** The cursor is how many were given. */
function differencesOf(
  { differences }: DayReport,
  { limit, cursor = '0' }: Page,
): Paged<Difference> {
  if (!/^\d{1,9}$/.test(cursor)) throw notACursor();
  const end = Number(cursor) + limit;
  const items = differences.slice(Number(cursor), end);
  return { items, ...(end < differences.length && { next: String(end) }) };
}

const notACursor = (): ProblemError =>
  new ProblemError(400, 'invalid-request', 'Not a cursor.', { field: 'cursor' });

const tooLarge = () =>
  conflict('bill-too-large', 'The file is too large to be sent here; your operator can fetch it.');
