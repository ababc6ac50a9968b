/**
 * What a route is about, for the document's tags and the folders of the collection: the first
 * segment after `/v1`, or, for what belongs to a store, the next.
 */
export function capabilityOf(path: string): string {
  const [first = '', ...rest] = path.split('/').filter((s) => s !== '' && s !== 'v1');
  const inStore = first === 'stores' ? rest.find((s) => !s.startsWith('{')) : undefined;
  return (inStore ?? first).replace(/\.json$/, '');
}
