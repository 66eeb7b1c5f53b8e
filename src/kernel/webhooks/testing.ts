import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Taken {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A program elsewhere that takes what it is told, or does not. */
export interface Receiver {
  hook: string;
  taken: Taken[];
  answer(status: number): void;
}

export async function withReceiver(work: (receiver: Receiver) => Promise<void>): Promise<void> {
  const taken: Taken[] = [];
  let status = 204;
  const receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      taken.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('x'.repeat(5000));
    });
  });
  await new Promise<void>((resolve) => {
    receiver.listen(0, '127.0.0.1', resolve);
  });
  const answer = (next: number) => {
    status = next;
  };
  try {
    await work({ hook: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`, taken, answer });
  } finally {
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  }
}
