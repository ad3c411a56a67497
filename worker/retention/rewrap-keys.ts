import { inRandomOrder } from '../random-order.ts';
import { KeyUnavailable, type KeyVault, listOlderKeys, rewrapKey } from '../windows/key-vault.ts';

const purposes = ['survey-keys', 'link-key', 'evidence', 'words'] as const;
/** Keys that one run of the clock wraps anew; each is a read and a write of R2. */
const rewrapsPerRun = 100;

/**
 * Wraps keys under older secrets with the newest one, at most 100 a run, while more than one
 * secret is set. Windows run on meanwhile, since every secret that is set unwraps. Running twice
 * or two at once is harmless, and what fails is tried again by the next run.
 */
export async function rewrapKeys(vault: KeyVault): Promise<void> {
  if (vault.secrets.byVersion.size < 2) return;
  for (const { purpose, owner } of (await olderKeys(vault)).slice(0, rewrapsPerRun)) {
    try {
      await rewrapKey(vault, purpose, owner);
    } catch (error) {
      // One key that cannot be read keeps none of the others under the old secret.
      if (!(error instanceof KeyUnavailable)) throw error;
    }
  }
}

/**
 * All keys that are not known to be under the newest secret. In random order: some that can never
 * be read do not take every place of every run.
 */
async function olderKeys(vault: KeyVault) {
  const lists = await Promise.all(
    purposes.map(async (purpose) =>
      (await listOlderKeys(vault, purpose)).map((owner) => ({ purpose, owner })),
    ),
  );
  return inRandomOrder(lists.flat());
}

/** Keys that are not known to be under the newest secret; none while only one secret is set. */
export async function countOlderKeys(vault: KeyVault): Promise<number> {
  return vault.secrets.byVersion.size < 2 ? 0 : (await olderKeys(vault)).length;
}
