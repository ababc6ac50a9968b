import { existsSync, readFileSync } from 'node:fs';
import { StartupError } from '../startup-error.ts';

export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly Condition?: string;
}

/** The parts of a CloudFormation template that matter when it runs on one machine. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: Json }>>;
  readonly Mappings?: Readonly<Record<string, Record<string, Record<string, Json>>>>;
  readonly Conditions?: Readonly<Record<string, Json>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: Json; readonly Condition?: string }>
  >;
}

/** Reads a synthesized template. Throws StartupError when there is none. */
export function loadTemplate(file: string): Template {
  if (!existsSync(file)) {
    throw new StartupError(`No synthesized template at ${file}: run \`npm run synth\` first.`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Template;
}
