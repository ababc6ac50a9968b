import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../http-body.ts';
import { decodeAwsChunked } from './aws-chunked.ts';
import { BucketFiles, type ObjectHead } from './bucket-files.ts';
import { S3Error } from './errors.ts';
import { listObjects } from './listing.ts';
import { element, textsOf } from './xml.ts';

const objectLimit = 256 * 1024 * 1024;
const keptHeaders = /^(x-amz-meta-.*|cache-control|content-disposition|content-language)$/;

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string | number>;
  readonly body?: string | Buffer;
}

export interface S3Engine {
  createBucket(name: string): Promise<unknown>;
  /** Answers one path-style request. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** S3 over the files under `root`: objects one by one, listing, and deletion in bulk. */
export function createS3(root: string): S3Engine {
  return {
    createBucket: (name) => new BucketFiles(root, name).create(),
    handle: async (request, response) => {
      const answer = await answerTo(root, request).catch(errorAnswer);
      const body = answer.body ?? '';
      response.writeHead(answer.status, {
        'content-length': Buffer.byteLength(body),
        ...answer.headers,
      });
      response.end(request.method === 'HEAD' ? undefined : body);
    },
  };
}

async function answerTo(root: string, request: IncomingMessage): Promise<Answer> {
  // Not by URL, which would take `..` in a key for a step up.
  const [pathname = '', search = ''] = (request.url ?? '/').split('?');
  const [name = '', ...segments] = pathname.slice(1).split('/').map(decodeURIComponent);
  const query = new URLSearchParams(search);
  const key = segments.join('/');
  const bucket = new BucketFiles(root, name);
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(name) || !(await bucket.exists())) {
    throw new S3Error('NoSuchBucket');
  }
  if (key !== '') {
    // Parts and tags are other operations on the same path.
    if (query.has('uploadId') || query.has('tagging')) throw new S3Error('NotImplemented');
    return objectAnswer(bucket, key, request);
  }
  if (request.method === 'HEAD') return { status: 200 };
  if (request.method === 'GET') return xml(await listObjects(name, bucket, query));
  if (request.method === 'POST' && query.has('delete')) {
    return deleteObjects(bucket, String(await readBody(request, objectLimit)));
  }
  throw new S3Error('NotImplemented');
}

async function objectAnswer(
  bucket: BucketFiles,
  key: string,
  request: IncomingMessage,
): Promise<Answer> {
  switch (request.method) {
    case 'PUT':
      return putObject(bucket, key, request);
    case 'GET': {
      const { head, body } = await bucket.get(key);
      if (request.headers['if-none-match'] === `"${head.etag}"`) return { status: 304 };
      return { status: 200, headers: headersOf(head), body };
    }
    case 'HEAD': {
      const head = await bucket.head(key);
      return { status: 200, headers: { ...headersOf(head), 'content-length': head.size } };
    }
    case 'DELETE':
      await bucket.delete(key);
      return { status: 204 };
    default:
      throw new S3Error('NotImplemented');
  }
}

async function putObject(
  bucket: BucketFiles,
  key: string,
  request: IncomingMessage,
): Promise<Answer> {
  if (request.headers['x-amz-copy-source'] !== undefined) throw new S3Error('NotImplemented');
  const raw = await readBody(request, objectLimit);
  const encodings = (request.headers['content-encoding'] ?? '')
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== '');
  const contentEncoding = encodings.filter((encoding) => encoding !== 'aws-chunked').join(',');
  const headers = Object.fromEntries(
    Object.entries(request.headers)
      .filter(([header]) => keptHeaders.test(header))
      .map(([header, value]) => [header, String(value)]),
  );
  if (contentEncoding !== '') headers['content-encoding'] = contentEncoding;
  const etag = await bucket.put(
    key,
    encodings.includes('aws-chunked') ? decodeAwsChunked(raw) : raw,
    { contentType: request.headers['content-type'] ?? 'application/octet-stream', headers },
    request.headers['if-none-match'] === '*',
  );
  return { status: 200, headers: { etag: `"${etag}"` } };
}

async function deleteObjects(bucket: BucketFiles, body: string): Promise<Answer> {
  const keys = textsOf('Key', body);
  for (const key of keys) await bucket.delete(key);
  const deleted = keys.map((key) => `<Deleted>${element('Key', key)}</Deleted>`).join('');
  return xml(`<?xml version="1.0" encoding="UTF-8"?>\n<DeleteResult>${deleted}</DeleteResult>`);
}

function headersOf(head: ObjectHead): Record<string, string> {
  return {
    ...head.headers,
    'content-type': head.contentType,
    'last-modified': head.modified.toUTCString(),
    etag: `"${head.etag}"`,
  };
}

const xml = (body: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body,
});

function errorAnswer(error: unknown): Answer {
  if (!(error instanceof S3Error)) throw error;
  const body = `<Error>${element('Code', error.code)}${element('Message', error.message)}</Error>`;
  return xml(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`, error.status);
}
