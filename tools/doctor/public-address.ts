import { BlockList, isIPv6 } from 'node:net';

/** Networks that the Internet does not reach (RFC 6890). */
const INSIDE = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

const INSIDE_V6 = [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  ['2001:db8::', 32],
] as const;

const inside = new BlockList();
for (const [network, prefix] of INSIDE) inside.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of INSIDE_V6) inside.addSubnet(network, prefix, 'ipv6');

/** Whether anybody on the Internet can reach an IP address. */
export const isPublicAddress = (address: string): boolean =>
  !inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
