import { describe, expect, test } from 'vitest';
import { guardProblems } from '../../api/guard-problems.ts';
import { openApiDocument } from '../../api/openapi.ts';
import { mayCall, ROLES, ROUTES, type Route } from '../../api/routes.ts';

type Json = Record<string, unknown>;

// As a client reads it: whatever does not survive JSON is not in the document.
const document = JSON.parse(JSON.stringify(openApiDocument())) as {
  openapi: string;
  info: Json;
  servers: Json[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Json; securitySchemes: Json };
};

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly Json[];
  readonly 'x-roles'?: readonly string[];
  readonly parameters: readonly {
    name: string;
    in: string;
    required?: boolean;
    schema: Json;
  }[];
  readonly requestBody?: {
    required: boolean;
    content: Record<string, { schema: Json; examples?: Record<string, Json> }>;
  };
  readonly responses: Record<
    string,
    { description: string; headers?: Json; content?: Record<string, Json> }
  >;
}

const routes = Object.entries<Route>(ROUTES).map(([key, route]) => {
  const [method = '', path = ''] = key.split(' ');
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${key} is not in the document`);
  return { key, path, route, operation };
});
const cases = routes.map((r) => [r.key, r] as const);

/** Every object in the document, with the path to it. */
function* nodes(value: unknown, at = '#'): Generator<[string, Json]> {
  if (typeof value !== 'object' || value === null) return;
  yield [at, value as Json];
  for (const [key, inner] of Object.entries(value)) yield* nodes(inner, `${at}/${key}`);
}
const all = [...nodes(document)];

describe('the document', () => {
  test('says what it is, by OpenAPI 3.1', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Kuaican', version: '1' },
      servers: [{ url: '/' }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    });
    const members = ['openapi', 'info', 'servers', 'tags', 'paths', 'components'];
    expect(Object.keys(document).sort()).toEqual(members.sort());
  });

  test('has the routes that we serve and no others', () => {
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual(Object.keys(ROUTES).sort());
  });

  test('names every operation once, so that a generated client has a function for each', () => {
    const ids = routes.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]+$/);
  });

  test('points nowhere but into itself', () => {
    const references = all.map(([, node]) => node['$ref']).filter((ref) => ref !== undefined);
    expect(references.length).toBeGreaterThan(0);
    const known = new Set(all.map(([at]) => at));
    for (const reference of references) expect(known).toContain(reference);
  });

  test('has only schemas that a validator can read', () => {
    const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
    for (const [at, node] of all) {
      if (typeof node['type'] === 'string' && !at.includes('securitySchemes')) {
        expect([at, types.includes(node['type'])]).toEqual([at, true]);
      }
      const { pattern, required, properties } = node;
      if (typeof pattern === 'string') expect(() => new RegExp(pattern, 'u'), at).not.toThrow();
      if (Array.isArray(required) && properties !== undefined) {
        for (const name of required) expect(properties, at).toHaveProperty([String(name)]);
      }
    }
  });

  test('gives away no name of our own house', () => {
    const text = JSON.stringify(document);
    const secrets = [
      'merchantId"',
      'fingerprint',
      'generation',
      'dueAt',
      'cancelLease',
      'cancelAttempts',
      'cancelReason',
      'livePaymentId',
      'requestedBy',
      'idempotencyRecord',
      'buyer',
      'privateKey',
      'notifyId',
      'tableName',
      '"attempts"',
      '"pk"',
      '"sk"',
    ];
    const leaked = secrets.filter((name) => text.includes(name));
    // Alipay's notification route has the merchant in its path.
    expect(leaked).toEqual(['merchantId"']);
    const where = all.filter(([, node]) => node['name'] === 'merchantId').map(([, n]) => n['in']);
    expect(where).toEqual(['path']);
    expect(text).not.toMatch(/arn:aws|dynamodb|lambda|\$defs/i);
  });
});

describe('the operation of', () => {
  test.each(cases)('%s says who may call it', (_, { route, operation }) => {
    if (typeof route.access === 'string') {
      const keys = { device: [{ deviceAssertion: [] }], guest: [{}, { token: [] }] };
      const own = Object.entries(keys).find(([access]) => access === route.access)?.[1] ?? [];
      expect(operation.security).toEqual(own);
      expect(operation['x-roles']).toBeUndefined();
      return;
    }
    expect(operation.security).toEqual([{ token: [] }]);
    const may = ROLES.filter((role) => mayCall(route, role));
    expect(operation['x-roles']).toEqual(may);
  });

  test.each(cases)('%s declares each of its parameters', (_, { path, route, operation }) => {
    const named = (where: string) =>
      operation.parameters.filter((p) => p.in === where).map((p) => p.name);
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(named('path')).toEqual(inPath);
    expect(named('query')).toEqual(Object.keys(route.query ?? {}));
    expect(named('header')).toEqual(route.idempotencyKey ? ['Idempotency-Key'] : []);
    for (const parameter of operation.parameters) {
      const must = parameter.in === 'path' || route.idempotencyKey === 'required';
      expect(parameter.required ?? false).toBe(parameter.in === 'query' ? false : must);
      expect(parameter.schema).toMatchObject({ type: 'string' });
    }
  });

  test.each(cases)('%s says what to send', (_, { route, operation }) => {
    const content = operation.requestBody?.content ?? {};
    const type =
      route.access === 'alipay' ? 'application/x-www-form-urlencoded' : 'application/json';
    const sent = route.request || route.access === 'alipay' ? [type] : [];
    expect(Object.keys(content)).toEqual(route.upload ?? sent);
    if (!route.request) return;
    expect(operation.requestBody?.required).toBe(true);
    for (const [at, node] of nodes(content['application/json']?.schema)) {
      // Where a body has no room for unknown fields, the document says so. Texts by language are maps.
      if (node['type'] === 'object' && node['propertyNames'] === undefined) {
        expect([at, node['additionalProperties']]).toEqual([at, false]);
      }
    }
  });

  test.each(cases)('%s is told of under one capability', (_, { route, operation }) => {
    const tags = document.tags.map(({ name }) => name);
    expect(operation.tags).toHaveLength(1);
    expect(tags).toEqual(expect.arrayContaining([...operation.tags]));
    expect(operation.description).toMatch(/^.+\. (For|Needs) /);
    if (typeof route.access !== 'string') {
      for (const role of route.access) expect(operation.description).toContain(role);
    }
  });

  test.each(cases)(
    '%s says what it answers, and how it refuses',
    (_, { path, route, operation }) => {
      const { default: problem, ...declared } = operation.responses;
      const refusals = Object.keys(guardProblems(path, route));
      const statuses = [...Object.keys(route.responses), ...refusals];
      expect(Object.keys(declared).sort()).toEqual(statuses.sort());
      for (const [status, body] of Object.entries(route.responses)) {
        const answer = declared[status];
        expect(answer?.description).toMatch(/\w/);
        const json = typeof body === 'string' ? undefined : ['application/json'];
        expect(answer?.content && Object.keys(answer.content)).toEqual(json);
      }
      for (const refusal of [problem, ...refusals.map((status) => declared[status])]) {
        expect(refusal?.headers).toHaveProperty('Content-Language');
        expect(refusal?.content).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        });
      }
    },
  );
});

/** The examples of a request, as a client reads them in the document. */
const examplesOf = ({ operation }: (typeof routes)[number]): [string, Json][] =>
  Object.entries(operation.requestBody?.content['application/json']?.examples ?? {});

describe('an example of', () => {
  const withBody = routes.filter(({ route }) => route.request);

  test.each(withBody.map((r) => [r.key, r] as const))('%s is taken as it is', (_, found) => {
    const examples = examplesOf(found);
    expect(examples).not.toEqual([]);
    for (const [name, { summary, value }] of examples) {
      expect(summary, name).toMatch(/\w/);
      const parsed = found.route.request?.safeParse(value);
      expect([name, parsed?.error?.issues ?? []]).toEqual([name, []]);
    }
  });

  test('a request that takes none is not there', () => {
    for (const found of routes) if (!found.route.request) expect(examplesOf(found)).toEqual([]);
  });
});

describe('the ways to pay', () => {
  const found = routes.find(({ key }) => key === 'POST /v1/orders/{orderId}/payments');
  const schema = found?.operation.requestBody?.content['application/json']?.schema ?? {};
  const ways = (schema['oneOf'] ?? []) as {
    properties: Record<string, Json>;
    required: string[];
  }[];

  test('are one shape each, which its `way` alone tells from the others', () => {
    expect(Object.keys(schema)).toEqual(['oneOf']);
    const shapes = ways.map(({ properties, required }) => [properties['way']?.['const'], required]);
    expect(shapes).toEqual([
      ['barcode', ['way', 'authCode']],
      ['qr', ['way']],
      ['static-qr', ['way', 'terminalId']],
    ]);
    expect(ways.filter(({ properties }) => 'authCode' in properties)).toHaveLength(1);
  });

  test('have a name for a generated client and a sentence for a person', () => {
    const names = (ways as unknown as Json[]).map((way) => way['title']);
    expect(names).toEqual(['Barcode', 'DynamicQr', 'StaticQr']);
    for (const way of ways as unknown as Json[])
      expect(way['description']).toMatch(/^The customer /);
  });

  test('have an example each', () => {
    const values = found ? examplesOf(found).map(([, { value }]) => (value as Json)['way']) : [];
    expect(values.toSorted()).toEqual(['barcode', 'qr', 'static-qr']);
  });
});

describe('a problem', () => {
  const problem = document.components.schemas['Problem'] as Json;

  test('has a stable code, a sentence, and the field that is wrong', () => {
    expect(problem['required']).toEqual(['type', 'title', 'status', 'code', 'detail']);
    expect(problem['properties']).toHaveProperty('field', { type: 'string' });
    const { code } = problem['properties'] as Record<string, Json>;
    expect(code?.['enum']).toEqual(expect.arrayContaining(['sold-out', 'forbidden']));
  });

  test.each([
    'POST /v1/cases/{caseId}/assign',
    'POST /v1/cases/{caseId}/refund',
    'POST /v1/stores/{storeId}/shop-qr-codes',
    'GET /v1/stores/{storeId}/shop-qr-codes',
  ])('is how %s refuses, beside what it answers', (key) => {
    const operation = routes.find((r) => r.key === key)?.operation;
    expect(operation?.summary.length).toBeGreaterThan(20);
    const { default: refusal, 200: settled } = operation?.responses ?? {};
    expect(refusal?.content).toHaveProperty('application/problem+json');
    expect(settled?.content?.['application/json']).toHaveProperty('schema.type', 'object');
  });
});

test('nobody is told to send a price, a tenant or a state', () => {
  const asked = routes
    // Menus and rules have prices, whether they are put or imported.
    .filter(({ key, route }) => !key.startsWith('PUT ') && !route.uploadShape)
    .flatMap(({ operation }) => [...nodes(operation.requestBody)])
    .flatMap(([, node]) => Object.keys((node['properties'] as Json | undefined) ?? {}));
  for (const name of ['price', 'unitPrice', 'total', 'merchantId', 'status', 'currency']) {
    expect(asked).not.toContain(name);
  }
});
