import { writeCsv } from '../../adapters/spreadsheet/csv.ts';
import { MenuExportQuery, MenuImportQuery, type MenuImportResponse } from '../../api/menu-io.ts';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import { sheetOf } from '../../core/domain/menu-sheet/sheet-of-menu.ts';
import { type ImportReport, importMenu } from '../../core/usecases/import-menu.ts';
import { contentOf, type Draft, draftOf } from '../../core/usecases/menu-drafts.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { clock, deviceCheck, directory, menuDrafts, menus, tokenKeys } from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { parseQuery } from '../shared/http/parse-query.ts';
import { refused } from '../shared/http/problem.ts';
import { type Language, preferredLanguage } from '../shared/http/problem-language.ts';
import { revisionSeen } from '../shared/http/revision-seen.ts';
import { knownStoreInScope } from '../shared/http/scope.ts';
import { fromJson, fromSheet } from './propose.ts';
import { readFile } from './read-file.ts';
import { sentenceOf } from './sentences.ts';

const depsOf = () => ({
  menus: menus(),
  drafts: menuDrafts(),
  directory: directory(),
  clock: clock(),
});

const MAX_ERRORS = 500;

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/stores/{storeId}/menu/export': async ({ event, principal, param }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const { format, of } = parseQuery(event, MenuExportQuery);
      const menu = await read(of, principal.merchantId, storeId);
      if (!menu) throw refused(notFound('menu'));
      const headers = {
        'content-disposition': `attachment; filename="menu-${storeId}.${format}"`,
        ...(menu.revision !== undefined && { etag: `"${menu.revision}"` }),
      };
      if (format === 'json') return { status: 200, headers, body: menu.content };
      const bytes = Buffer.from(writeCsv(sheetOf(menu.content)));
      return { status: 200, headers, media: { type: 'text/csv; charset=utf-8', bytes } };
    },

    'POST /v1/stores/{storeId}/menu/import': async ({ event, principal, param }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const { dryRun } = parseQuery(event, MenuImportQuery);
      const seen = dryRun === 'true' ? undefined : revisionSeen(event);
      const file = readFile(event);
      const language = preferredLanguage(event.headers['accept-language']);
      const propose =
        file.type === 'csv' ? fromSheet(file.sheet, language) : fromJson(file.value, language);
      const report = await importMenu(depsOf(), principal.merchantId, storeId, propose, seen);
      if (!report.ok) throw refused(report.error);
      const headers = { etag: `"${report.value.revision}"`, 'content-language': language };
      return { status: 200, headers, body: presentReport(report.value, language) };
    },
  },
);

async function read(
  of: 'published' | 'draft',
  merchantId: MerchantId,
  storeId: StoreId,
): Promise<(Partial<Draft> & Pick<Draft, 'content'>) | undefined> {
  if (of === 'draft') return await draftOf(depsOf(), merchantId, storeId);
  const published = await menus().current(merchantId, storeId);
  return published && { content: contentOf(published) };
}

const presentReport = (report: ImportReport, language: Language): MenuImportResponse => ({
  revision: report.revision,
  applied: report.applied,
  ...report.counts,
  errorCount: report.faults.length,
  errors: report.faults.slice(0, MAX_ERRORS).map((fault) => ({
    row: fault.row,
    field: fault.field,
    code: fault.code,
    message: sentenceOf(fault, language),
  })),
});
