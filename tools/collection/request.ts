import type { Example } from '../../api/examples.ts';
import type { Route } from '../../api/routes.ts';

/** Names of path parameters, which are variables of the environments too. */
export const pathParameters = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

export const tokenVariable = (role: string): string => `${role}Token`;

/** A request as Bruno's language writes it. `learns` are variables that later requests need. */
export function requestOf(
  key: string,
  route: Route,
  name: string,
  example: Example | undefined,
  learns: readonly string[],
): object {
  const [method = '', path = ''] = key.split(' ');
  const auth = authOf(route);
  return {
    meta: { name, type: 'http' },
    http: {
      method: method.toLowerCase(),
      url: `{{baseUrl}}${path.replace(/\{(\w+)\}/g, ':$1')}`,
      body: example ? 'json' : 'none',
      auth: auth ? 'bearer' : 'none',
    },
    params: paramsOf(path, route),
    headers: headersOf(route),
    ...(auth && { auth: { bearer: { token: auth } } }),
    ...(example && { body: { json: JSON.stringify(example.value, null, 2) } }),
    vars: { res: learns.map((id) => enabled({ name: id, value: `res.body.${id}`, local: false })) },
    docs: [route.summary, example?.summary].filter((text) => text !== undefined).join('\n\n'),
  };
}

const enabled = <T extends object>(part: T): T & { enabled: true } => ({ ...part, enabled: true });

function authOf({ access }: Route): string | undefined {
  if (access === 'device') return '{{deviceAssertion}}';
  const [role] = typeof access === 'string' ? [] : access;
  return role && `{{${tokenVariable(role)}}}`;
}

function paramsOf(path: string, { query = {} }: Route): object[] {
  const inPath = pathParameters(path).map((name) =>
    enabled({ name, value: `{{${name}}}`, type: 'path' }),
  );
  // Switched off: each is an example of what one could ask for.
  const inQuery = Object.keys(query).map((name) => ({
    ...{ name, value: '', type: 'query', enabled: false },
  }));
  return [...inQuery, ...inPath];
}

const headersOf = ({ idempotencyKey }: Route): object[] => [
  enabled({ name: 'Accept-Language', value: '{{language}}' }),
  ...(idempotencyKey ? [enabled({ name: 'Idempotency-Key', value: '{{$guid}}' })] : []),
];
