import { z } from 'zod';
import { type HttpAnswer, json } from '../http.ts';
import { giveEarly } from '../ledger/bill.ts';
import { differences, plantDifference } from '../ledger/bill-difference.ts';
import type { Database } from '../ledger/database.ts';
import { badRequest, parsed } from './body.ts';

const plantedBody = z.strictObject({
  difference: z.enum(differences),
  outTradeNo: z.string().max(64),
  outRequestNo: z.string().max(64).optional(),
});

/** From now on bills tell of this movement what the ledger does not. */
export function plant(body: string, database: Database): HttpAnswer {
  const { data, error } = plantedBody.safeParse(parsed(body));
  if (error !== undefined) return badRequest(error);
  database.transaction(() => plantDifference(database, data));
  return json(201, data);
}

const earlyBody = z.strictObject({ date: z.iso.date() });

/** Nobody who tries a reconciliation waits for the next morning. */
export function early(body: string, database: Database): HttpAnswer {
  const { data, error } = earlyBody.safeParse(parsed(body));
  if (error !== undefined) return badRequest(error);
  database.transaction(() => giveEarly(database, data.date));
  return json(201, data);
}
