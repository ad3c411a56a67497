import { isHalted } from '../audit/halt-store.ts';
import { destroyKey, type KeyVault, listKeyOwners } from '../windows/key-vault.ts';
import { destroySurveyKeys } from '../windows/survey-keys.ts';
import { confirmDestroyed, readFinishedWithKeys, readStillNeeded } from './key-sweep-store.ts';

/**
 * Destroys the keys of surveys that are tallied, withheld or void, and notes that they are
 * gone. A survey is released only after that note.
 */
export async function destroyFinishedKeys(db: D1Database, vault: KeyVault): Promise<void> {
  for (const surveyId of await readFinishedWithKeys(db)) {
    await destroySurveyKeys(vault, surveyId);
    await confirmDestroyed(db, surveyId);
  }
}

/**
 * Looks through the vault itself for keys that nobody needs any more, whatever left them
 * there: a crash between two steps, a preparation that a void overtook. Not while the log does not
 * bear out its anchor: an older database knows nothing of the windows since, and would take the keys
 * of all of them away for good before the right one is put back.
 */
export async function sweepKeys(db: D1Database, vault: KeyVault): Promise<void> {
  await destroyFinishedKeys(db, vault);
  if (await isHalted(db)) return;
  for (const purpose of ['survey-keys', 'evidence', 'link-key'] as const) {
    const owners = await listKeyOwners(vault, purpose);
    const needed = await readStillNeeded(db, purpose, owners);
    for (const owner of owners) {
      if (!needed.has(owner)) await destroyKey(vault, purpose, owner);
    }
  }
}
