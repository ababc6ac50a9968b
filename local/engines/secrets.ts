import { randomInt, randomUUID } from 'node:crypto';
import { AwsError } from '../aws-json.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';

/** AWS::SecretsManager::Secret: the parts that decide the first value. */
export interface SecretProperties {
  readonly SecretString?: string;
  readonly GenerateSecretString?: {
    readonly PasswordLength?: number;
    readonly ExcludeCharacters?: string;
    readonly ExcludePunctuation?: boolean;
    readonly ExcludeNumbers?: boolean;
    readonly SecretStringTemplate?: string;
    readonly GenerateStringKey?: string;
  };
}

interface Version {
  readonly id: string;
  readonly value: string;
  readonly createdMs: number;
}

interface StoredSecret {
  readonly arn: string;
  /** Newest first; the first is AWSCURRENT, the second AWSPREVIOUS. */
  readonly versions: readonly Version[];
}

interface ListRequest {
  readonly Filters?: readonly { readonly Key?: string; readonly Values?: readonly string[] }[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

interface Request extends ListRequest {
  readonly SecretId?: string;
  readonly Name?: string;
  readonly SecretString?: string;
  readonly ClientRequestToken?: string;
  readonly VersionStage?: string;
  readonly VersionId?: string;
}

const stages = ['AWSCURRENT', 'AWSPREVIOUS'];
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Secrets Manager over one file that only its owner can read. */
export class Secrets {
  readonly #file: string;
  readonly #arnOf: (name: string) => string;
  readonly #secrets: Record<string, StoredSecret>;

  constructor(file: string, arnOf: (name: string) => string) {
    this.#file = file;
    this.#arnOf = arnOf;
    this.#secrets = readJsonFile(file) ?? {};
  }

  /** Gives a secret of the template its first value; an existing one keeps what it has. */
  ensure(name: string, properties: SecretProperties): void {
    if (this.#secrets[name] === undefined) this.#add(name, firstValue(properties));
  }

  /** Makes a secret or gives it a new version, unless that is its value already. */
  put(name: string, value: string): void {
    if (this.#secrets[name]?.versions[0]?.value !== value) this.#add(name, value);
  }

  /** Answers an operation of the JSON protocol. Throws AwsError. */
  handle(operation: string, request: Request): object {
    switch (operation) {
      case 'CreateSecret': {
        const { Name: name = '', SecretString: value = '' } = request;
        if (this.#secrets[name] !== undefined) {
          throw new AwsError('ResourceExistsException', `The secret ${name} already exists.`);
        }
        return this.#add(name, value, request.ClientRequestToken);
      }
      case 'PutSecretValue': {
        const [name] = this.#find(request);
        return this.#add(name, request.SecretString ?? '', request.ClientRequestToken);
      }
      case 'GetSecretValue':
        return this.#get(request);
      case 'DescribeSecret': {
        const [Name, { arn, versions }] = this.#find(request);
        const VersionIdsToStages = Object.fromEntries(
          versions.map(({ id }, index) => [id, stages.slice(index, index + 1)]),
        );
        return { ARN: arn, Name, VersionIdsToStages };
      }
      case 'ListSecrets':
        return this.#list(request);
      default:
        throw new AwsError('UnknownOperationException', `No ${operation} on this machine.`);
    }
  }

  /** By the beginnings of names, in the order of names; a token is the last name of the page before. */
  #list({ Filters = [], MaxResults = 100, NextToken = '' }: ListRequest): object {
    const beginnings = Filters.flatMap(({ Key, Values = [] }) => (Key === 'name' ? Values : []));
    const fits = (name: string): boolean => beginnings.some((begin) => name.startsWith(begin));
    const names = Object.keys(this.#secrets)
      .filter((name) => name > NextToken && (beginnings.length === 0 || fits(name)))
      .sort();
    const page = names.slice(0, MaxResults);
    const SecretList = page.map((Name) => ({ Name, ARN: this.#secrets[Name]?.arn }));
    return { SecretList, ...(names.length > page.length && { NextToken: page.at(-1) }) };
  }

  #get(request: Request): object {
    const [Name, { arn, versions }] = this.#find(request);
    const wanted = stages.indexOf(request.VersionStage ?? 'AWSCURRENT');
    const index =
      request.VersionId === undefined
        ? wanted
        : versions.findIndex(({ id }) => id === request.VersionId);
    const version = versions[index];
    if (version === undefined) {
      throw new AwsError('ResourceNotFoundException', `${Name} has no such version.`);
    }
    return {
      ARN: arn,
      Name,
      VersionId: version.id,
      VersionStages: stages.slice(index, index + 1),
      SecretString: version.value,
      CreatedDate: version.createdMs / 1_000,
    };
  }

  #add(name: string, value: string, token: string = randomUUID()): object {
    const known = this.#secrets[name];
    const arn = known?.arn ?? this.#arnOf(name);
    const versions = known?.versions ?? [];
    const answer = { ARN: arn, Name: name, VersionId: token, VersionStages: ['AWSCURRENT'] };
    const repeated = versions.find(({ id }) => id === token);
    if (repeated?.value === value) return answer;
    if (repeated !== undefined) {
      throw new AwsError('ResourceExistsException', `Version ${token} has another value.`);
    }
    const added: Version = { id: token, value, createdMs: Date.now() };
    this.#secrets[name] = { arn, versions: [added, ...versions].slice(0, stages.length) };
    writeJsonFile(this.#file, this.#secrets, 0o600);
    return answer;
  }

  /** By name, ARN, or ARN without its random ending. */
  #find(request: Request): [name: string, secret: StoredSecret] {
    const id = request.SecretId ?? '';
    const found = Object.entries(this.#secrets).find(
      ([name, { arn }]) => name === id || arn === id || arn.replace(/-[^-]{6}$/, '') === id,
    );
    if (found !== undefined) return found;
    throw new AwsError(
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret.",
    );
  }
}

function firstValue({ SecretString, GenerateSecretString: generate }: SecretProperties): string {
  if (SecretString !== undefined || generate === undefined) return SecretString ?? '';
  const excluded = new Set(generate.ExcludeCharacters);
  const alphabet = [
    ...letters,
    ...(generate.ExcludeNumbers === true ? '' : '0123456789'),
    ...(generate.ExcludePunctuation === true ? '' : punctuation),
  ].filter((character) => !excluded.has(character));
  const password = Array.from(
    { length: generate.PasswordLength ?? 32 },
    () => alphabet[randomInt(alphabet.length)],
  ).join('');
  if (generate.GenerateStringKey === undefined) return password;
  const template = JSON.parse(generate.SecretStringTemplate ?? '{}') as object;
  return JSON.stringify({ ...template, [generate.GenerateStringKey]: password });
}
