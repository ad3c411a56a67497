import type { Bytes } from '../../shared/wire/bytes.ts';
import type { KeyVault } from '../windows/key-vault.ts';
import { LinkKeyring } from '../windows/link-tokens.ts';

const keyring = new LinkKeyring();

/**
 * Finds a link by its token under the keys this isolate knows, and, if that finds nothing
 * and there are windows it did not know, once more. No signature is computed on the way,
 * so guessing costs us little.
 */
export async function lookUp<T>(
  vault: KeyVault,
  token: Bytes,
  find: (macs: Bytes[]) => Promise<T | undefined>,
): Promise<T | undefined> {
  const macs = await keyring.macsOf(token);
  const found = macs.length === 0 ? undefined : await find(macs);
  if (found !== undefined) return found;
  return (await keyring.refresh(vault)) ? find(await keyring.macsOf(token)) : undefined;
}
