import { createServer } from 'node:net';
import { SetupProblem } from './problem.ts';

/** Both meanings of localhost: a stranger on either would get the browser's requests. */
const hosts = ['127.0.0.1', '::1'];

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    // Any other error is a machine without this kind of address.
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The wished port, or the next free one among the twenty above it. */
export async function freePort(wished: number): Promise<number> {
  for (let port = wished; port <= wished + 20; port += 1) {
    const free = await Promise.all(hosts.map((host) => isFree(port, host)));
    if (!free.includes(false)) return port;
  }
  throw new SetupProblem(`No port between ${wished} and ${wished + 20} is free.`);
}
