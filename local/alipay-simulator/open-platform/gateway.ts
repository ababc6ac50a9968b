import type { Gateway, Service } from '../gateway.ts';
import { type HttpAnswer, type HttpRequest, json } from '../http.ts';
import { openBillLink } from '../ledger/bill.ts';
import { retryAfterMs } from '../notification-treatments.ts';
import { answerGateway } from './answer-gateway.ts';
import { authorizePage, authorizePath } from './authorize-page.ts';
import { billFile } from './bill-file.ts';
import { billPath } from './bill-url.ts';
import { letterFor } from './letter.ts';
import { operationOf } from './methods.ts';

const gatewayPath = '/gateway.do';

/** The Open Platform (protocol 2): its gateway, the page where users authorise, and the bills. */
export const openPlatformGateway: Gateway<'open-platform'> = {
  name: 'open-platform',
  serves: (path) => path === gatewayPath || path === authorizePath || path.startsWith(billPath),
  async answer(request, service) {
    const { method, path, body, contentType } = request;
    if (path !== gatewayPath) {
      if (method !== 'GET') return json(405, { error: 'GET' });
      return path === authorizePath ? authorizePage(request, service) : bill(request, service);
    }
    if (method !== 'GET' && method !== 'POST') return json(405, { error: 'GET or POST' });
    const isForm = contentType.startsWith('application/x-www-form-urlencoded');
    if (body !== '' && !isForm) return json(415, { error: 'send a form' });
    return answerGateway(request, service);
  },
  operationOf,
  letterFor,
  isAcknowledged: (_letter, { status, body }, _merchant, strict) =>
    status === 200 && (strict ? body : body.trim()) === 'success',
  retryAfterMs,
};

/** The file behind a link, for everybody who has it and as long as it is good. */
function bill(
  { path }: HttpRequest,
  { database, merchants, now }: Service<'open-platform'>,
): HttpAnswer {
  const link = openBillLink(database, path.slice(billPath.length), now());
  const merchant = merchants.get(link?.account ?? '');
  if (link === undefined || merchant === undefined) {
    return { status: 403, contentType: 'text/html; charset=utf-8', body: '<p>链接已失效</p>' };
  }
  const { name, bytes } = billFile(database, merchant, link.period, now());
  return {
    status: 200,
    contentType: 'application/octet-stream',
    headers: { 'content-disposition': `attachment; filename=${name}` },
    body: bytes,
  };
}
