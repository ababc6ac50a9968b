import type { GatewayName } from '../../../../local/alipay-simulator/simulated-merchant.ts';
import { alipayPlusDoor } from './alipay-plus.ts';
import type { Door } from './door.ts';
import { globalDoor } from './global.ts';
import { openPlatformDoor } from './open-platform.ts';

const byName: { readonly [Name in GatewayName]: Door<Name> } = {
  'open-platform': openPlatformDoor,
  global: globalDoor,
  'alipay-plus': alipayPlusDoor,
};

/** The door of that gateway. It is only ever handed merchants of its own. */
export const doorOf = (name: GatewayName): Door<GatewayName> => byName[name] as Door<GatewayName>;
