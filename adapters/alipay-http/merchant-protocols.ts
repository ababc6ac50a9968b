import type { GatewayProtocol } from '../../alipay/gateway-protocol.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import type { CertificateLearner, CertificateSource } from './certificates.ts';
import {
  accountOf,
  type MerchantCredentials,
  parseCredentials,
  protocolOf,
} from './credentials.ts';
import { LearnedCertificates, type LearningDeps } from './learned-certificates.ts';
import {
  type AccountProtocol,
  accountProtocol,
  rotatingAccountProtocol,
} from './open-platform-account-protocol.ts';
import { rotatingProtocol } from './rotating-protocol.ts';

/** A merchant's secret, and the version before it while both are active. */
export interface SecretVersions {
  readonly current: unknown;
  readonly previous?: unknown;
}

export interface MerchantProtocols extends Required<CertificateLearner> {
  /** A merchant's access to its gateway. Rejects where the secret cannot be read or used. */
  readonly protocol: (merchantId: MerchantId) => Promise<GatewayProtocol>;
  /** What is asked about its account; undefined for a merchant of another gateway. Rejects alike. */
  readonly account: (merchantId: MerchantId) => Promise<AccountProtocol | undefined>;
}

export interface MerchantProtocolsDeps extends LearningDeps {
  /** Gives the same object for as long as the versions are the same. */
  readonly read: (merchantId: MerchantId) => Promise<SecretVersions>;
}

/**
 * Each merchant's access to its gateway, from its secret. Importing keys costs more than a signature,
 * so they are kept for as long as the versions are.
 */
export function merchantProtocols(deps: MerchantProtocolsDeps): MerchantProtocols {
  const kept = new WeakMap<SecretVersions, Access>();
  const learned = new Map<string, LearnedCertificates>();
  const learnedBy = (account: string): LearnedCertificates => {
    const known = learned.get(account) ?? new LearnedCertificates(deps);
    learned.set(account, known);
    return known;
  };
  const accessOf = async (merchantId: MerchantId): Promise<Access> => {
    const versions = await deps.read(merchantId);
    const access = kept.get(versions) ?? accessFrom(versions, learnedBy);
    kept.set(versions, access);
    return access;
  };
  return {
    protocol: async (merchantId) => (await accessOf(merchantId)).protocol,
    account: async (merchantId) => (await accessOf(merchantId)).account,
    learnCertificate: async (merchantId, serial, source) =>
      (await (await accessOf(merchantId)).learn?.(serial, source)) ?? false,
  };
}

interface Access {
  readonly protocol: GatewayProtocol;
  /** Of the Open Platform. */
  readonly account?: AccountProtocol;
  /** In certificate mode. */
  readonly learn?: (serial: string, source: CertificateSource) => Promise<boolean>;
}

function accessFrom(
  { current, previous }: SecretVersions,
  learnedBy: (account: string) => LearnedCertificates,
): Access {
  const now = parseCredentials(current);
  const before = usable(previous);
  const access = certifiedAccess(now, learnedBy) ?? plainAccess(now);
  // Going live replaces the account: what the sandbox's Alipay signs says nothing about it.
  if (!before || accountOf(before) !== accountOf(now)) return access;
  // What was left behind, a weaker algorithm perhaps, must not verify anything any longer.
  if (algorithmOf(before) !== algorithmOf(now)) return access;
  const old = plainAccess(before);
  return {
    ...access,
    protocol: rotatingProtocol(access.protocol, old.protocol),
    ...(access.account &&
      old.account && {
        account: rotatingAccountProtocol(access.account, old.account),
      }),
  };
}

/** How Alipay signs for the account, and whether its keys travel in certificates. */
function algorithmOf({ gateway, credentials }: MerchantCredentials): string {
  switch (gateway) {
    case 'open-platform':
      return `${credentials.signType} ${credentials.certificates !== undefined}`;
    case 'global':
      return credentials.signType;
    case 'alipay-plus':
      return 'RSA2';
  }
}

const plainAccess = (merchant: MerchantCredentials): Access => ({
  protocol: protocolOf(merchant),
  ...(merchant.gateway === 'open-platform' && {
    account: accountProtocol(merchant.credentials, merchant.feeBasisPoints),
  }),
});

/** A protocol that looks its certificates up in a map that grows. */
function certifiedAccess(
  merchant: MerchantCredentials,
  learnedBy: (account: string) => LearnedCertificates,
): Access | undefined {
  if (merchant.gateway !== 'open-platform' || !merchant.credentials.certificates) return undefined;
  const { credentials } = merchant;
  const { certificates } = merchant.credentials;
  const account = accountOf(merchant);
  const learned = learnedBy(`${account} ${certificates.alipayRootCertSn}`);
  const known = learned.besides(certificates.alipayCertificates);
  const certified = {
    ...credentials,
    certificates: { ...certificates, alipayCertificates: known },
  };
  return {
    ...plainAccess({ ...merchant, credentials: certified }),
    learn: async (serial, source) => {
      const key = await learned.learn(certified, serial, source);
      if (key) known.set(serial, key);
      return key !== undefined;
    },
  };
}

function usable(previous: unknown): MerchantCredentials | undefined {
  if (previous === undefined) return undefined;
  try {
    return parseCredentials(previous);
  } catch {
    return undefined;
  }
}
