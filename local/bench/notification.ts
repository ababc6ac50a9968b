import { generateKeyPairSync, verify as verifyBytes } from 'node:crypto';
import { parseNotification } from '../../alipay/open-platform/notification.ts';
import { canonicalText } from '../../alipay/signing/canonical.ts';
import { sign } from '../../alipay/signing/rsa.ts';

const TIMES = 2_000;

export interface NotificationFigures {
  /** Microseconds: verifying alone, and all of what a notification needs. */
  readonly bareUs: number;
  readonly oursUs: number;
}

/** A notification of 34 fields from its form to what it says, beside the arithmetic of its signature. */
export function notificationFigures(): NotificationFigures {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const params = fields();
  const text = canonicalText(Object.entries(params));
  const signature = sign('RSA2', privateKey, text);
  const body = new URLSearchParams({ ...params, sign: signature, sign_type: 'RSA2' }).toString();
  const credentials = {
    ...{ endpoint: 'https://openapi.alipay.com/gateway.do', appId: params.app_id },
    ...({ signType: 'RSA2', privateKey, alipayPublicKeys: [publicKey] } as const),
  };
  if (parseNotification(body, credentials).kind !== 'authentic') throw new Error('It must verify');
  const [bytes, signed] = [Buffer.from(text), Buffer.from(signature, 'base64')];
  const bare = (): unknown => verifyBytes('RSA-SHA256', bytes, publicKey, signed);
  const ours = (): unknown => parseNotification(body, credentials);
  // By turns, because a machine is not as fast all the time.
  const rounds = Array.from({ length: 5 }, () => [microseconds(bare), microseconds(ours)] as const);
  return { bareUs: middle(rounds.map(([a]) => a)), oursUs: middle(rounds.map(([, b]) => b)) };
}

const middle = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

function microseconds(work: () => unknown): number {
  const started = performance.now();
  for (let n = 0; n < TIMES; n += 1) work();
  return ((performance.now() - started) * 1_000) / TIMES;
}

function fields() {
  const told = {
    app_id: '2021000000000001',
    notify_id: '2026112200222123008000000000000001',
    notify_type: 'trade_status_sync',
    out_trade_no: 'KC01KAV9FT00SEED793F9BD7338301KAV9FT00SEED793F9BD73384',
    trade_no: '2026112222001400000000000001',
    trade_status: 'TRADE_SUCCESS',
    total_amount: '38.50',
    subject: '香辣鸡腿堡套餐',
    gmt_create: '2026-11-22 12:30:05',
    gmt_payment: '2026-11-22 12:30:07',
    charset: 'utf-8',
  };
  const more = Array.from({ length: 21 }, (_, n) => [`extra_field_${n}`, `value ${n} & more`]);
  return { ...told, ...(Object.fromEntries(more) as Record<string, string>) };
}
