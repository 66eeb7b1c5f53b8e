import { BlockList, isIP } from 'node:net';

/** Ranges of IPv4 that lead to no server of the public net (RFC 6890 and its registry). */
const notPublicV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Of IPv6 only global unicast is public, and in it not what carries an IPv4 address or stands in examples. */
const publicV6 = ['2000::/3'];
const notPublicV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits = ''] = range.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

const forbiddenV4 = listOf(notPublicV4);
const globalV6 = listOf(publicV6);
const forbiddenV6 = listOf(notPublicV6);

/** Whether the address belongs to the public net: no machine of ours or of this network stands behind it. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !forbiddenV4.check(address, 'ipv4');
  return family === 6 && globalV6.check(address, 'ipv6') && !forbiddenV6.check(address, 'ipv6');
}

/** Whether the address lies in one of the networks, as `10.20.0.0/16`. */
export function isWithin(address: string, networks: readonly string[]): boolean {
  const family = isIP(address);
  return family !== 0 && listOf(networks).check(address, family === 6 ? 'ipv6' : 'ipv4');
}
