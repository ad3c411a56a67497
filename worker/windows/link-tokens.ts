import { TAG_LINK } from '../../shared/rating-protocol/domain-tags.ts';
import { type Bytes, concatBytes, textBytes } from '../../shared/wire/bytes.ts';
import { KeyUnavailable, type KeyVault, listKeyOwners, loadKey } from './key-vault.ts';

/** Imports a window's link key for `linkMac`. */
export function importLinkKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

/**
 * What the database holds of a link: HMAC-SHA-256 of tag, window and token, 32 bytes.
 * Once the key is deleted, nobody can find the row of a link, not even with the link.
 */
export async function linkMac(key: CryptoKey, windowId: string, token: Bytes): Promise<Bytes> {
  const window = textBytes(`${windowId}\0`);
  const message = concatBytes(TAG_LINK, window, token);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}

/**
 * The link keys of all windows that have links. A token does not say whose window it is
 * of, so it is looked for under each; few windows are ever open at once.
 */
export class LinkKeyring {
  readonly #keys = new Map<string, CryptoKey>();

  /** MACs of a token under every key known to this isolate, by window. */
  async macsOf(token: Bytes): Promise<Map<string, Bytes>> {
    const entries = [...this.#keys].map(
      async ([window, key]) => [window, await linkMac(key, window, token)] as const,
    );
    return new Map(await Promise.all(entries));
  }

  /**
   * Looks again which windows have links. A key that cannot be read, for example because it
   * is wrapped with a secret that is gone, must not shut out the links of other windows.
   * @returns how many keys are unreadable
   */
  async refresh(vault: KeyVault): Promise<number> {
    const windows = await listKeyOwners(vault, 'link-key');
    for (const known of this.#keys.keys()) {
      if (!windows.includes(known)) this.#keys.delete(known);
    }
    let unreadable = 0;
    for (const window of windows.filter((each) => !this.#keys.has(each))) {
      const key = await this.#read(vault, window);
      if (key === undefined) unreadable += 1;
      else this.#keys.set(window, key);
    }
    return unreadable;
  }

  async #read(vault: KeyVault, window: string): Promise<CryptoKey | undefined> {
    try {
      return await importLinkKey(await loadKey(vault, 'link-key', window));
    } catch (error) {
      if (error instanceof KeyUnavailable) return undefined;
      throw error;
    }
  }
}
