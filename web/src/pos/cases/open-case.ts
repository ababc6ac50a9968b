import type { CaseListResponse } from '../../../../api/cases.ts';

/** What waits for a person. */
export type OpenCase = CaseListResponse['cases'][number];
