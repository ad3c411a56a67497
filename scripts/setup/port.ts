import { createServer } from 'node:net';
import { SetupProblem } from './problem.ts';

/** True when nobody listens on this port of this machine. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      probe.close(() => resolve(true)),
    );
  });
}

/** The wished port, or the next free one among the twenty above it. */
export async function freePort(wished: number): Promise<number> {
  for (let port = wished; port <= wished + 20; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new SetupProblem(`No port between ${wished} and ${wished + 20} is free.`);
}
