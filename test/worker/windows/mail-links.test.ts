import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../scripts/client/company.ts';
import { openLink } from '../../../scripts/client/rater-client.ts';
import type { IssuedLink, WindowView } from '../../../scripts/client/window.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { SignedInPerson } from '../../../worker/accounts/session.ts';
import type { Deliver, Message } from '../../../worker/delivery/delivery.ts';
import { mailLinks } from '../../../worker/windows/mail-links.ts';
import { readWindow } from '../../../worker/windows/window-store.ts';
import { dumpDatabase } from '../support/dump.ts';
import { resetStorage } from '../support/reset.ts';
import { readyScene } from '../support/scene.ts';
import { testVault } from '../support/vault.ts';
import { origin, workerFetch } from '../support/worker-fetch.ts';

beforeEach(resetStorage);

const addresses = ['yi@example.com', 'er@example.com'];

/** A ready window whose twelve links are made, and a way to mail those of its first client department. */
async function stage() {
  const { company, window } = await readyScene();
  const { hr } = company;
  const { revision } = await hr.post<{ revision: number }>(`/hr/windows/${window}/links`);
  const { person } = await hr.get<{ person: SignedInPerson }>('/session');
  const department = idOf(company.departments, 'C1');
  const sent: Message[] = [];
  const taking: Deliver = async (message) => {
    sent.push(message);
    return ok(true);
  };
  const mail = async (
    to: string[],
    options: { deliver?: Deliver; revision?: number; department?: string } = {},
  ) => {
    const record = await readWindow(env.DB, window);
    if (record === undefined) throw new Error('there is no window');
    const deliver = options.deliver ?? taking;
    const context = { db: env.DB, vault: testVault(), deliver, origin };
    const wish = { department, revision, addresses: to, ...options };
    const mailed = await mailLinks(context, record, { ...person, roles: [] }, wish);
    return mailed.ok ? mailed.value : mailed.reason;
  };
  const confirm = (named: number) =>
    hr.post(`/hr/windows/${window}/confirm-links`, { revision: named });
  return { hr, window, department, revision, sent, mail, confirm };
}

const linkIn = ({ text }: Message) => /https:\S+/.exec(text)?.[0] ?? '';

describe('links by e-mail', () => {
  it('go one to each address, work once confirmed, and are returned to nobody', async () => {
    const { sent, mail, confirm, department, window, hr } = await stage();
    const mailed = await mail(addresses);
    if (typeof mailed === 'string') throw new Error(mailed);
    expect(sent.map(({ to }) => to).toSorted()).toEqual(addresses.toSorted());
    expect(mailed).toMatchObject({ sent: 2, refused: [], unreached: [] });
    expect(mailed.links).toHaveLength(1);
    const links = [...sent.map(linkIn), ...mailed.links.map(({ link }) => link)];
    expect(new Set(links).size).toBe(3);
    await confirm(mailed.revision);
    for (const link of links) {
      expect((await openLink(workerFetch, link)).answer.clientDepartment).toBe(department);
    }
    expect((await hr.get<WindowView>(`/hr/windows/${window}`)).state).toBe('open');
    const dump = JSON.stringify(await dumpDatabase());
    for (const secret of [...addresses, ...links.map((link) => link.split('.').at(-1) ?? '')]) {
      expect(dump).not.toContain(secret);
    }
  });

  it('say the same to everybody, and name no rated department and nobody', async () => {
    const { sent, mail } = await stage();
    await mail(addresses);
    const said = sent.map((message) => ({
      ...message,
      to: '',
      text: message.text.replace(linkIn(message), ''),
    }));
    expect(said[0]).toEqual(said[1]);
    expect(said[0]?.text).not.toMatch(/用户服务|生产中心|客户部门|何人事/);
    expect(said[0]?.subject).not.toContain('\n');
  });

  it('are drawn by lot: no order of addresses decides', async () => {
    const { mail, sent } = await stage();
    let now = await mail(addresses);
    const orders = new Set<string>();
    for (let time = 0; time < 20 && orders.size < 2; time += 1) {
      if (typeof now === 'string') throw new Error(now);
      orders.add(
        sent
          .splice(0)
          .map(({ to }) => to)
          .join(),
      );
      now = await mail(addresses, { revision: now.revision });
    }
    expect(orders.size).toBe(2);
  });

  it('that could not be sent are handed out otherwise, and nothing ties them to an address', async () => {
    const { mail } = await stage();
    const picky: Deliver = async ({ to }) =>
      to.startsWith('er@') ? fail('address_refused') : ok(true);
    const some = await mail(addresses, { deliver: picky });
    expect(some).toMatchObject({ sent: 1, refused: ['er@example.com'], unreached: [] });
    const links = typeof some === 'string' ? [] : some.links;
    expect(links).toHaveLength(2);
    expect(links.flatMap((link) => Object.keys(link))).not.toContain('to');
    const revision = typeof some === 'string' ? 0 : some.revision;
    const down: Deliver = async () => fail('delivery_unavailable');
    const none = await mail(addresses, { deliver: down, revision });
    if (typeof none === 'string') throw new Error(none);
    expect(none.sent).toBe(0);
    expect(none.unreached.toSorted()).toEqual(addresses.toSorted());
    expect(none.links).toHaveLength(3);
  });

  it('replace those made before of the same department, and no others', async () => {
    const { hr, window, department, mail, confirm } = await stage();
    const made = await hr.post<{ revision: number; links: IssuedLink[] }>(
      `/hr/windows/${window}/links`,
    );
    const mailed = await mail(addresses, { revision: made.revision });
    await confirm(typeof mailed === 'string' ? 0 : mailed.revision);
    const works = await Promise.all(
      made.links.map(async ({ link }) =>
        openLink(workerFetch, link).then(
          () => true,
          () => false,
        ),
      ),
    );
    expect(works).toEqual(made.links.map((each) => each.department !== department));
  });

  it('are refused for a set that is not the latest, for strangers and for too many', async () => {
    const { hr, window, mail, sent, revision, confirm } = await stage();
    const before = await dumpDatabase();
    expect(await mail(addresses, { revision: revision - 1 })).toBe('revision_conflict');
    expect(await mail(addresses, { department: 'x'.repeat(21) })).toBe('department_unknown');
    expect(await mail([...addresses, 'a@b.cd', 'c@d.ef'])).toBe('too_many_addresses');
    expect(await dumpDatabase()).toEqual(before);
    await confirm(revision);
    expect(await mail(addresses)).toBe('window_state_forbids');
    expect(sent).toEqual([]);
    await expect(
      hr.post(`/hr/windows/${window}/mail-links`, {
        revision,
        department: 'x'.repeat(21),
        addresses,
      }),
    ).rejects.toMatchObject({ code: 'delivery_not_configured' });
  });
});
