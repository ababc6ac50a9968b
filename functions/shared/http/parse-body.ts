import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { fail, ok, type Result } from '../../../core/domain/result.ts';
import { ProblemError } from './problem.ts';
import { type Language, preferredLanguage } from './problem-language.ts';

/** By its own path: through `z.locales` every language would be in every bundle. */
const LOCALES = { en: en().localeError, 'zh-CN': zhCN().localeError } as const;

/** No request of ours comes near this size, except a menu. */
const MAX_BYTES = 64 * 1024;
/** 5,000 dishes in two languages; presented, it is within the 6 MB that a function may answer. */
export const MAX_MENU_BYTES = 2.5 * 1024 * 1024;

/** The body as it was sent. @throws ProblemError 413. */
export function rawBody(event: APIGatewayProxyEventV2, maxBytes: number = MAX_BYTES): string {
  const body = event.body ?? '';
  const bytes = event.isBase64Encoded ? Buffer.from(body, 'base64') : Buffer.from(body);
  if (bytes.length > maxBytes) throw tooLarge(maxBytes);
  return bytes.toString('utf8');
}

export const tooLarge = (limit: number): ProblemError => {
  const text = `A request has at most ${limit} bytes.`;
  return new ProblemError(413, 'body-too-large', text, {}, {}, { limit });
};

/**
 * The JSON body, in the shape of the schema and with nothing else in it.
 * @throws ProblemError 400 naming every wrong field, 413, or 415.
 */
export function parseBody<S extends z.ZodMiniType>(
  event: APIGatewayProxyEventV2,
  schema: S,
): z.output<S> {
  const contentType = event.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    throw new ProblemError(415, 'not-json', 'Send application/json.', { field: 'Content-Type' });
  }
  const text = rawBody(event, event.routeKey.startsWith('PUT ') ? MAX_MENU_BYTES : MAX_BYTES);
  const language = preferredLanguage(event.headers['accept-language']);
  const parsed = shaped(jsonOf(text), schema, language);
  if (parsed.ok) return parsed.value;
  const errors = parsed.error.slice(0, 20);
  const [first] = errors;
  throw new ProblemError(400, 'invalid-request', first?.message ?? 'The request is not valid.', {
    ...(first && { field: first.field }),
    errors,
  });
}

/** The value in the shape of the schema, or everything that is wrong with it, in the language. */
export function shaped<S extends z.ZodMiniType>(
  value: unknown,
  schema: S,
  language: Language,
): Result<z.output<S>, { field: string; message: string }[]> {
  const parsed = schema.safeParse(value, { error: LOCALES[language] });
  if (parsed.success) return ok(parsed.data);
  return fail(parsed.error.issues.flatMap((issue) => describe(issue, language)));
}

/** @throws ProblemError 400. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError(400, 'invalid-json', 'The body is not JSON.', { field: 'body' });
  }
}

function describe(
  issue: z.core.$ZodIssue,
  language: Language,
): { field: string; message: string }[] {
  const path = fieldPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const name = nameOf(key);
      const field = path === 'body' ? name : `${path}.${name}`;
      return { field, message: unknownField(name, language) };
    });
  }
  return [{ field: path, message: `${path}: ${issue.message}` }];
}

const unknownField = (name: string, language: Language): string =>
  language === 'zh-CN' ? `未知字段 ${name}。` : `Unknown field ${name}.`;

/** A scanner may type an auth code where a name belongs; such a run of digits is not repeated. */
const nameOf = (key: PropertyKey): string =>
  String(key)
    .replace(/\d{12,}/g, '[digits]')
    .slice(0, 40);

/** `lines[0].quantity` */
function fieldPath(path: readonly PropertyKey[]): string {
  const text = path.map((p) => (typeof p === 'number' ? `[${p}]` : `.${nameOf(p)}`)).join('');
  return text.replace(/^\./, '') || 'body';
}
