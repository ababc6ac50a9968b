import * as z from 'zod/mini';
import { EXAMPLES } from './examples.ts';
import { Problem } from './problem.ts';
import { ROUTES, type Route, type RouteKey } from './routes.ts';

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
        'Order from a menu, pay with Alipay, cook. Amounts are integer minor units of the currency; times are milliseconds since 1970.',
    },
    // Wherever the document itself was found.
    servers: [{ url: '/' }],
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
    summary: route.summary,
    ...security(route.access),
    parameters: parameters(path, route),
    ...requestBody(key, route),
    responses: responses(route),
  };
}

function security(access: Route['access']): Json {
  if (access === 'device') return { security: [{ deviceAssertion: [] }] };
  if (typeof access === 'string') return { security: [] };
  return { security: [{ token: [] }], 'x-roles': access };
}

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
    const content = Object.fromEntries(route.upload.map((type) => [type, file]));
    return { requestBody: { required: true, content } };
  }
  if (!route.request) return {};
  const schema = jsonSchema(route.request, 'input');
  const examples = EXAMPLES[key as RouteKey];
  const json = { schema, ...(examples && { examples }) };
  return { requestBody: { required: true, content: { 'application/json': json } } };
}

function responses(route: Route): Json {
  const declared = Object.entries(route.responses).map(([status, body]) => [
    status,
    typeof body === 'string'
      ? { description: body }
      : {
          description: route.summary,
          content: { 'application/json': { schema: jsonSchema(body, 'output') } },
        },
  ]);
  const problem = {
    description: 'A problem; nothing was changed.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return { ...Object.fromEntries(declared), default: problem };
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
