/** AWS::ApiGatewayV2::Route with its integration followed to the function. */
export interface Route {
  /** `METHOD /path/{name}/{rest+}`, `ANY /...` or `$default`. */
  readonly routeKey: string;
  readonly functionArn: string;
}

export interface RouteMatch {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Candidate extends RouteMatch {
  /** Compared as text, smaller first: per segment literal, parameter, rest; then method before ANY. */
  readonly rank: string;
}

/**
 * The most specific route for a request, as HTTP APIs choose it: literal segments before parameters
 * before `{proxy+}`, a method before ANY, `$default` last.
 * @param path still percent-encoded
 */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): RouteMatch | undefined {
  const segments = path.split('/').slice(1);
  const candidates = routes.flatMap((route) => {
    const candidate = candidateOf(route, method, segments);
    return candidate === undefined ? [] : [candidate];
  });
  return candidates.toSorted((a, b) => (a.rank < b.rank ? -1 : 1))[0];
}

function candidateOf(
  route: Route,
  method: string,
  segments: readonly string[],
): Candidate | undefined {
  if (route.routeKey === '$default') return { route, pathParameters: {}, rank: '~' };
  const [routeMethod = '', template = ''] = route.routeKey.split(' ');
  if (routeMethod !== 'ANY' && routeMethod !== method) return undefined;

  const pathParameters: Record<string, string> = {};
  const parts = template.split('/').slice(1);
  let rank = '';
  for (const [index, part] of parts.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    const parameter = /^\{([^}+]+)(\+?)\}$/.exec(part);
    if (parameter === null) {
      if (part !== decode(segment)) return undefined;
      rank += '0';
      continue;
    }
    const [, name = '', greedy] = parameter;
    if (greedy === '+') {
      pathParameters[name] = segments.slice(index).map(decode).join('/');
      return { route, pathParameters, rank: `${rank}2${rankOf(routeMethod)}` };
    }
    if (segment === '') return undefined;
    pathParameters[name] = decode(segment);
    rank += '1';
  }
  if (parts.length !== segments.length) return undefined;
  return { route, pathParameters, rank: rank + rankOf(routeMethod) };
}

const rankOf = (method: string): string => (method === 'ANY' ? '1' : '0');

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
