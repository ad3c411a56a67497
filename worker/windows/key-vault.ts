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
    vault.bucket.put(objectName(purpose, owner), wrapped, {
      onlyIf: { etagDoesNotMatch: '*' },
      customMetadata: noteOf(vault),
    }),
  );
  return loadKey(vault, purpose, owner);
}

/** The key of an owner. @throws {KeyUnavailable} */
export async function loadKey(vault: KeyVault, purpose: KeyPurpose, owner: string): Promise<Bytes> {
  const key = await findKey(vault, purpose, owner);
  if (key === undefined) throw new KeyUnavailable(purpose);
  return key;
}

/** The key of an owner, or undefined if there is none. @throws {KeyUnavailable} if it is unreadable */
export async function findKey(
  vault: KeyVault,
  purpose: KeyPurpose,
  owner: string,
): Promise<Bytes | undefined> {
  const object = await fromBucket(purpose, vault.bucket.get(objectName(purpose, owner)));
  return object === null ? undefined : openObject(vault, purpose, owner, object);
}

async function openObject(
  vault: KeyVault,
  purpose: KeyPurpose,
  owner: string,
  object: R2ObjectBody,
): Promise<Bytes> {
  const wrapped = new Uint8Array(await fromBucket(purpose, object.arrayBuffer()));
  const key = await unwrapKey(vault.secrets, purpose, owner, wrapped);
  if (key === undefined) throw new KeyUnavailable(purpose);
  return key;
}

/**
 * Wraps a key anew with the newest secret. A key that is destroyed meanwhile stays destroyed: the
 * new object replaces only the very one that was read.
 *
 * @returns false when there was nothing to replace any more
 * @throws {KeyUnavailable} when it is wrapped under a secret that is gone, or R2 is down
 */
export async function rewrapKey(
  vault: KeyVault,
  purpose: KeyPurpose,
  owner: string,
): Promise<boolean> {
  const name = objectName(purpose, owner);
  const object = await fromBucket(purpose, vault.bucket.get(name));
  if (object === null) return false;
  const key = await openObject(vault, purpose, owner, object);
  const wrapped = await wrapKey(vault.secrets, purpose, owner, key);
  const put = await fromBucket(
    purpose,
    vault.bucket.put(name, wrapped, {
      onlyIf: { etagMatches: object.etag },
      customMetadata: noteOf(vault),
    }),
  );
  return put !== null;
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

/** Keys that R2 deletes in one call at most. */
const mostAtOnce = 1000;

/** As `destroyKey`, of many owners: whether they are gone is looked up in one list. */
export async function destroyKeys(
  vault: KeyVault,
  purpose: KeyPurpose,
  owners: readonly string[],
): Promise<void> {
  if (owners.length === 0) return;
  const names = owners.map((owner) => objectName(purpose, owner));
  for (let from = 0; from < names.length; from += mostAtOnce) {
    await fromBucket(purpose, vault.bucket.delete(names.slice(from, from + mostAtOnce)));
  }
  const left = new Set(await listKeyOwners(vault, purpose));
  if (owners.some((owner) => left.has(owner))) throw new KeyUnavailable(purpose);
}

/** Owners of all keys of a purpose; link keys name the windows whose links may be used. */
export async function listKeyOwners(vault: KeyVault, purpose: KeyPurpose): Promise<string[]> {
  return (await listKeys(vault, purpose)).map(({ owner }) => owner);
}

/** Owners of the keys of a purpose that no note says are wrapped with the newest secret. */
export async function listOlderKeys(vault: KeyVault, purpose: KeyPurpose): Promise<string[]> {
  const { secret } = noteOf(vault);
  const keys = await listKeys(vault, purpose);
  return keys.filter((key) => key.secret !== secret).map(({ owner }) => owner);
}

/** Beside a wrapped key: the secret's version, so that a list tells it without reading the key. */
function noteOf(vault: KeyVault): { secret: string } {
  return { secret: String(vault.secrets.newest) };
}

async function listKeys(
  vault: KeyVault,
  purpose: KeyPurpose,
): Promise<{ owner: string; secret: string | undefined }[]> {
  const prefix = `${purpose}/`;
  const keys: { owner: string; secret: string | undefined }[] = [];
  let cursor: string | undefined;
  do {
    const page: R2Objects = await fromBucket(
      purpose,
      vault.bucket.list({
        prefix,
        include: ['customMetadata'],
        ...(cursor === undefined ? {} : { cursor }),
      }),
    );
    for (const { key, customMetadata } of page.objects) {
      keys.push({ owner: key.slice(prefix.length), secret: customMetadata?.['secret'] });
    }
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return keys;
}
