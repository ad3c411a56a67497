import { ok, type Result } from '../../shared/result.ts';
import type { SignedInPerson } from '../accounts/session.ts';
import type { Deliver } from '../delivery/delivery.ts';
import { readCompany } from '../organisation/company-store.ts';
import { inRandomOrder } from '../random-order.ts';
import type { KeyVault } from './key-vault.ts';
import { linkMessage } from './link-message.ts';
import { type IssuedLink, type LinksOfRefusal, makeLinksOf } from './make-links.ts';
import type { WindowRecord } from './window-store.ts';

/** Messages under way at once: as many connections as the platform lets one request have. */
const atOnce = 6;

/** What became of the links of one client department. */
export interface MailedLinks {
  revision: number;
  /** Messages that were taken; whether they arrive is not known. */
  sent: number;
  /** Links for which nobody got a message, in random order: to be handed out otherwise. */
  links: IssuedLink[];
  /** Addresses that were refused, now and later, and those that were not reached; in random order. */
  refused: string[];
  unreached: string[];
}

/**
 * Makes the links of one client department anew and sends one to each address, drawn by lot. Who
 * got which is known to whoever delivers the mail and nowhere here: it is not stored, returned or
 * logged. A link that was sent is not returned, so HR never sees it.
 *
 * Links first, then mail: if this is cut short, running it again makes other links and sends to
 * all once more, and the earlier ones never become valid.
 */
export async function mailLinks(
  context: { db: D1Database; vault: KeyVault; deliver: Deliver; origin: string },
  window: WindowRecord,
  person: SignedInPerson,
  wish: { department: string; revision: number; addresses: string[] },
): Promise<Result<MailedLinks, LinksOfRefusal>> {
  const { db, vault, origin } = context;
  const { department, revision, addresses } = wish;
  const mailed = addresses.length;
  const made = await makeLinksOf(db, vault, window.id, origin, person, {
    department,
    revision,
    mailed,
  });
  if (!made.ok) return made;
  const { name: company, timeZone } = await readCompany(db);
  const { opensAt, closesAt } = window;
  const facts = { company, timeZone, opensAt, closesAt };

  const links = inRandomOrder(made.value.links);
  const waiting = inRandomOrder(addresses).map((to, index) => ({ to, link: links[index] }));
  const left = links.slice(mailed);
  const refused: string[] = [];
  const unreached: string[] = [];
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { to, link } = next;
      if (link === undefined) continue;
      // Once it cannot be reached, the others would only wait as long and fail as well.
      const taken =
        unreached.length > 0 ? undefined : await context.deliver(linkMessage(to, link.link, facts));
      if (taken?.ok === true) continue;
      left.push(link);
      (taken?.reason === 'address_refused' ? refused : unreached).push(to);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return ok({
    revision: made.value.revision,
    sent: mailed - refused.length - unreached.length,
    // Shuffled apart, so that no place in one list tells of a place in another.
    links: inRandomOrder(left),
    refused: inRandomOrder(refused),
    unreached: inRandomOrder(unreached),
  });
}
