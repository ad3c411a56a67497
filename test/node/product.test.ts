import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct } from '../support/product.ts';

let product: Awaited<ReturnType<typeof startProduct>>;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

test('the product answers on localhost', async () => {
  expect(new URL(product.url).hostname).toBe('localhost');
  const answer = await fetch(product.url);
  expect(answer.status).toBeLessThan(500);
});

test('a new product has every migration applied and no rows', async () => {
  const tables = await product.env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table'",
  ).all<{ name: string }>();
  expect(tables.results.length).toBeGreaterThan(5);
});

test('the key bucket starts empty and can be looked into', async () => {
  expect((await product.env.KEYS.list()).objects).toEqual([]);
});
