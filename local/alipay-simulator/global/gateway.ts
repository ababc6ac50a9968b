import type { Gateway, Service } from '../gateway.ts';
import { type HttpAnswer, json } from '../http.ts';
import type { Performed, Request } from '../ledger/perform.ts';
import { answerAs, rejected } from './answer.ts';
import { envelopeFault, readEnvelope } from './envelope.ts';
import { letterFor } from './letter.ts';
import { verifyNotification } from './notify-verify.ts';
import { type GlobalService, unknownWord } from './service.ts';
import { operationOf, serviceNamed } from './services.ts';
import type { Fields } from './xml.ts';

const path = '/global/gateway.do';
const minute = 60_000;
const hour = 60 * minute;

/** MAPI (protocol 3). */
export const globalGateway: Gateway<'global'> = {
  name: 'global',
  serves: (asked) => asked === path,
  async answer({ method, target, body, contentType }, service) {
    if (method !== 'GET' && method !== 'POST') return json(405, { error: 'GET or POST' });
    const isForm = contentType.startsWith('application/x-www-form-urlencoded');
    if (body !== '' && !isForm) return json(415, { error: 'send a form' });
    return answerGateway(target, body, service);
  },
  operationOf,
  letterFor,
  // Alipay's English pages print it in capitals (protocol 3.10).
  isAcknowledged: (_letter, { status, body }, _merchant, strict) =>
    status === 200 && (strict ? body : body.trim().toLowerCase()) === 'success',
  retryAfterMs: [2 * minute, 10 * minute, 10 * minute, hour, 2 * hour, 6 * hour, 15 * hour],
};

/** Checks the partner, the service, the rest of the envelope, the parameters; executes; answers. */
async function answerGateway(
  target: string,
  form: string,
  service: Service<'global'>,
): Promise<HttpAnswer | 'drop'> {
  const envelope = readEnvelope(target, form);
  const { params, charset = 'GBK' } = envelope;
  const name = params.get('service') ?? '';
  if (name === 'notify_verify') return verifyNotification(params, service);
  const merchant = service.merchants.get(params.get('partner') ?? '');
  if (merchant === undefined) return rejected('ILLEGAL_PARTNER', charset);
  const asked = serviceNamed(name);
  if (asked === undefined) return rejected('ILLEGAL_SERVICE', charset);
  const fault = envelopeFault(envelope, merchant);
  if (fault !== undefined) return rejected(fault, charset);

  const { now, database, perform } = service;
  const context = { merchant, receivedAt: now(), database };
  const understood = asked.parse(Object.fromEntries(params), context);
  if ('refusal' in understood) return rejected(understood.refusal, charset);
  const to = { params, charset, merchant };
  if ('failure' in understood) return answerAs('truth', asked.failed(understood.failure), to);
  const request = { account: merchant.account, method: name, ...understood };
  const performed = await perform(request);
  const { reply } = performed.script;
  return reply === 'nothing' ? 'drop' : answerAs(reply, fieldsOf(asked, request, performed), to);
}

function fieldsOf(
  service: GlobalService,
  { command }: Request,
  { requestId, script, outcome }: Performed,
): Fields {
  switch (script.reply) {
    case 'unknown':
    // MAPI has no `fund_change`: the nearest to money that may have moved.
    case 'no-fund-change':
      return { result_code: unknownWord(requestId) };
    case 'error':
      return service.render({ kind: 'refused', error: script.error ?? 'SYSTEM_ERROR' }, command);
    case 'retry-flag':
      return { ...service.failed('SYSTEM_ERROR'), retry_flag: 'Y' };
    default:
      if (outcome === undefined) throw new Error(`script ${script.says}: nothing to answer`);
      return service.render(outcome, command);
  }
}
