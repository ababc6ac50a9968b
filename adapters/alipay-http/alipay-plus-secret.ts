import type { AlipayPlusCredentials } from '../../alipay/alipay-plus/credentials.ts';
import {
  alipayPublicKeys,
  endpoint,
  type Fields,
  isMissing,
  object,
  oneOf,
  optionalText,
  privateKey,
  text,
  texts,
  wrong,
} from './secret-fields.ts';

/** The secret of a client of AMS or Alipay+ (protocol 4). Keys are base64 DER or PEM. */
export interface AlipayPlusSecret {
  readonly gateway: 'alipay-plus';
  readonly dialect: AlipayPlusCredentials['dialect'];
  readonly endpoint: string;
  readonly clientId: string;
  readonly keyVersion: number;
  readonly privateKey: string;
  readonly alipayPublicKeys: readonly string[];
  readonly merchant: {
    readonly referenceMerchantId: string;
    readonly name: string;
    readonly mcc: string;
    readonly region: string;
  };
  readonly settlementCurrency?: string;
  readonly paymentCurrencies?: readonly string[];
}

const DIALECTS = ['ams', 'aps'] as const satisfies readonly AlipayPlusCredentials['dialect'][];
const MCC = /^\d{4}$/;
const REGION = /^[A-Z]{2}$/;

/** @throws Error naming the field that is wrong, never its value. */
export function alipayPlusCredentials(fields: Fields): AlipayPlusCredentials {
  return {
    dialect: oneOf(fields, 'dialect', DIALECTS),
    endpoint: origin(fields),
    clientId: text(fields, 'clientId'),
    keyVersion: keyVersion(fields),
    privateKey: privateKey(fields),
    alipayPublicKeys: alipayPublicKeys(fields),
    merchant: merchant(object(fields, 'merchant')),
    settlementCurrency: optionalText(fields, 'settlementCurrency'),
    ...(!isMissing(fields, 'paymentCurrencies') && {
      paymentCurrencies: texts(fields, 'paymentCurrencies'),
    }),
  };
}

/** The paths are the protocol's, and signed. */
function origin(fields: Fields): string {
  const value = endpoint(fields);
  if (URL.parse(value)?.origin !== value) throw wrong(fields, 'endpoint', 'it ends with the host');
  return value;
}

function keyVersion(fields: Fields): number {
  const value = fields.values['keyVersion'];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw wrong(fields, 'keyVersion', 'it is a whole number');
}

function merchant(fields: Fields): AlipayPlusCredentials['merchant'] {
  const mcc = text(fields, 'mcc');
  const region = text(fields, 'region');
  if (!MCC.test(mcc)) throw wrong(fields, 'mcc', 'it is a code of four digits');
  if (!REGION.test(region)) throw wrong(fields, 'region', 'it is a country in two letters');
  return {
    referenceMerchantId: text(fields, 'referenceMerchantId'),
    name: text(fields, 'name'),
    mcc,
    region,
  };
}
