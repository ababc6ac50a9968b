import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { webTypes } from './web-types/web-types.ts';

/** `npm run web:types`: what the pages know of the API, from the OpenAPI document. */
const file = path.resolve(import.meta.dirname, '..', 'web', 'src', 'api', 'schema.d.ts');
writeFileSync(file, await webTypes());
