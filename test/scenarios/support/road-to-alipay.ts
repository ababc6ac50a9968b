import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { ServerProcess } from './server.ts';

/** What becomes of one request: it never arrives, its answer never comes back, or neither. */
export type Fate = 'request lost' | 'answer lost' | 'arrives';

/** The network between a server and Alipay. What is lost is lost in silence: nobody hangs up. */
export interface RoadToAlipay {
  readonly url: string;
  /**
   * Decides the next request of a method for an auth code or out_trade_no.
   * @returns a promise that settles when the request has come as far as it will for now.
   */
  next(method: Method, id: string, fate: Fate): Promise<void>;
  close(): void;
}

type Method = 'alipay.trade.pay' | 'alipay.trade.cancel';

interface Decision {
  readonly fate: Fate;
  readonly reached: () => void;
}

export async function roadToAlipay(simulatorUrl: string): Promise<RoadToAlipay> {
  const decisions = new Map<string, Decision>();
  const server = createServer((incoming, response) => {
    carry(simulatorUrl, decisions, incoming, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: (method, id, fate) =>
      new Promise((reached) => decisions.set(`${method} ${id}`, { fate, reached })),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** From now on, functions that have not read the merchant's secret yet take this road. */
export async function takeRoad({ ready }: ServerProcess, { url }: RoadToAlipay): Promise<void> {
  const { environment, stores } = ready;
  const secrets = new SecretsManagerClient({
    endpoint: environment['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? '',
    region: environment['AWS_REGION'] ?? '',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const SecretId = `${environment['MERCHANT_SECRET_PREFIX']}${stores[0]?.merchantId}`;
  const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  const secret = { ...JSON.parse(SecretString), endpoint: `${url}/gateway.do` };
  const changed = { SecretId, SecretString: JSON.stringify(secret) };
  await secrets.send(new PutSecretValueCommand(changed));
  secrets.destroy();
}

async function carry(
  simulatorUrl: string,
  decisions: Map<string, Decision>,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await text(incoming);
  const { fate, reached } = decide(decisions, incoming.url ?? '', body);
  if (fate === 'request lost') return reached();
  const { 'content-type': contentType = '' } = incoming.headers;
  const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body) };
  const options = { method: 'POST', headers, agent: false };
  const onward = request(`${simulatorUrl}${incoming.url}`, options, (answer) => {
    answer.on('error', () => response.destroy());
    if (fate === 'answer lost') {
      answer.resume().on('end', reached);
      return;
    }
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  onward.end(body, () => fate === 'arrives' && reached());
}

function decide(decisions: Map<string, Decision>, url: string, body: string): Decision {
  const method = new URL(url, 'http://alipay').searchParams.get('method');
  const content = JSON.parse(new URLSearchParams(body).get('biz_content') ?? '{}');
  for (const id of [content.auth_code, content.out_trade_no]) {
    const decision = decisions.get(`${method} ${id}`);
    if (!decision) continue;
    decisions.delete(`${method} ${id}`);
    return decision;
  }
  return { fate: 'arrives', reached: () => undefined };
}

async function text(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
