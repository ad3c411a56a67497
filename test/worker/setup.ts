import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';

// A whole window's life takes a second, and many times that on a machine that does other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
