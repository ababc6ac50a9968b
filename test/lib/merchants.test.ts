import { describe, expect, test } from 'vitest';
import { functionsOf, type Properties, readable, resourcesOf } from './support.ts';

const only = (stage: 'sandbox' | 'production', type: string): Properties =>
  [...resourcesOf(stage, type).values()][0] ?? {};

describe('the user pool of merchants', () => {
  test('has no sign-up, long passwords, a second factor for who wants it, and is not deleted', () => {
    const pool = only('production', 'AWS::Cognito::UserPool');
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: true } },
    });
    expect(only('sandbox', 'AWS::Cognito::UserPool')['DeletionProtection']).toBe('INACTIVE');
  });

  test('is used by a page without a secret, by code alone, that cannot say whose merchant a user is', () => {
    const client = only('production', 'AWS::Cognito::UserPoolClient');
    expect(client).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      ReadAttributes: ['custom:merchantId', 'email'],
      WriteAttributes: ['email'],
      PreventUserExistenceErrors: 'ENABLED',
      IdTokenValidity: 15,
    });
    expect(client['CallbackURLs']).toHaveLength(1);
  });

  test('has the groups that are roles', () => {
    const groups = [...resourcesOf('sandbox', 'AWS::Cognito::UserPoolGroup').values()];
    expect(groups.map((group) => group['GroupName']).sort()).toEqual(['admin', 'merchant']);
  });

  test('is whom every function trusts that takes tokens, and no other is told of', () => {
    for (const [name, fn] of functionsOf('production')) {
      const { TOKEN_KEYS_SECRET_ID, MERCHANT_ISSUER, MERCHANT_CLIENT_ID } =
        fn['Environment'].Variables;
      const told = [MERCHANT_ISSUER, MERCHANT_CLIENT_ID].map((one) => one && readable(one));
      const pool = ['MerchantsPool.ProviderURL', 'MerchantsClient'];
      expect([name, told]).toEqual([name, TOKEN_KEYS_SECRET_ID ? pool : [undefined, undefined]]);
    }
  });
});
