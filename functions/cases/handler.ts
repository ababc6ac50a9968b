import { parseCaseId } from '../../core/domain/ids.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { resolveCase } from '../../core/usecases/resolve-case.ts';
import { backoff, cases, clock, orders, tokenKeys } from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { refused } from '../shared/http/problem.ts';
import { presentCase } from '../shared/present/case.ts';

export const handler = httpFunction(
  { clock: clock(), tokenKeys },
  {
    'GET /v1/cases': async ({ principal, query }) => {
      const page = await cases().open(principal.merchantId, pageOf(query));
      return { status: 200, body: { cases: page.items.map(presentCase), next: page.next } };
    },

    'POST /v1/cases/{caseId}/resolve': async ({ principal, param, body }) => {
      const caseId = parseCaseId(param('caseId'));
      if (!caseId) throw refused(notFound('case'));
      const { merchantId, actor } = principal;
      const deps = { orders: orders(), cases: cases(), clock: clock(), backoff: backoff() };
      const resolved = await resolveCase(deps, { merchantId, caseId, note: body.note, actor });
      if (!resolved.ok) throw refused(resolved.error);
      return { status: 200, body: presentCase(resolved.value) };
    },
  },
);
