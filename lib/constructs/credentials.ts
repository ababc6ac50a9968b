import { Fn, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { Merchants } from './merchants.ts';
import type { ServiceFunction } from './service-function.ts';

const READ = ['secretsmanager:GetSecretValue'];
const arnOf = (name: string): string =>
  `arn:\${AWS::Partition}:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:${name}`;

/**
 * Who may read which secret. Operators create the merchants' credentials and the public token keys;
 * the stack makes the one key that needs no other party, the HMAC of requests. No value passes here.
 */
export class Credentials extends Construct {
  readonly #prefix: string;
  readonly #publicUrl: string;
  readonly #merchants: Merchants;
  readonly #fingerprint: Secret;

  constructor(scope: Construct, id: string, stage: Stage, publicUrl: string, merchants: Merchants) {
    super(scope, id);
    this.#merchants = merchants;
    this.#publicUrl = publicUrl;
    this.#prefix = `kuaican/${stage.name}`;
    this.#fingerprint = new Secret(this, 'RequestFingerprint', {
      secretName: `${this.#prefix}/request-fingerprint`,
      description: 'HMAC key that tells a repeated request from another one under the same key',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'key',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: stage.removalPolicy,
    });
    Validations.of(this.#fingerprint).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'A new key would make every repeated Idempotency-Key look like another request.',
    });
  }

  /**
   * What speaking with Alipay takes: every merchant's credentials, and the address to be notified at.
   * Sets MERCHANT_SECRET_PREFIX, to which the merchant's id is appended, and PUBLIC_URL.
   */
  allowAlipay(fn: ServiceFunction): void {
    fn.setEnv('MERCHANT_SECRET_PREFIX', `${this.#prefix}/merchants/`);
    fn.setEnv('PUBLIC_URL', this.#publicUrl);
    fn.allowPattern(
      READ,
      arnOf(`${this.#prefix}/merchants/*`),
      'Merchants join without a deployment, each with one secret under this prefix.',
    );
  }

  /** Which merchants there are, by the names of their secrets, which have no values in lists. Sets MERCHANT_SECRET_PREFIX. */
  allowMerchantNames(fn: ServiceFunction): void {
    fn.setEnv('MERCHANT_SECRET_PREFIX', `${this.#prefix}/merchants/`);
    fn.allow(['secretsmanager:ListSecrets'], ['*']);
  }

  /**
   * What tokens are verified with: the public keys of our own, and where those of merchants come from.
   * Sets TOKEN_KEYS_SECRET_ID, MERCHANT_ISSUER and MERCHANT_CLIENT_ID.
   */
  allowTokenKeys(fn: ServiceFunction): void {
    fn.setEnv('MERCHANT_ISSUER', this.#merchants.issuer);
    fn.setEnv('MERCHANT_CLIENT_ID', this.#merchants.clientId);
    fn.setEnv('TOKEN_KEYS_SECRET_ID', `${this.#prefix}/token-keys`);
    // Operators make this secret, and Secrets Manager ends its ARN in six characters of its own.
    fn.allow(READ, [Fn.sub(arnOf(`${this.#prefix}/token-keys-??????`))]);
  }

  /** The private key of our own tokens: of all secrets the one to give to the fewest. Sets TOKEN_SIGNING_SECRET_ID. */
  allowTokenSigning(fn: ServiceFunction): void {
    fn.setEnv('TOKEN_SIGNING_SECRET_ID', `${this.#prefix}/token-signing-key`);
    fn.allow(READ, [Fn.sub(arnOf(`${this.#prefix}/token-signing-key-??????`))]);
  }

  /** The HMAC key of requests. Sets FINGERPRINT_SECRET_ID. */
  allowFingerprint(fn: ServiceFunction): void {
    fn.setEnv('FINGERPRINT_SECRET_ID', this.#fingerprint.secretArn);
    fn.allow(READ, [this.#fingerprint.secretArn]);
  }
}
