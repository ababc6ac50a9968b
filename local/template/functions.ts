import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FunctionSpec } from '../lambda/invocation.ts';
import { StartupError } from '../startup-error.ts';
import type { Resolver } from './resolver.ts';

interface FunctionProperties {
  readonly Code: { readonly S3Key?: string };
  readonly Handler: string;
  readonly Runtime?: string;
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
  readonly ReservedConcurrentExecutions?: number;
}

/**
 * The functions of a template; their code is the assets that would be deployed. Without those in other
 * languages: they are CDK's own helpers, which only a deployment calls.
 */
export function functionsOf(resolver: Resolver, assetsDir: string): FunctionSpec[] {
  const functions = resolver.resources('AWS::Lambda::Function').filter((logicalId) => {
    const { Runtime = 'nodejs' } = resolver.properties<FunctionProperties>(logicalId);
    return Runtime.startsWith('nodejs');
  });
  return functions.map((logicalId) => {
    const properties = resolver.properties<FunctionProperties>(logicalId);
    const { name, attributes } = resolver.identity(logicalId);
    const asset = properties.Code.S3Key?.replace(/\.zip$/, '');
    const codeDir = path.join(assetsDir, `asset.${asset}`);
    if (asset === undefined || !existsSync(codeDir)) {
      throw new StartupError(`The code of ${logicalId} is not in ${assetsDir}: synthesize again.`);
    }
    return {
      logicalId,
      name,
      arn: attributes['Arn'] ?? name,
      codeDir,
      handler: properties.Handler,
      timeoutMs: (properties.Timeout ?? 3) * 1_000,
      memoryMb: properties.MemorySize ?? 128,
      environment: properties.Environment?.Variables ?? {},
      reservedConcurrency: properties.ReservedConcurrentExecutions,
    };
  });
}
