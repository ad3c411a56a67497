import { createToken, formatLink } from '../../shared/rating-protocol/link.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import type { SignedInPerson } from '../accounts/session.ts';
import { commitAudited } from '../audit/store.ts';
import { isConcerned } from '../separate-duties/rules.ts';
import { inRandomOrder } from '../random-order.ts';
import { clientsOf } from './build-manifest.ts';
import type { KeyVault } from './key-vault.ts';
import { type NewLink, replaceLinks, replaceLinksOf, revisionOf } from './link-store.ts';
import { importLinkKey, linkMac } from './link-tokens.ts';
import { makeLinkKey } from './survey-keys.ts';
import { readWindow, type SurveyRecord, type WindowRecord } from './window-store.ts';

/** Links of a window or of one client department, with the revision by which the set is confirmed. */
export interface IssuedLinks {
  revision: number;
  links: IssuedLink[];
}

/** A link with the client department that hands it out. Exists only in this one reply. */
export interface IssuedLink {
  department: string;
  link: string;
}

/** Why no links are made. */
export type LinksRefusal = 'window_unknown' | 'window_state_forbids' | 'second_person_needed';

/** Why no links of one client department are made. */
export type LinksOfRefusal =
  | LinksRefusal
  | 'department_unknown'
  | 'too_many_addresses'
  | 'revision_conflict';

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
): Promise<Result<IssuedLinks, LinksRefusal>> {
  const window = await readWindow(db, windowId);
  const ready = readyFor(window, person);
  if (!ready.ok) return ready;
  const { rows, links } = await newLinks(vault, ready.value, clientsOf(ready.value.kept), origin);
  const done = await commitAudited(
    db,
    linksMade(windowId, person, { links: rows.length }),
    replaceLinks(db, windowId, rows),
  );
  const revision = revisionOf(done);
  if (revision === undefined) return fail('window_state_forbids');
  return ok({ revision, links });
}

/**
 * Makes the links of one client department anew, for `mailed` of which somebody has addresses.
 * The others of the set, as `revision` names it, stay as they are.
 *
 * @param mailed how many of them will be sent; only noted
 */
export async function makeLinksOf(
  db: D1Database,
  vault: KeyVault,
  windowId: string,
  origin: string,
  person: SignedInPerson,
  wish: { department: string; revision: number; mailed: number },
): Promise<Result<IssuedLinks, LinksOfRefusal>> {
  const window = await readWindow(db, windowId);
  const ready = readyFor(window, person);
  if (!ready.ok) return ready;
  const client = clientsOf(ready.value.kept).find((each) => each.department === wish.department);
  if (client === undefined) return fail('department_unknown');
  if (wish.mailed > client.links) return fail('too_many_addresses');
  const { rows, links } = await newLinks(vault, ready.value, [client], origin);
  const { department, mailed } = wish;
  const done = await commitAudited(
    db,
    linksMade(windowId, person, { links: rows.length, department, mailed }),
    replaceLinksOf(db, windowId, department, wish.revision, rows),
  );
  const revision = revisionOf(done);
  // Somebody made other links meanwhile: these would not belong to the set that is shown here.
  if (revision === undefined) return fail('revision_conflict');
  return ok({ revision, links });
}

interface Ready {
  id: string;
  fp: Bytes;
  kept: SurveyRecord[];
}

/** The surveys of a window that are held. */
export function keptOf(window: WindowRecord): SurveyRecord[] {
  return window.surveys.filter((survey) => survey.approval === 'approved');
}

/** What links are made from, if the window is ready and the person may hold them. */
function readyFor(
  window: WindowRecord | undefined,
  person: SignedInPerson,
): Result<Ready, LinksRefusal> {
  if (window === undefined) return fail('window_unknown');
  const fp = window.manifestHash;
  if (window.state !== 'ready' || fp === undefined) return fail('window_state_forbids');
  if (isConcerned(keptOf(window), person)) return fail('second_person_needed');
  return ok({ id: window.id, fp: new Uint8Array(fp), kept: keptOf(window) });
}

async function newLinks(
  vault: KeyVault,
  window: Ready,
  clients: ReturnType<typeof clientsOf>,
  origin: string,
): Promise<{ rows: NewLink[]; links: IssuedLink[] }> {
  const key = await importLinkKey(await makeLinkKey(vault, window.id));
  const rows: NewLink[] = [];
  const links: IssuedLink[] = [];
  for (const { department, links: count, covers } of clients) {
    for (let made = 0; made < count; made += 1) {
      const token = createToken(randomBytes);
      const mac = await linkMac(key, window.id, token);
      rows.push({ id: randomBytes(16), client: department, mac, surveys: covers });
      links.push({ department, link: formatLink(origin, { fp: window.fp, token }) });
    }
  }
  // A place in this list must not match any stored order.
  return { rows, links: inRandomOrder(links) };
}

function linksMade(
  subject: string,
  person: SignedInPerson,
  detail: Record<string, string | number>,
) {
  return { chain: 'windows', actor: person.id, action: 'make_links', subject, detail } as const;
}

/** Bytes from the platform's generator. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
