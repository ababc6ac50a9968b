import { existsSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Node's own modules by process.getBuiltinModule instead of an ESM import. An import evaluates every
 * lazy export of the module, and those of node:http load the whole of undici: 40 ms of a cold start.
 */
export const builtinsOnDemand: Plugin = {
  name: 'builtins-on-demand',
  setup(build) {
    const names = builtinModules.filter((name) => !name.startsWith('_')).join('|');
    build.onResolve({ filter: new RegExp(`^(node:.+|${names})$`) }, ({ path }) => ({
      path: path.startsWith('node:') ? path : `node:${path}`,
      namespace: 'builtin',
    }));
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
      loader: 'js',
    }));
  },
};

/**
 * A function's credentials are always in its environment, in the cloud and locally alike. The SDK's
 * default chain would carry SSO, web identity, profiles and instance metadata into every bundle.
 */
export const credentialsFromEnvironment: Plugin = {
  name: 'credentials-from-environment',
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ resolveDir }) => ({
      path: 'environment',
      namespace: 'credentials',
      pluginData: resolveDir,
    }));
    build.onLoad({ filter: /.*/, namespace: 'credentials' }, ({ pluginData }) => ({
      contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
      loader: 'js',
      resolveDir: pluginData,
    }));
  },
};

const QUERIES = 'analytics/queries';

/** The files of the questions, as paths from the project's folder. */
export function queryFiles(root: string): string[] {
  const folder = path.join(root, QUERIES);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files
    .filter((file) => file.endsWith('.sql'))
    .map((file) => `${QUERIES}/${file}`)
    .sort();
}

/** In a bundle there is no folder to read: analytics/questions/query-files.ts has their texts in it. */
export const queryTexts: Plugin = {
  name: 'query-texts',
  setup(build) {
    const root = build.initialOptions.absWorkingDir ?? process.cwd();
    build.onLoad({ filter: /[\\/]questions[\\/]query-files\.ts$/ }, () => {
      const files = queryFiles(root);
      const imports = files.map((file, n) => `import q${n} from './${file}';`);
      const entries = files.map((file, n) => `'${path.basename(file, '.sql')}': q${n}`);
      return {
        contents: `${imports.join('\n')}\nexport const QUERY_FILES = { ${entries.join(', ')} };`,
        loader: 'js',
        resolveDir: root,
      };
    });
  },
};
