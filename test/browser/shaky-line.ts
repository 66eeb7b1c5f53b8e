import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ShakyLine {
  url: string;
  /** The next request to a path that fits arrives, and its answer does not. */
  loseAnswerOf(path: RegExp): void;
  /** What was asked with these methods, in order. */
  writes: string[];
  close(): Promise<void>;
}

/** A line to a server on which an answer can get lost: the server has acted, and the phone does not know. */
export async function shakyLine(to: string): Promise<ShakyLine> {
  const target = new URL(to);
  const lost: RegExp[] = [];
  const writes: string[] = [];
  const server = createServer((asked, answer) => {
    const path = asked.url ?? '/';
    if (asked.method !== 'GET') writes.push(`${asked.method} ${path}`);
    const loses = lost.findIndex((each) => asked.method !== 'GET' && each.test(path));
    if (loses >= 0) lost.splice(loses, 1);
    const { hostname, port } = target;
    const onward = request({ hostname, port, path, method: asked.method, headers: asked.headers }, (told) => {
      if (loses >= 0) {
        told.resume();
        told.on('end', () => answer.destroy());
        return;
      }
      answer.writeHead(told.statusCode ?? 502, told.headers);
      told.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    loseAnswerOf: (path) => lost.push(path),
    writes,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
