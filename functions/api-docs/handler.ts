import { openApiDocument } from '../../api/openapi.ts';
import { httpFunction } from '../shared/http/http-function.ts';

export const handler = httpFunction(
  {},
  {
    'GET /v1/openapi.json': async () => ({
      status: 200,
      headers: { 'cache-control': 'public, max-age=300' },
      body: openApiDocument(),
    }),
  },
);
