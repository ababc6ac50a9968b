import type { HttpRequest } from '../../../adapters/alipay-http/post.ts';
import type { WireAnswer } from '../../../alipay/gateway-protocol.ts';
import { pick } from '../world/chance.ts';
import { currentProcess } from '../world/process.ts';
import { call } from '../world/remote.ts';
import type { Surroundings } from '../world/surroundings.ts';
import { type About, page, type Wire, wireAt } from './wires.ts';

type Breakage = (wire: Wire, request: HttpRequest, answer: WireAnswer) => WireAnswer;

/** What stands between us and Alipay says instead of Alipay: none of it can be verified. */
const BROKEN: readonly Breakage[] = [
  () => page(502, '<html><body>502 Bad Gateway</body></html>'),
  () => page(200, '<html><body>Please enable JavaScript</body></html>'),
  (_wire, _request, { headers, body }) => {
    return { status: 200, headers, body: body.subarray(0, Math.floor(body.length / 2)) };
  },
  (wire, _, answer) => wire.altered(answer),
  (wire, request) => wire.forged(request, false),
  (wire, request) => wire.forged(request, true),
  () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  },
];

/** In place of adapters/alipay-http/post.ts while a simulation runs: the same bytes, another road. */
export function post(request: HttpRequest): Promise<WireAnswer> {
  const process = currentProcess();
  const { world } = process;
  const wire = wireAt(request.url);
  const about = wire.about(request);
  const outTradeNo = numberOf(about, world);
  const sent = world.mark();
  const n = world.draw('alipay');
  let answer = page(502, '{}');
  const effect = (): WireAnswer => {
    answer = world.alipay.receive(request);
    return answer;
  };
  return call<WireAnswer>(process, {
    site: `${process.name} > alipay ${about.call}`,
    effect,
    timeoutMs: request.timeoutMs,
    givesUp: () => {
      throw Object.assign(new Error('The operation timed out'), { name: 'TimeoutError' });
    },
    failure: () => pick(BROKEN, world.chance('broken', n))(wire, request, answer),
    ended: (outcome) => {
      const { call: of, refundId } = about;
      const seen = { call: of, outTradeNo, refundId, process: process.id, outcome, ...sent };
      world.observe({ kind: 'call', ...seen });
    },
  });
}

/** Of a request that names its refund alone: the trade that this refund was sent for before. */
function numberOf({ outTradeNo, refundId }: About, { refundsOf }: Surroundings): string {
  if (outTradeNo === undefined) return refundsOf.get(refundId ?? '') ?? '';
  if (refundId !== undefined) refundsOf.set(refundId, outTradeNo);
  return outTradeNo;
}
