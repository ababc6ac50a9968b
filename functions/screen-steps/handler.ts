import type { ScreenStepsRequest } from '../../api/screen-steps.ts';
import type { ScreenPlace } from '../../core/domain/screen-steps.ts';
import { noteSteps } from '../../core/usecases/note-steps.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { clock, counters, deviceCheck, screenSteps, tables, tokenKeys } from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { refused } from '../shared/http/problem.ts';

const deps = () => ({ screenSteps: screenSteps(), counters: counters(), clock: clock() });

async function take(place: ScreenPlace, asker: string, sent: ScreenStepsRequest) {
  const noted = await noteSteps(deps(), { place, asker, sent });
  if (!noted.ok) throw refused(noted.error);
  return { status: 204 };
}

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'POST /v1/screen-steps': async ({ principal, body }) => {
      const { role, merchantId, storeId, deviceId } = principal;
      if (!storeId) throw refused(notFound('store'));
      const screen = role === 'kiosk' ? 'kiosk' : 'pos';
      return await take({ merchantId, storeId, screen, deviceId }, deviceId ?? role, body);
    },

    'POST /v1/tables/{token}/screen-steps': async ({ param, body }) => {
      const table = await tables().byToken(param('token'));
      if (!table) throw refused(notFound('table'));
      const { merchantId, storeId, tableId } = table;
      return await take({ merchantId, storeId, screen: 'table' }, `table-${tableId}`, body);
    },
  },
);
