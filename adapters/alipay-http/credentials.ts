import type { AlipayPlusCredentials } from '../../alipay/alipay-plus/credentials.ts';
import { alipayPlusProtocol } from '../../alipay/alipay-plus/protocol.ts';
import type { GatewayProtocol } from '../../alipay/gateway-protocol.ts';
import type { GlobalCredentials } from '../../alipay/global/credentials.ts';
import { globalProtocol } from '../../alipay/global/protocol.ts';
import type { OpenPlatformCredentials } from '../../alipay/open-platform/credentials.ts';
import { openPlatformProtocol } from '../../alipay/open-platform/protocol.ts';
import { type AlipayPlusSecret, alipayPlusCredentials } from './alipay-plus-secret.ts';
import { type GlobalSecret, globalCredentials } from './global-secret.ts';
import {
  agreedFee,
  type OpenPlatformSecret,
  openPlatformCredentials,
} from './open-platform-secret.ts';
import { fieldsOf, oneOf } from './secret-fields.ts';

/** A merchant's secret as it is stored: one unit, so that sandbox and production never mix. */
export type MerchantSecret = OpenPlatformSecret | GlobalSecret | AlipayPlusSecret;

export type MerchantCredentials =
  | {
      readonly gateway: 'open-platform';
      readonly credentials: OpenPlatformCredentials;
      readonly feeBasisPoints?: number | undefined;
    }
  | { readonly gateway: 'global'; readonly credentials: GlobalCredentials }
  | { readonly gateway: 'alipay-plus'; readonly credentials: AlipayPlusCredentials };

export type GatewayName = MerchantCredentials['gateway'];

const GATEWAYS = ['open-platform', 'global', 'alipay-plus'] as const satisfies GatewayName[];

/** @throws Error naming the field that is wrong, never its value. */
export function parseCredentials(secret: unknown): MerchantCredentials {
  const fields = fieldsOf(secret);
  const gateway = oneOf(fields, 'gateway', GATEWAYS);
  switch (gateway) {
    case 'open-platform':
      return {
        ...{ gateway, credentials: openPlatformCredentials(fields) },
        feeBasisPoints: agreedFee(fields),
      };
    case 'global':
      return { gateway, credentials: globalCredentials(fields) };
    case 'alipay-plus':
      return { gateway, credentials: alipayPlusCredentials(fields) };
  }
}

export function protocolOf({ gateway, credentials }: MerchantCredentials): GatewayProtocol {
  switch (gateway) {
    case 'open-platform':
      return openPlatformProtocol(credentials);
    case 'global':
      return globalProtocol(credentials);
    case 'alipay-plus':
      return alipayPlusProtocol(credentials);
  }
}

/** Our account at Alipay, as one text; another endpoint is another Alipay. */
export function accountOf({ gateway, credentials }: MerchantCredentials): string {
  switch (gateway) {
    case 'open-platform':
      return `${gateway} ${credentials.endpoint} ${credentials.appId}`;
    case 'global':
      return `${gateway} ${credentials.endpoint} ${credentials.partner}`;
    case 'alipay-plus':
      return `${gateway} ${credentials.endpoint} ${credentials.dialect} ${credentials.clientId}`;
  }
}
