import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { S3Error } from './errors.ts';

export interface ObjectHead {
  readonly size: number;
  readonly modified: Date;
  readonly etag: string;
  readonly contentType: string;
  /** Content-encoding, cache-control and x-amz-meta-* headers, as they were put. */
  readonly headers: Readonly<Record<string, string>>;
}

type Described = Pick<ObjectHead, 'contentType' | 'headers' | 'etag'>;

/**
 * One bucket whose objects are plain files at their keys, so that other programs read the very
 * bytes. What a file cannot say (content type and the like) is kept beside the bucket.
 * Keys that are no safe relative path are refused, and so is a key below another object's key.
 */
export class BucketFiles {
  readonly #objects: string;
  readonly #descriptions: string;

  constructor(root: string, bucket: string) {
    this.#objects = path.join(root, bucket);
    this.#descriptions = path.join(root, '.descriptions', bucket);
  }

  create(): Promise<unknown> {
    return mkdir(this.#objects, { recursive: true });
  }

  async exists(): Promise<boolean> {
    return stat(this.#objects).then(
      () => true,
      () => false,
    );
  }

  /** Writes an object in one step. With `onlyNew`, throws PreconditionFailed when there is one. */
  async put(
    key: string,
    body: Buffer,
    described: Omit<Described, 'etag'>,
    onlyNew: boolean,
  ): Promise<string> {
    const etag = createHash('md5').update(body).digest('hex');
    const file = this.#file(this.#objects, key);
    const description = `${this.#file(this.#descriptions, key)}.json`;
    await mkdir(path.dirname(description), { recursive: true });
    const temporary = path.join(this.#descriptions, `.${randomUUID()}.tmp`);
    await writeFile(temporary, body);
    try {
      await mkdir(path.dirname(file), { recursive: true });
      if (onlyNew) await link(temporary, file);
      else await rename(temporary, file);
    } catch (error) {
      throw writeError(error, key);
    } finally {
      await rm(temporary, { force: true });
    }
    await writeFile(description, JSON.stringify({ ...described, etag } satisfies Described));
    return etag;
  }

  /** Throws NoSuchKey. */
  async head(key: string): Promise<ObjectHead> {
    const file = this.#file(this.#objects, key);
    const status = await stat(file).catch(() => undefined);
    if (status?.isFile() !== true) throw new S3Error('NoSuchKey');
    const description = await readFile(`${this.#file(this.#descriptions, key)}.json`, 'utf8').catch(
      () => undefined,
    );
    const described =
      description === undefined
        ? await describeForeign(file)
        : (JSON.parse(description) as Described);
    return { ...described, size: status.size, modified: status.mtime };
  }

  /** Throws NoSuchKey. */
  async get(key: string): Promise<{ head: ObjectHead; body: Buffer }> {
    const head = await this.head(key);
    const body = await readFile(this.#file(this.#objects, key));
    return { head: { ...head, size: body.length }, body };
  }

  async delete(key: string): Promise<void> {
    await rm(this.#file(this.#objects, key), { force: true });
    await rm(`${this.#file(this.#descriptions, key)}.json`, { force: true });
  }

  /** All keys with that prefix, in S3's order (bytes of UTF-8). */
  async keys(prefix: string): Promise<string[]> {
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    if (folder !== '') this.#file(this.#objects, `${folder}x`);
    const start = path.join(this.#objects, folder);
    const entries = await readdir(start, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.#objects, path.join(entry.parentPath, entry.name)))
      .map((key) => key.split(path.sep).join('/'))
      .filter((key) => key.startsWith(prefix))
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }

  #file(root: string, key: string): string {
    const segments = key.split('/');
    const unsafe = segments.some(
      (segment) => segment === '' || segment === '.' || segment === '..' || /[\0\\]/.test(segment),
    );
    if (unsafe) throw new S3Error('InvalidArgument', `The local store cannot keep the key ${key}.`);
    return path.join(root, ...segments);
  }
}

/** A file that some other program put there. */
async function describeForeign(file: string): Promise<Described> {
  const etag = createHash('md5')
    .update(await readFile(file))
    .digest('hex');
  return { etag, contentType: 'application/octet-stream', headers: {} };
}

function writeError(error: unknown, key: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'EEXIST') return new S3Error('PreconditionFailed');
  if (['ENOTDIR', 'EISDIR', 'ENOTEMPTY', 'ENAMETOOLONG'].includes(code)) {
    return new S3Error('InvalidArgument', `The local store cannot keep the key ${key} (${code}).`);
  }
  return error;
}
