import { expect } from 'vitest';
import { dumpDatabase } from './dump.ts';

/** Expects a call to be refused with this status and code, and to leave the database as it was. */
export async function expectRefusal(
  call: () => Promise<unknown>,
  status: number,
  code: string,
): Promise<void> {
  const before = await dumpDatabase();
  await expect(call()).rejects.toMatchObject({ status, code });
  expect(await dumpDatabase()).toEqual(before);
}
