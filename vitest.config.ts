import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import ProjectByProject from './scripts/test-order.ts';
import { startIdentityProvider } from './test/support/identity-provider.ts';
import { startMailService } from './test/support/mail-service.ts';
import { testSecrets } from './test/support/test-secrets.ts';

export default defineConfig({
  test: {
    sequence: { shuffle: true, sequencer: ProjectByProject },
    // By default one core would be left idle, which on two cores is half of the machine.
    maxWorkers: 2,
    projects: [
      {
        // Pure code and everything of the Worker: inside workerd.
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                ...testSecrets,
                TEST_MIGRATIONS: await readD1Migrations('migrations'),
                TEST_MAIL_URL: await startMailService(),
                TEST_IDENTITY_PROVIDER_URL: (await startIdentityProvider()).url,
              },
              email: {
                send_email: [
                  { name: 'TEST_EMAIL', allowed_destination_addresses: ['staff@example.com'] },
                ],
              },
            },
          })),
        ],
        test: {
          name: 'workerd',
          // One runtime for all files, since starting one takes longer than most files do. The setup
          // empties its storage before each file, and the order is shuffled.
          isolate: false,
          // A whole window's life takes a second, and many times that on a busy machine.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: [
            'test/unit/**/*.test.ts',
            'test/worker/**/*.test.ts',
            'test/attacks/**/*.test.ts',
            'test/disclosure/**/*.test.ts',
          ],
          setupFiles: ['test/worker/setup.ts'],
          sequence: { shuffle: true },
        },
      },
      {
        // Scripts, the repository itself, and pages in the real browser against the real Worker.
        test: {
          name: 'node',
          // The files of a process share their modules and one browser; a product is each its own.
          isolate: false,
          include: ['test/node/**/*.test.ts', 'test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A page shows what it should some moments after a press: longer ones on a busy machine.
          expect: { poll: { timeout: 20_000 } },
          sequence: { shuffle: true },
        },
      },
    ],
  },
});
