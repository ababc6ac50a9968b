import {
  type MerchantCredentials,
  parseCredentials,
  protocolOf,
} from '../../adapters/alipay-http/credentials.ts';
import { merchantProtocols } from '../../adapters/alipay-http/merchant-protocols.ts';
import { checkAccount } from './check-account.ts';
import { checkCertificates } from './check-certificates.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { checkGateway } from './check-gateway.ts';
import { checkKeys } from './check-keys.ts';
import { checkForgery, checkNotifyUrl } from './check-notify-url.ts';
import {
  type Configuration,
  type Finding,
  good,
  notifyUrlOf,
  type Surroundings,
  unchecked,
  wrong,
} from './configuration.ts';

/**
 * Everything that can be known of a merchant's configuration before the first customer pays. Reads,
 * and asks; nothing it sends can move money.
 */
export async function examine(
  configuration: Configuration,
  surroundings: Surroundings,
): Promise<Finding[]> {
  const { secret, merchantId } = configuration;
  if ('fault' in secret) return [wrong(secret.fault)];
  let merchant: MerchantCredentials;
  try {
    merchant = parseCredentials(secret.value);
  } catch (error) {
    const { message } = error as Error;
    return [wrong(`${message}: mend that field and put the secret again (docs/go-live.md).`)];
  }
  const now = surroundings.now();
  const endpoint = checkEndpoint(merchant, configuration.environment);
  const findings = [
    good(`The secret is complete (${merchant.gateway}).`),
    checkAccount(merchant),
    checkKeys(merchant),
    ...checkCertificates(secret.value, merchant, now),
    endpoint,
    ...currencies(merchant, configuration),
  ];
  if (endpoint.kind === 'wrong') {
    // Wherever it leads, it is not where this merchant's requests belong.
    findings.push(unchecked('Alipay was not asked, because the endpoint is wrong.'));
  } else {
    // The current version alone: what it lacks, the one before must not hide.
    const current = { current: secret.value };
    const protocols = merchantProtocols({
      clock: surroundings,
      timeoutMs: surroundings.timeoutMs,
      read: async () => current,
    });
    findings.push(...(await checkGateway(protocols, merchantId, surroundings)));
  }
  return [...findings, ...(await notifications(merchant, configuration, surroundings))];
}

/** In another currency than the store's no payment would be sent. */
function currencies(merchant: MerchantCredentials, { stores }: Configuration): Finding[] {
  if (stores.length === 0) {
    return [unchecked('No store was compared with the currency: name them with --store.')];
  }
  const protocol = protocolOf(merchant);
  return stores.map(({ storeId, currency }) =>
    protocol.settlesIn(currency)
      ? good(`Store ${storeId} sells in ${currency}, which is settled.`)
      : wrong(
          `Store ${storeId} sells in ${currency}, which this account does not settle: ` +
            'change the store, or the gateway.',
        ),
  );
}

async function notifications(
  { gateway }: MerchantCredentials,
  { publicUrl, merchantId, environment }: Configuration,
  surroundings: Surroundings,
): Promise<Finding[]> {
  if (publicUrl === undefined) {
    return [wrong('The notify URL is not known: give --url the ApiUrl that deploy printed.')];
  }
  const notifyUrl = notifyUrlOf(publicUrl, merchantId);
  const address = await checkNotifyUrl(notifyUrl, environment, surroundings);
  if (address.kind === 'wrong') return [address];
  return [address, await checkForgery(notifyUrl, gateway, surroundings)];
}
