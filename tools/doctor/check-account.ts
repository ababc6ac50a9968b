import type { MerchantCredentials } from '../../adapters/alipay-http/credentials.ts';
import { type Finding, good, wrong } from './configuration.ts';

const APP_ID = /^\d{16}$/;
const PID = /^2088\d{12}$/;

/** Whether our account's numbers look like what Alipay hands out. */
export function checkAccount({ gateway, credentials }: MerchantCredentials): Finding {
  switch (gateway) {
    case 'open-platform': {
      const { appId, sellerId } = credentials;
      if (PID.test(appId)) {
        return wrong('appId holds a PID (2088...): copy the app id, which stands beside the app.');
      }
      if (!APP_ID.test(appId)) {
        return wrong('appId is not 16 digits: copy it from the app in the console of Alipay.');
      }
      if (sellerId === undefined) {
        return wrong(
          'sellerId is missing: add the PID (2088...), so that notifications for anybody else are refused.',
        );
      }
      return PID.test(sellerId)
        ? good('App id and seller id look like numbers of Alipay.')
        : wrong('sellerId is not 16 digits from 2088: copy the PID of the account that is paid.');
    }
    case 'global':
      return [credentials.partner, credentials.sellerId ?? credentials.partner].every((id) =>
        PID.test(id),
      )
        ? good('The partner looks like a PID.')
        : wrong('partner and sellerId are 16 digits from 2088: copy the PID from the portal.');
    case 'alipay-plus':
      return /^\w+$/.test(credentials.clientId)
        ? good('The client id looks like one of Alipay.')
        : wrong('clientId holds other characters than letters, digits and _: copy it again.');
  }
}
