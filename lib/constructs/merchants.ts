import { Aws, CfnOutput, Duration, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  type CfnUserPoolClient,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

/** Where a page of ours takes the code with which a merchant comes back. */
const CALLBACK = '/signed-in';

/** One name for all of AWS in a region, hence with the account. */
const domainOf = (stage: Stage): string => `kuaican-${stage.name}-${Aws.ACCOUNT_ID}`;

/**
 * What a page that signs a merchant in asks: who the issuer is, and for tokens. By name, because the
 * pool has to know the pages' address.
 */
export const signInOriginsOf = (stage: Stage): readonly string[] => [
  `https://cognito-idp.${Aws.REGION}.amazonaws.com`,
  `https://${domainOf(stage)}.auth.${Aws.REGION}.amazoncognito.com`,
];

/**
 * Merchants sign in here. Nobody signs up: an operator makes each user, says which merchant they are of
 * and puts them into the group that is their role; no app may write either.
 */
export class Merchants extends Construct {
  /** As its tokens name it. */
  readonly issuer: string;
  readonly clientId: string;

  constructor(scope: Construct, id: string, stage: Stage, pageOrigins: readonly string[]) {
    super(scope, id);
    const pool = poolOf(this, stage);
    const client = clientOf(this, pool, pageOrigins);
    for (const groupName of ['merchant', 'admin']) pool.addGroup(groupName, { groupName });
    const domain = pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: domainOf(stage) },
    });
    this.issuer = pool.userPoolProviderUrl;
    this.clientId = client.userPoolClientId;
    new CfnOutput(this, 'PoolId', { value: pool.userPoolId });
    new CfnOutput(this, 'Issuer', { value: this.issuer });
    new CfnOutput(this, 'ClientId', { value: this.clientId });
    new CfnOutput(this, 'SignInUrl', { value: domain.baseUrl() });
  }
}

function poolOf(scope: Construct, { deletionProtection, removalPolicy, name }: Stage): UserPool {
  const pool = new UserPool(scope, 'Pool', {
    userPoolName: `kuaican-${name}`,
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    customAttributes: {
      // An operator may correct it; the app client below may not write it.
      merchantId: new StringAttribute({ minLen: 1, maxLen: 32, mutable: true }),
    },
    passwordPolicy: {
      minLength: 12,
      requireDigits: true,
      requireLowercase: true,
      requireSymbols: true,
      requireUppercase: true,
      tempPasswordValidity: Duration.days(3),
    },
    mfa: Mfa.OPTIONAL,
    mfaSecondFactor: { otp: true, sms: false },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    // Refuses passwords that are known from elsewhere; merchants are few, so it costs little.
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    deletionProtection,
    removalPolicy,
  });
  Validations.of(pool).acknowledge({
    id: 'AwsSolutions-COG2',
    reason: 'A second factor is for each merchant to choose; threat protection watches the others.',
  });
  return pool;
}

function clientOf(
  scope: Construct,
  userPool: UserPool,
  pageOrigins: readonly string[],
): UserPoolClient {
  const client = new UserPoolClient(scope, 'Client', {
    userPool,
    // A page keeps no secret; PKCE takes its place.
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID],
      callbackUrls: pageOrigins.map((origin) => `${origin}${CALLBACK}`),
      logoutUrls: pageOrigins.map((origin) => `${origin}/`),
    },
    readAttributes: new ClientAttributes()
      .withStandardAttributes({ email: true })
      .withCustomAttributes('merchantId'),
    writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
    // Nobody can take a token back: so they are short, and a shift is not.
    idTokenValidity: Duration.minutes(15),
    accessTokenValidity: Duration.minutes(15),
    refreshTokenValidity: Duration.hours(12),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
  });
  // Nobody signs in but on the pool's own page; left out, Cognito would take passwords from any app.
  (client.node.defaultChild as CfnUserPoolClient).explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];
  return client;
}
