import path from 'node:path';
import { writeTypes } from './web-types/write-types.ts';

/** `npm run web:types`: what the pages know of the API, from the OpenAPI document. */
await writeTypes(path.resolve(import.meta.dirname, '..'));
