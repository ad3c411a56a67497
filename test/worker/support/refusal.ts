import { expect } from 'vitest';
import { dumpWithoutRefusals } from './dump.ts';

/** Expects a call to be refused with this status and code, and to leave the database as it was. */
export async function expectRefusal(
  call: () => Promise<unknown>,
  status: number,
  code: string,
): Promise<void> {
  const before = await dumpWithoutRefusals();
  await expect(call()).rejects.toMatchObject({ status, code });
  expect(await dumpWithoutRefusals()).toEqual(before);
}
