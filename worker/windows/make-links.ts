import { createToken, formatLink } from '../../shared/rating-protocol/link.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import { commitAudited } from '../audit/store.ts';
import type { SignedInPerson } from '../accounts/session.ts';
import { clientsOf } from './build-manifest.ts';
import { inRandomOrder } from '../random-order.ts';
import type { KeyVault } from './key-vault.ts';
import { type NewLink, replaceLinks, revisionOf } from './link-store.ts';
import { importLinkKey, linkMac } from './link-tokens.ts';
import { makeLinkKey } from './survey-keys.ts';
import { readWindow } from './window-store.ts';

/** All links of a window, with the revision by which this set of them is confirmed. */
export interface IssuedLinks {
  revision: number;
  links: IssuedLink[];
}

/** A link with the client department that hands it out. Exists only in this one reply. */
export interface IssuedLink {
  department: string;
  link: string;
}

/**
 * Makes all links of a ready window and returns them, the only time anybody can. Until
 * they are confirmed as saved they are not valid, and calling this again replaces them
 * all: a lost reply costs nothing.
 *
 * Whoever makes them holds them all for a moment. That is nobody who belongs to, manages or
 * reviews a rated department.
 *
 * @param origin of the rater's page, without trailing slash
 */
export async function makeLinks(
  db: D1Database,
  vault: KeyVault,
  windowId: string,
  origin: string,
  person: SignedInPerson,
): Promise<
  Result<IssuedLinks, 'window_unknown' | 'window_state_forbids' | 'second_person_needed'>
> {
  const window = await readWindow(db, windowId);
  if (window === undefined) return fail('window_unknown');
  const fp = window.manifestHash;
  if (window.state !== 'ready' || fp === undefined) return fail('window_state_forbids');
  const kept = window.surveys.filter((survey) => survey.approval === 'approved');
  const isConcerned = kept.some(
    ({ department, manager, reviewer }) =>
      department === person.department || manager === person.id || reviewer === person.id,
  );
  if (isConcerned) return fail('second_person_needed');
  const key = await importLinkKey(await makeLinkKey(vault, windowId));

  const rows: NewLink[] = [];
  const issued: IssuedLink[] = [];
  for (const client of clientsOf(kept)) {
    for (let count = 0; count < client.links; count += 1) {
      const token = createToken(randomBytes);
      rows.push({
        id: randomBytes(16),
        client: client.department,
        mac: await linkMac(key, windowId, token),
        surveys: client.covers,
      });
      const link = formatLink(origin, { fp: new Uint8Array(fp), token });
      issued.push({ department: client.department, link });
    }
  }
  const done = await commitAudited(
    db,
    {
      chain: 'windows',
      actor: person.id,
      action: 'make_links',
      subject: windowId,
      detail: { links: rows.length },
    },
    replaceLinks(db, windowId, rows),
  );
  const revision = revisionOf(done);
  if (revision === undefined) return fail('window_state_forbids');
  // A place in this list must not match any stored order.
  return ok({ revision, links: inRandomOrder(issued) });
}

function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
