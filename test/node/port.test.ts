import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '../../scripts/setup/port.ts';

test('a port in use is passed over for a higher one', async () => {
  const stranger = createServer().listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const { port } = stranger.address() as AddressInfo;
  expect(await freePort(port)).toBeGreaterThan(port);
  stranger.close();
  await once(stranger, 'close');
});
