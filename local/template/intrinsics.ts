import type { Json, JsonObject } from './template.ts';

/** What an intrinsic may ask of the template it stands in. */
export interface Scope {
  /** A node without intrinsics; undefined stands for AWS::NoValue. */
  value(node: Json): Json | undefined;
  ref(name: string): Json | undefined;
  attribute(logicalId: string, name: string): Json;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): Json | undefined;
  readonly region: string;
}

type Intrinsic = (argument: Json, scope: Scope) => Json | undefined;

const holds = (node: Json, scope: Scope): boolean => scope.value(node) === true;
const list = (node: Json): Json[] => (Array.isArray(node) ? node : [node]);
const values = (node: Json, scope: Scope): Json[] => scope.value(node) as Json[];

/** CloudFormation's functions, by the key that calls them. Fn::ImportValue is absent: one stack runs alone. */
export const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => scope.ref(String(name)),
  Condition: (name, scope) => scope.condition(String(name)),
  'Fn::GetAtt': (argument, scope) => {
    const path = typeof argument === 'string' ? argument.split('.') : list(argument).map(String);
    const [logicalId = '', ...name] = path;
    return scope.attribute(logicalId, name.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = values(argument, scope) as [string, Json[]];
    return parts.join(separator);
  },
  'Fn::Sub': substitute,
  'Fn::Select': (argument, scope) => {
    const [index, items] = values(argument, scope) as [number, Json[]];
    return items[Number(index)];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = values(argument, scope) as [string, string];
    return text.split(separator);
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = values(argument, scope) as [string, string, string];
    return scope.mapping(map, first, second);
  },
  'Fn::Base64': (argument, scope) => Buffer.from(String(scope.value(argument))).toString('base64'),
  'Fn::GetAZs': (_argument, scope) => ['a', 'b', 'c'].map((zone) => scope.region + zone),
  'Fn::If': (argument, scope) => {
    const [name, yes = null, no = null] = list(argument);
    return scope.value(scope.condition(String(name)) ? yes : no);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = values(argument, scope);
    return JSON.stringify(left) === JSON.stringify(right);
  },
  'Fn::And': (argument, scope) => list(argument).every((node) => holds(node, scope)),
  'Fn::Or': (argument, scope) => list(argument).some((node) => holds(node, scope)),
  'Fn::Not': (argument, scope) => !list(argument).some((node) => holds(node, scope)),
};

function substitute(argument: Json, scope: Scope): string {
  const [text, variables = {}] = list(argument) as [string, JsonObject?];
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    const variable = variables[name];
    if (variable !== undefined) return String(scope.value(variable));
    const [logicalId = '', ...attribute] = name.split('.');
    const found =
      attribute.length === 0 ? scope.ref(name) : scope.attribute(logicalId, attribute.join('.'));
    return String(found ?? '');
  });
}
