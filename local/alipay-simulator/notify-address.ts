import { isIPv4 } from 'node:net';

/**
 * Whether the simulator may post to this address: plain loopback, or a host that was allowed by
 * name, so that a stray notify_url never reaches a stranger.
 */
export function mayNotify(url: string, allowedHosts: readonly string[]): boolean {
  const target = URL.parse(url);
  if (target === null || !/^https?:$/.test(target.protocol)) return false;
  const host = target.hostname.toLowerCase();
  const isLoopback =
    host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
  return isLoopback || allowedHosts.includes(host);
}
