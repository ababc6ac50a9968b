import { randomBytes } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { merchantProtocols } from '../../adapters/alipay-http/merchant-protocols.ts';
import {
  type OpenPlatformAccount,
  openPlatformAccount,
} from '../../adapters/alipay-http/open-platform-account.ts';
import { rotatingSecretReader } from '../../adapters/secrets/rotating-secret-reader.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { born, type MerchantId, parseMerchantId } from '../../core/domain/ids.ts';
import { saveBill } from './download-bill.ts';
import { need, values } from './options.ts';

/* What an operator asks Alipay about a merchant of the Open Platform. No token is kept or printed. */

const TIMEOUT_MS = 10_000;
const BILL_TYPES = ['trade', 'signcustomer'] as const;

/** The page that a customer opens in Alipay; it sends them back with a code for `identify-buyer`. */
export async function authorisePage(): Promise<string> {
  const [merchantId, redirectUri] = [merchant(), need('redirect')];
  if (URL.parse(redirectUri) === null) throw new Error(`--redirect ${redirectUri} is no address`);
  const state = randomBytes(16).toString('hex');
  const authorisation = { scope: 'auth_base', redirectUri, state } as const;
  const answer = await account().authorisePage(merchantId, authorisation);
  if (answer.kind === 'elsewhere') throw elsewhere(merchantId);
  return answer.url;
}

export async function identifyBuyer(): Promise<string> {
  const [merchantId, code] = [merchant(), need('code')];
  const answer = await account().identifyBuyer(merchantId, code);
  switch (answer.kind) {
    case 'identified':
      return `${answer.buyer.kind} ${answer.buyer.id}`;
    case 'refused':
      throw new Error(`Alipay does not take this code (${answer.code}): authorise again.`);
    case 'unknown':
      throw new Error(`No answer to rely on (${answer.code}), the code is spent: authorise again.`);
    case 'elsewhere':
      throw elsewhere(merchantId);
  }
}

/** Alipay's own account of one day, as the ZIP file that it gives. */
export async function bill(): Promise<string> {
  const [merchantId, date, out] = [merchant(), billDate(need('date')), need('out')];
  const type = BILL_TYPES.find((known) => known === values.type);
  if (!type) throw new Error(`--type is one of ${BILL_TYPES.join(', ')}`);
  const answer = await account().billDownload(merchantId, type, date);
  switch (answer.kind) {
    case 'url': {
      const bytes = await saveBill(answer, out);
      return `The bill of ${date} is in ${out} (${bytes} bytes).`;
    }
    case 'no-bill':
      throw new Error(
        `There is no bill of ${date} (${answer.code}): it comes after 09:00 China time on the next day, if there was anything to tell.`,
      );
    case 'retry-later':
      throw new Error(`Alipay is busy (${answer.code}): ask again in a minute.`);
    case 'refused':
      throw new Error(`Alipay makes no such bill: ${answer.code}.`);
    case 'unknown':
      throw new Error(`No answer to rely on (${answer.code}): ask again.`);
    case 'elsewhere':
      throw elsewhere(merchantId);
  }
}

const merchant = (): MerchantId => born(parseMerchantId, need('merchant'));

const elsewhere = (merchantId: MerchantId): Error =>
  new Error(`Merchant ${merchantId} is not paid through the Open Platform, which alone has this.`);

function billDate(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
  if (!isDay) throw new Error(`--date ${text} is no day like 2026-11-24`);
  return text;
}

function account(): OpenPlatformAccount {
  const clock = systemClock(process.env['KUAICAN_CLOCK_ANCHOR']);
  const read = rotatingSecretReader(new SecretsManagerClient(), clock);
  const protocols = merchantProtocols({
    clock,
    timeoutMs: TIMEOUT_MS,
    read: (merchantId) => read(`kuaican/${values.stage}/merchants/${merchantId}`),
  });
  return openPlatformAccount({
    ...protocols,
    clock,
    timeoutMs: TIMEOUT_MS,
    // Every result says its code to the operator.
    onTrouble: () => undefined,
  });
}
