/**
 * Takes the data out of an `aws-chunked` body: `size;signature CRLF data CRLF ... 0 CRLF trailers`.
 * Source: Amazon S3 API, "Signature calculations: transferring payload in multiple chunks".
 */
export function decodeAwsChunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const lineEnd = body.indexOf('\r\n', at);
    if (lineEnd < 0) break;
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (!(size > 0)) break;
    const start = lineEnd + 2;
    parts.push(body.subarray(start, start + size));
    at = start + size + 2;
  }
  return Buffer.concat(parts);
}
