import { StartupError } from '../startup-error.ts';
import { type Identity, identityOf, type LocalPlace } from './identities.ts';
import { intrinsics, type Scope } from './intrinsics.ts';
import type { Json, Template } from './template.ts';

/** Gives a template's values as they are on this machine. Unknown functions and targets throw StartupError. */
export class Resolver implements Scope {
  readonly #template: Template;
  readonly #place: LocalPlace;
  readonly #identities = new Map<string, Identity>();
  readonly #pseudo: Readonly<Record<string, Json>>;

  constructor(template: Template, place: LocalPlace) {
    this.#template = template;
    this.#place = place;
    this.#pseudo = {
      'AWS::AccountId': place.accountId,
      'AWS::Region': place.region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': place.stackName,
      'AWS::StackId': `arn:aws:cloudformation:${place.region}:${place.accountId}:stack/${place.stackName}/local`,
      'AWS::NotificationARNs': [],
    };
  }

  get region(): string {
    return this.#place.region;
  }

  /** The logical ids of the resources of some types whose condition holds. */
  resources(...types: string[]): string[] {
    return Object.entries(this.#template.Resources)
      .filter(([, { Type }]) => types.includes(Type))
      .filter(([, { Condition }]) => Condition === undefined || this.condition(Condition))
      .map(([logicalId]) => logicalId);
  }

  /** A resource's properties without intrinsics; T is the shape that CloudFormation documents. */
  properties<T>(logicalId: string): T {
    return this.value(this.#template.Resources[logicalId]?.Properties ?? {}) as T;
  }

  identity(logicalId: string): Identity {
    const known = this.#identities.get(logicalId);
    if (known !== undefined) return known;
    const resource = this.#template.Resources[logicalId];
    if (resource === undefined) {
      throw new StartupError(`The template refers to ${logicalId}, which it does not define.`);
    }
    const text = (property: string): string | undefined => {
      const value = this.value(resource.Properties?.[property] ?? null);
      return typeof value === 'string' ? value : undefined;
    };
    const identity = identityOf(logicalId, resource, text, this.#place);
    this.#identities.set(logicalId, identity);
    return identity;
  }

  outputs(): Record<string, string> {
    const outputs: Record<string, string> = {};
    for (const [name, { Value, Condition }] of Object.entries(this.#template.Outputs ?? {})) {
      if (Condition === undefined || this.condition(Condition)) {
        outputs[name] = String(this.value(Value));
      }
    }
    return outputs;
  }

  value(node: Json): Json | undefined {
    if (typeof node === 'string') return this.#toLocalUrl(node);
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) {
      return node.map((item) => this.value(item)).filter((item) => item !== undefined);
    }
    const entries = Object.entries(node);
    const [[key, argument] = ['', null]] = entries;
    if (entries.length === 1 && isCall(key, argument)) {
      const intrinsic = intrinsics[key];
      if (intrinsic === undefined) {
        throw new StartupError(`The local runtime does not know ${key}.`);
      }
      const value = intrinsic(argument, this);
      return typeof value === 'string' ? this.#toLocalUrl(value) : value;
    }
    const resolved = entries.flatMap(([name, child]) => {
      const value = this.value(child);
      return value === undefined ? [] : [[name, value] as const];
    });
    return Object.fromEntries(resolved);
  }

  ref(name: string): Json | undefined {
    if (name === 'AWS::NoValue') return undefined;
    const pseudo = this.#pseudo[name];
    if (pseudo !== undefined) return pseudo;
    const parameter = this.#template.Parameters?.[name];
    if (parameter === undefined) return this.identity(name).ref;
    if (parameter.Default === undefined) {
      throw new StartupError(`The template parameter ${name} has no default value.`);
    }
    return parameter.Default;
  }

  attribute(logicalId: string, name: string): string {
    return this.identity(logicalId).attributes[name] ?? `${logicalId}.${name}`;
  }

  condition(name: string): boolean {
    return this.value(this.#template.Conditions?.[name] ?? false) === true;
  }

  mapping(map: string, first: string, second: string): Json | undefined {
    return this.#template.Mappings?.[map]?.[first]?.[second];
  }

  /** The deployed API's address becomes the local one; the cloud's is always https, ours is not. */
  #toLocalUrl(text: string): string {
    const { apiUrl } = this.#place;
    return text
      .replace(/https:\/\/[a-z0-9]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com/g, apiUrl)
      .replaceAll(apiUrl.replace('http:', 'https:'), apiUrl);
  }
}

function isCall(key: string, argument: Json): boolean {
  return (
    key === 'Ref' || key.startsWith('Fn::') || (key === 'Condition' && typeof argument === 'string')
  );
}
