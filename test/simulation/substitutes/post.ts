import type { HttpAnswer, HttpRequest } from '../../../adapters/alipay-http/post.ts';
import { pick } from '../world/chance.ts';
import { currentProcess } from '../world/process.ts';
import { call } from '../world/remote.ts';

/** What stands between us and Alipay says instead of Alipay: none of it can be verified. */
const BROKEN: readonly ((answer: HttpAnswer, forged: string) => HttpAnswer)[] = [
  () => page(502, '<html><body>502 Bad Gateway</body></html>'),
  () => page(200, '<html><body>Please enable JavaScript</body></html>'),
  ({ body }) => ({ status: 200, body: body.subarray(0, Math.floor(body.length / 2)) }),
  ({ body }) =>
    page(
      200,
      body.toString().replace(/(?<="sign":")./, (first) => (first === 'x' ? 'y' : 'x')),
    ),
  (_, forged) => page(200, `{${forged}}`),
  (_, forged) => page(200, `{${forged},"sign":"${'A'.repeat(342)}=="}`),
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
    failure: () => pick(BROKEN, world.chance('broken', n))(answer, forgedAnswer(url, body)),
    ended: (outcome) =>
      world.observe({ kind: 'call', ...about, process: process.id, outcome, ...sent }),
  });
}

/** Whatever was asked for, it went well: what somebody in between would like us to believe. */
function forgedAnswer(url: string, body: string): string {
  const method = new URL(url).searchParams.get('method') ?? '';
  const asked = JSON.parse(new URLSearchParams(body).get('biz_content') ?? '{}') as object;
  const node = {
    ...{ code: '10000', msg: 'Success', trade_no: '2026112222009999999999999999' },
    ...{ trade_status: 'TRADE_SUCCESS', action: 'refund', retry_flag: 'N', fund_change: 'Y' },
    ...{ refund_status: 'REFUND_SUCCESS', ...asked },
  };
  return `"${method.replaceAll('.', '_')}_response":${JSON.stringify(node)}`;
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
