import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import type { KeyVault } from './key-vault.ts';

/** The vault of the keys that this request's Worker is bound to. */
export function vaultOf(c: Context<AppEnv>): KeyVault {
  return { bucket: c.env.KEYS, secrets: c.get('config').keyEncryption };
}
