import { describe, expect, it } from 'vitest';
import { matchRoute } from '../../../local/http-api/routes.ts';

const routes = ['GET /a', 'ANY /a', 'GET /a/{id}', 'GET /a/fixed', 'GET /{rest+}', '$default'].map(
  (routeKey) => ({ routeKey, functionArn: '' }),
);

describe('the route of a request', () => {
  it.each([
    ['GET', '/a', 'GET /a', {}],
    ['POST', '/a', 'ANY /a', {}],
    ['GET', '/a/fixed', 'GET /a/fixed', {}],
    ['GET', '/a/one%20two', 'GET /a/{id}', { id: 'one two' }],
    ['GET', '/a/b/c', 'GET /{rest+}', { rest: 'a/b/c' }],
    ['GET', '/a/', 'GET /{rest+}', { rest: 'a/' }],
    ['POST', '/b', '$default', {}],
  ])('%s %s is %s', (method, path, routeKey, pathParameters) => {
    expect(matchRoute(routes, method, path)).toMatchObject({ route: { routeKey }, pathParameters });
  });

  it('is none when nothing fits, also not GET for HEAD', () => {
    expect(matchRoute(routes.slice(0, 1), 'HEAD', '/a')).toBeUndefined();
    expect(matchRoute(routes.slice(0, 1), 'GET', '/a/')).toBeUndefined();
  });
});
