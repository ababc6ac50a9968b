import { z } from 'zod';
import type { Service } from '../gateway.ts';
import type { HttpAnswer, HttpRequest } from '../http.ts';
import { authorize, oauthScopes } from '../ledger/oauth.ts';
import { walletUserId } from '../ledger/wallet-buyer.ts';

export const authorizePath = '/oauth2/publicAppAuthorize.htm';

const schema = z.object({
  app_id: z.string().min(1),
  scope: z.enum(oauthScopes),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  state: z.string().max(100).optional(),
  /** Only here: who holds the phone. */
  user_id: z
    .string()
    .regex(/^2088\d{12}$/)
    .default(walletUserId),
});

/** The page that an app opens in the wallet; this user always agrees, and is sent back at once. */
export function authorizePage(
  { query }: HttpRequest,
  { merchants, database, now }: Service<'open-platform'>,
): HttpAnswer {
  const { data, error } = schema.safeParse(Object.fromEntries(query));
  if (error !== undefined) return page(`参数无效：${error.issues[0]?.path.join('.')}`);
  const { app_id: appId, scope, redirect_uri: target, state, user_id: userId } = data;
  if (!merchants.has(appId)) return page('应用不存在');
  const code = database.transaction(() => authorize(database, appId, { scope, userId }, now()));
  const back = new URL(target);
  back.searchParams.append('app_id', appId);
  back.searchParams.append('source', 'alipay_wallet');
  back.searchParams.append('scope', scope);
  back.searchParams.append('auth_code', code);
  if (state !== undefined) back.searchParams.append('state', state);
  return { status: 302, contentType: 'text/html', headers: { location: back.href }, body: '' };
}

const page = (text: string): HttpAnswer => ({
  status: 400,
  contentType: 'text/html; charset=utf-8',
  body: `<!doctype html><title>支付宝</title><p>${text}</p>`,
});
