import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import {
  ALWAYS_FRESH,
  contentSecurityPolicy,
  IMMUTABLE,
  IMMUTABLE_FOLDER,
  PAGE_HEADERS,
} from '../../web/hosting/headers.ts';
import { NOT_FOUND_PAGE } from '../../web/hosting/not-found.ts';
import { fileOf, PAGE_ALIASES } from '../../web/hosting/pages.ts';
import { type StaticFile, staticFile } from './static-files.ts';

/** The pages of one origin. */
export interface Pages {
  /** Where they were built. */
  readonly folder: string;
  /** Those that are served here. */
  readonly names: readonly string[];
  /** Origins besides this one that they may ask. */
  readonly connectTo: readonly string[];
  /** What the stack writes beside the pages. */
  readonly config?: object;
}

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Answers as CloudFront does (lib/constructs/pages.ts): the same addresses, the same headers. */
export async function pageAnswer(
  pages: Pages,
  urlPath: string,
  acceptEncoding = '',
): Promise<PageAnswer> {
  const file = fileOf(urlPath, pages.names, PAGE_ALIASES);
  const found = file === undefined ? undefined : await read(pages, file);
  const { contentType, body } = found ?? {
    contentType: 'text/html; charset=utf-8',
    body: Buffer.from(NOT_FOUND_PAGE),
  };
  const isImmutable = found !== undefined && file?.startsWith(`/${IMMUTABLE_FOLDER}/`) === true;
  const coding = isText(contentType) && body.length > 1_024 ? codingOf(acceptEncoding) : undefined;
  return {
    status: found === undefined ? 404 : 200,
    headers: {
      ...PAGE_HEADERS,
      'content-security-policy': contentSecurityPolicy(pages.connectTo),
      'cache-control': isImmutable ? IMMUTABLE : ALWAYS_FRESH,
      'content-type': contentType,
      vary: 'accept-encoding',
      ...(coding && { 'content-encoding': coding }),
    },
    body: coding ? await CODINGS[coding](body) : body,
  };
}

async function read(pages: Pages, file: string): Promise<StaticFile | undefined> {
  if (file !== '/config.json') return staticFile(pages.folder, file);
  const { config } = pages;
  return config && { contentType: 'application/json', body: Buffer.from(JSON.stringify(config)) };
}

const isText = (type: string): boolean => /^text\/|json$|svg\+xml$/.test(type);

const brotli = promisify(brotliCompress);
const CODINGS = {
  // Quicker than the default, and of nearly the size: each file is asked for once.
  br: (body: Buffer) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
};

function codingOf(accepted: string): keyof typeof CODINGS | undefined {
  const names = accepted.split(',').map((one) => one.split(';')[0]?.trim());
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : undefined;
}
