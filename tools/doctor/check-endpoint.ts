import type { MerchantCredentials } from '../../adapters/alipay-http/credentials.ts';
import { type Environment, type Finding, good, wrong } from './configuration.ts';
import { DEAD_HOSTS, environmentOf, hostsOf } from './known-hosts.ts';

const SERVES = {
  local: 'the simulator on this machine',
  sandbox: "Alipay's sandbox",
  production: "Alipay's production",
} as const satisfies Record<Environment, string>;

/** The path that requests of each gateway go to; AMS and Alipay+ add theirs to the host. */
const PATHS = {
  'open-platform': '/gateway.do',
  global: '/gateway.do',
  'alipay-plus': '/',
} as const satisfies Record<MerchantCredentials['gateway'], string>;

/** Whether the endpoint is an Alipay, and the one that this environment must speak with. */
export function checkEndpoint(merchant: MerchantCredentials, environment: Environment): Finding {
  const { gateway, credentials } = merchant;
  const { hostname, pathname } = new URL(credentials.endpoint);
  const replacement = DEAD_HOSTS[hostname];
  if (replacement !== undefined) {
    return wrong(`The endpoint's host ${hostname} is dead: put ${replacement} in its place.`);
  }
  const serves = environmentOf(merchant);
  if (serves === undefined) {
    const hosts = hostsOf(gateway).join(', ');
    return wrong(
      `The endpoint's host ${hostname} is not one of the gateway ${gateway}: use one of ${hosts}.`,
    );
  }
  if (serves !== environment) {
    return wrong(
      `The endpoint is ${SERVES[serves]}, but this is ${environment}: replace the whole secret, ` +
        `because account and keys belong to the endpoint.`,
    );
  }
  if (serves !== 'local' && pathname !== PATHS[gateway]) {
    return wrong(
      `The endpoint's path is ${pathname}: requests to ${hostname} go to ${PATHS[gateway]}.`,
    );
  }
  return good(`The endpoint is ${SERVES[serves]} (${hostname}).`);
}
