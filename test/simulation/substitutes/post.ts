import type { HttpAnswer, HttpRequest } from '../../../adapters/alipay-http/post.ts';
import { currentProcess } from '../world/process.ts';
import { call } from '../world/remote.ts';

/** What stands between us and Alipay says instead of Alipay: none of it can be verified. */
const BROKEN: readonly ((answer: HttpAnswer) => HttpAnswer)[] = [
  () => page(502, '<html><body>502 Bad Gateway</body></html>'),
  () => page(200, '<html><body>Please enable JavaScript</body></html>'),
  ({ body }) => ({ status: 200, body: body.subarray(0, Math.floor(body.length / 2)) }),
  ({ body }) => page(200, body.toString().replace(/"sign":"./, '"sign":"x')),
  ({ body }) => page(200, body.toString().replace(/,"sign":"[^"]*"/, '')),
  () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  },
];

const page = (status: number, text: string): HttpAnswer => ({ status, body: Buffer.from(text) });

/** In place of adapters/alipay-http/post.ts while a simulation runs: the same bytes, another road. */
export function post({ url, body, timeoutMs }: HttpRequest): Promise<HttpAnswer> {
  const process = currentProcess();
  const { world } = process;
  const about = aboutOf(url, body);
  const sent = world.mark();
  const n = world.draw('alipay');
  const choose = (): ((answer: HttpAnswer) => HttpAnswer) =>
    BROKEN[Math.floor(world.chance('broken', n) * BROKEN.length)] ?? ((answer) => answer);
  let answer = page(502, '{}');
  const effect = (): HttpAnswer => {
    answer = page(200, world.alipay.receive({ url, body }));
    return answer;
  };
  return call<HttpAnswer>(process, {
    site: `${process.name} > alipay ${about.call}`,
    effect,
    timeoutMs,
    givesUp: () => {
      throw Object.assign(new Error('The operation timed out'), { name: 'TimeoutError' });
    },
    failure: () => choose()(answer),
    ended: (outcome) =>
      world.observe({ kind: 'call', ...about, process: process.id, outcome, ...sent }),
  });
}

const CALLS = {
  'alipay.trade.pay': 'pay',
  'alipay.trade.query': 'query',
  'alipay.trade.cancel': 'cancel',
  'alipay.trade.refund': 'refund',
  'alipay.trade.fastpay.refund.query': 'refund-query',
} as const;

type Call = (typeof CALLS)[keyof typeof CALLS];

/** What a request asks for, read from its own bytes. */
function aboutOf(
  url: string,
  body: string,
): { call: Call; outTradeNo: string; refundId: string | undefined } {
  const method = new URL(url).searchParams.get('method') ?? '';
  const call = CALLS[method as keyof typeof CALLS];
  if (!call) throw new Error(`The simulation does not know ${method}`);
  const content = JSON.parse(new URLSearchParams(body).get('biz_content') ?? '{}') as {
    out_trade_no: string;
    out_request_no?: string;
  };
  return { call, outTradeNo: content.out_trade_no, refundId: content.out_request_no };
}
