import { env } from 'cloudflare:workers';
import { readConfig } from '../../../worker/env.ts';
import type { KeyVault } from '../../../worker/windows/key-vault.ts';

/** The Worker's own key store, for tests that call its parts directly. */
export function testVault(): KeyVault {
  const config = readConfig(env);
  if (config === undefined) throw new Error('the secrets of the tests are incomplete');
  return { bucket: env.KEYS, secrets: config.keyEncryption };
}

/** A key store whose objects cannot be deleted, as if the Worker had crashed before doing it. */
export function undeletingVault(): KeyVault {
  const bucket = new Proxy(env.KEYS, {
    get(target, name) {
      if (name === 'delete') return () => Promise.reject(new Error('R2 is down'));
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return { ...testVault(), bucket };
}

/** A key store that takes `most` objects and then fails, as if the Worker had been killed there. */
export function dyingVault(most: number): KeyVault {
  let taken = 0;
  const bucket = new Proxy(env.KEYS, {
    get(target, name) {
      if (name === 'put') {
        taken += 1;
        if (taken > most) return () => Promise.reject(new Error('killed'));
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return { ...testVault(), bucket };
}

/** Names of all keys in the key store; the log's anchor lies beside them. */
export async function keyNames(): Promise<string[]> {
  const { objects } = await env.KEYS.list();
  return objects
    .map((object) => object.key)
    .filter((name) => name !== 'audit-heads')
    .sort();
}
