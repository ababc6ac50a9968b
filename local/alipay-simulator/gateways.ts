import { alipayPlusGateway } from './alipay-plus/gateway.ts';
import type { Gateway } from './gateway.ts';
import { globalGateway } from './global/gateway.ts';
import { openPlatformGateway } from './open-platform/gateway.ts';
import type { GatewayName, Merchant, MerchantOf } from './simulated-merchant.ts';

const byName: { readonly [Name in GatewayName]: Gateway<Name> } = {
  'open-platform': openPlatformGateway,
  global: globalGateway,
  'alipay-plus': alipayPlusGateway,
};

/** All of them. Each is only ever handed merchants of its own. */
export const gateways = Object.values(byName) as readonly Gateway[];

/** The gateway of that merchant. */
export const gatewayOf = ({ gateway }: Pick<Merchant, 'gateway'>): Gateway =>
  byName[gateway] as Gateway;

/** The gateway's own merchants, by account. */
export const merchantsOf = <Name extends GatewayName>(
  { name }: Gateway<Name>,
  merchants: ReadonlyMap<string, Merchant>,
): ReadonlyMap<string, MerchantOf<Name>> =>
  new Map(
    [...merchants].filter(
      (entry): entry is [string, MerchantOf<Name>] => entry[1].gateway === name,
    ),
  );
