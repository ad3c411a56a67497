import type { Bytes } from '../../shared/wire/bytes.ts';
import { KeyUnavailable, type KeyVault } from '../windows/key-vault.ts';
import { LinkKeyring } from '../windows/link-tokens.ts';

const keyring = new LinkKeyring();

/**
 * Finds a link by its token under the keys this isolate knows, and, if that finds nothing
 * and there are windows it did not know, once more. No signature is computed on the way,
 * so guessing costs us little.
 *
 * @throws {KeyUnavailable} if the link could be one of a window whose key cannot be read now
 */
export async function lookUp<T>(
  vault: KeyVault,
  token: Bytes,
  find: (macs: Bytes[]) => Promise<T | undefined>,
): Promise<T | undefined> {
  const tried = await keyring.macsOf(token);
  const found = tried.size === 0 ? undefined : await find([...tried.values()]);
  if (found !== undefined) return found;
  const unreadable = await keyring.refresh(vault);
  // Whatever was not tried above, whoever learnt of it meanwhile: many raters come at once.
  const untried = [...(await keyring.macsOf(token))].flatMap(([window, mac]) =>
    tried.has(window) ? [] : [mac],
  );
  const late = untried.length === 0 ? undefined : await find(untried);
  // "Unknown" would make a rater throw away a link that works again in a minute.
  if (late === undefined && unreadable > 0) throw new KeyUnavailable('link-key');
  return late;
}
