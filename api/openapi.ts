import * as z from 'zod/mini';
import { capabilityOf } from './capability.ts';
import { EXAMPLES } from './examples.ts';
import { guardProblems } from './guard-problems.ts';
import { Problem } from './problem.ts';
import { mayCall, ROLES, ROUTES, type Role, type Route, type RouteKey } from './routes.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document, made from the same table and schemas that the handlers use. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [key, route] of Object.entries<Route>(ROUTES)) {
    const [method = '', path = ''] = key.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(key, path, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kuaican',
      version: '1',
      description:
        'Order from a menu, pay with Alipay, cook. Amounts are integer minor units of the currency; times are milliseconds since 1970. Problems are in English, or in Chinese for an Accept-Language that would rather have it; their codes are the same for ever.',
    },
    // Wherever the document itself was found.
    servers: [{ url: '/' }],
    tags: [...new Set(Object.keys(paths).map(capabilityOf))].sort().map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: jsonSchema(Problem, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        deviceAssertion: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Signed by the device itself with its key (docs/access.md).',
        },
      },
    },
  };
}

function operation(key: string, path: string, route: Route): Json {
  return {
    operationId: operationId(key),
    tags: [capabilityOf(path)],
    summary: route.summary,
    description: description(route),
    ...security(route.access),
    parameters: parameters(path, route),
    ...requestBody(key, route),
    responses: responses(path, route),
  };
}

/** Who may call, and what repeating does, for people; machines read it elsewhere in the operation. */
function description({ summary, access, idempotencyKey }: Route): string {
  const who = typeof access === 'string' ? OPEN[access] : `For ${rolesOf(access).join(', ')}.`;
  const key = idempotencyKey
    ? ` An Idempotency-Key is ${idempotencyKey}: with it, a repeated request has one effect.`
    : '';
  return `${summary}. ${who}${key}`;
}

const OPEN = {
  public: 'Needs no token.',
  guest: 'Needs no token; that of a diner says which guest it is.',
  alipay: 'For Alipay, by its signature.',
  device: 'For a device, by an assertion that it signs itself.',
} as const satisfies Record<Extract<Route['access'], string>, string>;

function security(access: Route['access']): Json {
  if (access === 'device') return { security: [{ deviceAssertion: [] }] };
  if (access === 'guest') return { security: [{}, { token: [] }] };
  if (typeof access === 'string') return { security: [] };
  return { security: [{ token: [] }], 'x-roles': rolesOf(access) };
}

const rolesOf = (access: Route['access']): Role[] =>
  ROLES.filter((role) => mayCall({ access }, role));

/** `POST /v1/orders/{orderId}/refunds` becomes `postOrdersOrderIdRefunds`. */
function operationId(key: string): string {
  const words = key.replace('/v1', '').match(/[A-Za-z]+/g) ?? [];
  const [method = '', ...rest] = words;
  return method.toLowerCase() + rest.map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join('');
}

function parameters(path: string, route: Route): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(route.query ?? {}).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }));
  const key = route.idempotencyKey && {
    name: 'Idempotency-Key',
    in: 'header',
    required: route.idempotencyKey === 'required',
    description: 'The same key and body give the same answer and one effect.',
    schema: { type: 'string', minLength: 1, maxLength: 128 },
  };
  return [...inPath, ...inQuery, ...(key ? [key] : [])];
}

function requestBody(key: string, route: Route): Json {
  if (route.access === 'alipay') {
    const content = { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } };
    return { requestBody: { required: true, content } };
  }
  if (route.upload) {
    const file = { schema: { type: 'string', format: 'binary' } };
    const json = route.uploadShape && { schema: jsonSchema(route.uploadShape, 'input') };
    const content = route.upload.map((type) => [
      type,
      type === 'application/json' && json ? { ...json, ...examplesOf(key) } : file,
    ]);
    return { requestBody: { required: true, content: Object.fromEntries(content) } };
  }
  if (!route.request) return {};
  const schema = jsonSchema(route.request, 'input');
  const json = { schema, ...examplesOf(key) };
  return { requestBody: { required: true, content: { 'application/json': json } } };
}

function examplesOf(key: string): Json {
  const examples = EXAMPLES[key as RouteKey];
  return examples ? { examples } : {};
}

function responses(path: string, route: Route): Json {
  const declared = Object.entries(route.responses).map(([status, body]) => [
    status,
    typeof body === 'string'
      ? { description: body }
      : {
          description: route.summary,
          content: { 'application/json': { schema: jsonSchema(body, 'output') } },
        },
  ]);
  const refusals = Object.entries(guardProblems(path, route)).map(([status, codes]) => [
    status,
    problem(`A problem, such as ${codes.join(' or ')}; nothing was changed.`),
  ]);
  return {
    ...Object.fromEntries([...declared, ...refusals]),
    default: problem('A problem; nothing was changed.'),
  };
}

const problem = (says: string): Json => ({
  description: says,
  headers: {
    'Content-Language': {
      description: 'What language the problem is in.',
      schema: { type: 'string', enum: ['en', 'zh-CN'] },
    },
  },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
