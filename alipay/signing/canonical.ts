/**
 * The text Alipay signs for a set of parameters: sorted by key, joined `key=value` with `&`, values
 * raw (not encoded, not trimmed). Keys are sorted, not the joined pairs: the two orders differ when
 * one key is a prefix of another.
 *
 * The caller leaves out what is not signed (`sign`, empty values, in notifications `sign_type`).
 */
export function canonicalText(params: Iterable<readonly [string, string]>): string {
  return [...params]
    .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
    .map((param) => `${param[0]}=${param[1]}`)
    .join('&');
}
