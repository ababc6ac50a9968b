import type { BucketFiles } from './bucket-files.ts';
import { element } from './xml.ts';

/** Answers ListObjectsV2 as XML. A continuation token is the last key of the page before. */
export async function listObjects(
  name: string,
  bucket: BucketFiles,
  query: URLSearchParams,
): Promise<string> {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const limit = Math.min(Number(query.get('max-keys') ?? 1_000), 1_000);
  const token = query.get('continuation-token');
  const after =
    token === null
      ? (query.get('start-after') ?? '')
      : Buffer.from(token, 'base64url').toString('utf8');

  const contents: string[] = [];
  const common = new Set<string>();
  let last = '';
  let truncated = false;
  for (const key of await bucket.keys(prefix)) {
    if (Buffer.compare(Buffer.from(key), Buffer.from(after)) <= 0) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const group = cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
    if (group !== undefined && (common.has(group) || after.startsWith(group))) {
      last = key;
      continue;
    }
    if (contents.length + common.size === limit) {
      truncated = true;
      break;
    }
    last = key;
    if (group === undefined) contents.push(key);
    else common.add(group);
  }

  const objects = await Promise.all(contents.map((key) => describe(key, bucket)));
  const next = truncated
    ? element('NextContinuationToken', Buffer.from(last).toString('base64url'))
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${[
    element('Name', name),
    element('Prefix', prefix),
    element('MaxKeys', String(limit)),
    element('KeyCount', String(contents.length + common.size)),
    element('IsTruncated', String(truncated)),
    next,
    ...objects,
    ...[...common].map((group) => `<CommonPrefixes>${element('Prefix', group)}</CommonPrefixes>`),
  ].join('')}</ListBucketResult>`;
}

async function describe(key: string, bucket: BucketFiles): Promise<string> {
  const head = await bucket.head(key);
  return `<Contents>${[
    element('Key', key),
    element('LastModified', head.modified.toISOString()),
    element('ETag', `"${head.etag}"`),
    element('Size', String(head.size)),
    element('StorageClass', 'STANDARD'),
  ].join('')}</Contents>`;
}
