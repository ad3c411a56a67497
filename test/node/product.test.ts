import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct } from '../support/product.ts';

let product: Awaited<ReturnType<typeof startProduct>> | undefined;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.close());

test('the product answers on localhost', async () => {
  const url = new URL(product?.url ?? '');
  expect(url.hostname).toBe('localhost');
  expect((await fetch(url)).status).toBeLessThan(500);
});

test('a new product has every migration applied', async () => {
  const tables = await product?.env.DB.prepare(
    "SELECT count(*) AS count FROM sqlite_master WHERE type = 'table'",
  ).first<{ count: number }>();
  expect(tables?.count).toBeGreaterThan(10);
});

test('the key bucket starts empty and can be looked into', async () => {
  expect((await product?.env.KEYS.list())?.objects).toEqual([]);
});
