import { openApiDocument } from '../../api/openapi.ts';
import { httpFunction } from '../shared/http/http-function.ts';

let document: unknown;

export const handler = httpFunction(
  {},
  {
    'GET /v1/openapi.json': async () => {
      // Made from every schema, once for the life of the sandbox.
      document ??= openApiDocument();
      const headers = { 'cache-control': 'public, max-age=300' };
      return { status: 200, headers, body: document };
    },
  },
);
