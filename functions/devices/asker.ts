import { createHmac, randomUUID } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** As Node tells it, which may listen for both kinds at once. */
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * From where somebody asks, as a word that only we can make: to count by, not to look up. A household
 * has a whole /64 of IPv6 addresses, so those count as one. Of this machine's own address nobody asks
 * but where everything runs on it: a developer opens every screen there is, so each counts alone.
 */
export function askerOf({ requestContext }: APIGatewayProxyEventV2, secret: string): string {
  const { sourceIp } = requestContext.http;
  const place = LOOPBACK.has(sourceIp) ? randomUUID() : placeOf(sourceIp);
  return createHmac('sha256', secret).update(`asker\n${place}`).digest('base64url').slice(0, 22);
}

const placeOf = (address: string): string => (isIPv6(address) ? network(address) : address);

/** The first four groups, written in full. */
function network(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const after = tail?.split(':').filter((group) => group !== '') ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...after];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
