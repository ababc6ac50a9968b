import { createHash } from 'node:crypto';
import { z } from 'zod';
import { formatChinaTime } from '../../../alipay/china-time.ts';
import { accessLifeMs, type Grant, refreshLifeMs, type Tokens } from '../ledger/oauth.ts';
import { type GatewayMethod, unexpected } from './method.ts';
import { type AnswerNode, invalid, unavailable } from './node.ts';

const schema = z.discriminatedUnion('grant_type', [
  z.looseObject({ grant_type: z.literal('authorization_code'), code: z.string() }),
  z.looseObject({ grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
]);

const wordFor: Readonly<Record<string, string>> = {
  code: 'code-invalid',
  refresh_token: 'refresh-token-invalid',
};

/** alipay.system.oauth.token (protocol 2.7); a success carries neither code nor msg. */
export const oauthTokenMethod: GatewayMethod = {
  operation: 'oauth-token',
  atTopLevel: true,
  parse(params) {
    const { data, error } = schema.safeParse(params);
    if (error !== undefined) {
      const [field] = error.issues[0]?.path ?? [];
      return { refusal: refusal(wordFor[String(field)] ?? 'grant-type-invalid') };
    }
    const grant: Grant =
      data.grant_type === 'refresh_token'
        ? { kind: data.grant_type, token: data.refresh_token }
        : { kind: data.grant_type, code: data.code };
    return { command: { operation: 'oauth-token', grant } };
  },
  render(outcome) {
    switch (outcome.kind) {
      case 'token-issued':
        return tokenFields(outcome.tokens);
      case 'grant-refused':
        return refusal(outcome.word);
      case 'refused':
        return unavailable;
      default:
        return unexpected(outcome);
    }
  },
};

const refusal = (word: string): AnswerNode => invalid('40002', word, '授权码或刷新令牌无效');

const secondsOf = (ms: number): string => String(ms / 1000);

function tokenFields({ userId, accessToken, refreshToken, at }: Tokens): AnswerNode {
  return {
    user_id: userId,
    open_id: createHash('sha256').update(`open_id ${userId}`).digest('base64url'),
    access_token: accessToken,
    expires_in: secondsOf(accessLifeMs),
    refresh_token: refreshToken,
    re_expires_in: secondsOf(refreshLifeMs),
    auth_start: formatChinaTime(at),
  };
}
