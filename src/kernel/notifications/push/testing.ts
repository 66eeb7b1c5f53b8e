import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A push service as browsers have them, with one browser behind it: it keeps what it was handed. */
export async function withPushService(
  work: (service: {
    origin: string;
    browser: Browser;
    taken: Taken[];
    answer: (status: number) => void;
  }) => Promise<void>,
) {
  const taken: Taken[] = [];
  let status = 201;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      taken.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await work({
      origin,
      browser: aBrowser(),
      taken,
      answer: (next) => {
        status = next;
      },
    });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

export interface Taken {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
export interface Browser {
  own: ECDH;
  auth: Buffer;
}

export function aBrowser(): Browser {
  const own = createECDH('prime256v1');
  own.generateKeys();
  return { own, auth: randomBytes(16) };
}

/** RFC 8291, from the browser's side: what the service has passed on can be read by nobody else. */
export function readPush({ own, auth }: Browser, body: Buffer): unknown {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', own.computeSecret(sender), auth, info, 32));
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(`Content-Encoding: ${name}\0`), length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const open = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return JSON.parse(open.subarray(0, open.lastIndexOf(2)).toString('utf8'));
}
