import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { openApiDocument } from '../../api/openapi.ts';

const HEAD = '// Written from the OpenAPI document by `npm run web:types`. Do not edit.\n\n';

/** The TypeScript of web/src/api/schema.d.ts: paths, parameters, bodies and answers of every route. */
export async function webTypes(): Promise<string> {
  const document = JSON.parse(JSON.stringify(openApiDocument())) as OpenAPI3;
  return HEAD + astToString(await openapiTypescript(document, { alphabetize: true }));
}
