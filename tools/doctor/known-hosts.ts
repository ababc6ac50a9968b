import type { GatewayName, MerchantCredentials } from '../../adapters/alipay-http/credentials.ts';
import type { Environment } from './configuration.ts';

type Alipay = Exclude<Environment, 'local'> | 'by-client-id';

/**
 * Alipay's hosts (protocol 2.1, 3.1, 4.1). The hosts of AMS and Alipay+ serve both environments, and
 * the client id decides.
 */
const HOSTS = {
  'open-platform': {
    'openapi.alipay.com': 'production',
    'globalopenapi.alipay.com': 'production',
    'openapi-sandbox.dl.alipaydev.com': 'sandbox',
  },
  global: {
    'globalmapi.alipay.com': 'production',
    'intlmapi.alipay.com': 'production',
    'mapi.alipay.com': 'production',
    'mapi.alipaydev.com': 'sandbox',
  },
  'alipay-plus': {
    'open-na.alipay.com': 'by-client-id',
    'open-sea.alipay.com': 'by-client-id',
    'open-eu.alipay.com': 'by-client-id',
    'open-na-global.alipay.com': 'by-client-id',
    'open-sea-global.alipay.com': 'by-client-id',
    'open-eu-global.alipay.com': 'by-client-id',
    'open-sea.alipayplus.com': 'by-client-id',
    'open-sea-global.alipayplus.com': 'by-client-id',
  },
} as const satisfies Record<GatewayName, Record<string, Alipay>>;

/** Hosts that many guides still name, and what to put in their place. */
export const DEAD_HOSTS: Readonly<Record<string, string>> = {
  'openapi.alipaydev.com': 'openapi-sandbox.dl.alipaydev.com',
  'openapi.sandbox.dl.alipaydev.com': 'openapi-sandbox.dl.alipaydev.com',
};

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

export const hostsOf = (gateway: GatewayName): string[] => Object.keys(HOSTS[gateway]);

/** Which Alipay these credentials speak with; undefined for a host that is not Alipay's. */
export function environmentOf({
  gateway,
  credentials,
}: MerchantCredentials): Environment | undefined {
  const { hostname } = new URL(credentials.endpoint);
  if (LOOPBACK.includes(hostname)) return 'local';
  const hosts: Readonly<Record<string, Alipay>> = HOSTS[gateway];
  const known = Object.hasOwn(hosts, hostname) ? hosts[hostname] : undefined;
  if (known !== 'by-client-id') return known;
  const isTest = gateway === 'alipay-plus' && credentials.clientId.startsWith('SANDBOX_');
  return isTest ? 'sandbox' : 'production';
}
