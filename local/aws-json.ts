import { Agent, request } from 'node:http';

/** An error answer of an AWS JSON service: `code` is the shape name, such as ResourceNotFoundException. */
export class AwsError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

export type AwsJsonCall = <T>(target: string, input: object) => Promise<T>;

const answerLimitMs = 15_000;

/**
 * A caller of an AWS JSON 1.0 service on this machine. The AWS SDK would do, at ten times the memory
 * and start time. A failed call rejects with AwsError or the socket's error.
 */
export function awsJsonClient(endpoint: string): AwsJsonCall {
  const url = new URL(endpoint);
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  return <T>(target: string, input: object): Promise<T> =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        'x-amz-date': '20260101T000000Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/local/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
      };
      const post = request(url, { method: 'POST', agent, headers, timeout: answerLimitMs });
      post.on('error', reject);
      post.on('timeout', () => post.destroy(new Error(`${target} took longer than 15 s`)));
      post.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve(JSON.parse(text) as T);
          else reject(errorFrom(target, text));
        });
      });
      post.end(JSON.stringify(input));
    });
}

function errorFrom(target: string, text: string): Error {
  try {
    const body = JSON.parse(text) as { __type?: string; message?: string; Message?: string };
    const code = body.__type?.split('#').pop() ?? 'UnknownError';
    return new AwsError(code, body.message ?? body.Message ?? target);
  } catch {
    return new Error(`${target} answered: ${text.slice(0, 200)}`);
  }
}
