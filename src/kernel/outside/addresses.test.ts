import { expect, test } from 'vitest';
import { isPublicAddress, isWithin } from './addresses.ts';
import { askOutside, demandOutside } from './ask-outside.ts';

test('addresses of machines and networks of one’s own are not public', () => {
  const own = [
    ...['127.0.0.1', '127.9.9.9', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
    ...['0.0.0.0', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '203.0.113.9'],
    ...['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::'],
    ...['2001:db8::1', 'ff02::1', 'no address', ''],
  ];
  expect(own.filter(isPublicAddress)).toEqual([]);
  expect(['8.8.8.8', '172.32.0.1', '113.160.1.1', '2400:cb00::1', '2606:4700::1111'].every(isPublicAddress)).toBe(true);
});

test('a network can be named besides', () => {
  expect(isWithin('10.20.3.4', ['10.20.0.0/16'])).toBe(true);
  expect(isWithin('10.21.3.4', ['10.20.0.0/16'])).toBe(false);
  expect(isWithin('fd00::5', ['fd00::/8', '10.0.0.0/8'])).toBe(true);
});

test('what leads inside is refused however it is written', () => {
  const codeOf = (address: string, networks: string[] = []) => {
    try {
      demandOutside(address, { OUTSIDE_NETWORKS: networks });
      return null;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  for (const address of ['https://127.0.0.1/', 'https://0x7f.1/', 'https://2130706433/', 'https://[::ffff:7f00:1]/']) {
    expect(codeOf(address)).toBe('outside.address-inside');
  }
  expect(codeOf('https://localhost:5432/')).toBe('outside.address-inside');
  expect(codeOf('https://metadata.google.internal/')).toBe('outside.address-inside');
  expect(codeOf('http://example.org/')).toBe('outside.https-needed');
  expect(codeOf('ftp://example.org/', ['127.0.0.0/8'])).toBe('outside.https-needed');
  expect(codeOf('https://a:b@example.org/')).toBe('outside.address-with-password');
  expect(codeOf('https://example.org/hook')).toBeNull();
  expect(codeOf('http://127.0.0.1:9/', ['127.0.0.0/8'])).toBeNull();
});

test('a name that leads inside is found out when it is asked', async () => {
  const asked = { method: 'GET', limitBytes: 10, patienceMs: 5000 } as const;
  // Allowed by its form, since another network is named; then it turns out to be this machine.
  const asking = askOutside('http://localhost:1/', asked, { OUTSIDE_NETWORKS: ['10.20.0.0/16'] });
  await expect(asking).rejects.toMatchObject({ code: 'outside.address-inside' });
});
