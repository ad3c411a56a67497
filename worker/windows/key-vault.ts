import type { KeyEncryptionSecrets } from '../env.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import { type KeyPurpose, unwrapKey, wrapKey } from './key-wrapping.ts';

/**
 * Private keys in R2, wrapped. R2 and not D1, because deleting an object is final while
 * the database keeps its history: a key that is deleted here is gone.
 */
export interface KeyVault {
  bucket: R2Bucket;
  secrets: KeyEncryptionSecrets;
}

/** A key that should be there cannot be used: absent, unreadable, wrapped otherwise, or R2 is down. */
export class KeyUnavailable extends Error {}

/** What R2 answers; its failures are all one to a caller: try again. */
async function fromBucket<T>(purpose: KeyPurpose, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch {
    throw new KeyUnavailable(purpose);
  }
}

function objectName(purpose: KeyPurpose, owner: string): string {
  return `${purpose}/${owner}`;
}

/**
 * The key of an owner, made by `make` if there is none yet. When two calls make it at
 * once, the first to arrive wins and both return the winner's, so a repeated or
 * interrupted preparation never ends with two keys.
 */
export async function keepKey(
  vault: KeyVault,
  purpose: KeyPurpose,
  owner: string,
  make: () => Promise<Bytes>,
): Promise<Bytes> {
  const present = await findKey(vault, purpose, owner);
  if (present !== undefined) return present;
  const wrapped = await wrapKey(vault.secrets, purpose, owner, await make());
  await fromBucket(
    purpose,
    vault.bucket.put(objectName(purpose, owner), wrapped, { onlyIf: { etagDoesNotMatch: '*' } }),
  );
  return loadKey(vault, purpose, owner);
}

/** The key of an owner. @throws {KeyUnavailable} */
export async function loadKey(vault: KeyVault, purpose: KeyPurpose, owner: string): Promise<Bytes> {
  const key = await findKey(vault, purpose, owner);
  if (key === undefined) throw new KeyUnavailable(purpose);
  return key;
}

async function findKey(
  vault: KeyVault,
  purpose: KeyPurpose,
  owner: string,
): Promise<Bytes | undefined> {
  const object = await fromBucket(purpose, vault.bucket.get(objectName(purpose, owner)));
  if (object === null) return undefined;
  const wrapped = new Uint8Array(await fromBucket(purpose, object.arrayBuffer()));
  const key = await unwrapKey(vault.secrets, purpose, owner, wrapped);
  if (key === undefined) throw new KeyUnavailable(purpose);
  return key;
}

/** Deletes a key for good and looks that it is gone; deleting it twice is harmless. */
export async function destroyKey(
  vault: KeyVault,
  purpose: KeyPurpose,
  owner: string,
): Promise<void> {
  const name = objectName(purpose, owner);
  await fromBucket(purpose, vault.bucket.delete(name));
  if ((await fromBucket(purpose, vault.bucket.head(name))) !== null)
    throw new KeyUnavailable(purpose);
}

/** Owners of all keys of a purpose; link keys name the windows whose links may be used. */
export async function listKeyOwners(vault: KeyVault, purpose: KeyPurpose): Promise<string[]> {
  const prefix = `${purpose}/`;
  const owners: string[] = [];
  let cursor: string | undefined;
  do {
    const options = { prefix, ...(cursor === undefined ? {} : { cursor }) };
    const page: R2Objects = await fromBucket(purpose, vault.bucket.list(options));
    owners.push(...page.objects.map((object) => object.key.slice(prefix.length)));
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return owners;
}
