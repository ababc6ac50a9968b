import { resolveCase } from '../../core/usecases/resolve-case.ts';
import { backoff, cases, clock, orders, tokenKeys } from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { pageOf } from '../shared/http/page.ts';
import { refused } from '../shared/http/problem.ts';
import { caseInScope, seesCase } from '../shared/http/scope.ts';
import { presentCase } from '../shared/present/case.ts';

export const handler = httpFunction(
  { clock: clock(), tokenKeys },
  {
    'GET /v1/cases': async ({ principal, query }) => {
      const page = await cases().open(principal.merchantId, pageOf(query));
      const seen = page.items.filter((found) => seesCase(principal, found));
      return { status: 200, body: { cases: seen.map(presentCase), next: page.next } };
    },

    'POST /v1/cases/{caseId}/resolve': async ({ principal, param, body }) => {
      const { merchantId, caseId } = await caseInScope(cases(), principal, param('caseId'));
      const { actor } = principal;
      const deps = { orders: orders(), cases: cases(), clock: clock(), backoff: backoff() };
      const resolved = await resolveCase(deps, { merchantId, caseId, note: body.note, actor });
      if (!resolved.ok) throw refused(resolved.error);
      return { status: 200, body: presentCase(resolved.value) };
    },
  },
);
