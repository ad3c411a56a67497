import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StaffClient } from '../../../scripts/client/staff-client.ts';
import { dayIn } from '../../../shared/calendar/working-days.ts';
import type { PersonRow } from '../../../worker/organisation/people-list-store.ts';
import { resetStorage } from '../support/reset.ts';
import { now } from '../support/scene.ts';
import { addPerson, firstHr, personOf, signInAs } from './organisation-scene.ts';

let hr: StaffClient;
/** Somebody who has enrolled, with a link that waits, who left a link to expire, with nothing. */
let ids: Record<'enrolled' | 'waiting' | 'expired' | 'none', string>;

beforeAll(async () => {
  await resetStorage();
  hr = await firstHr();
  ids = {
    enrolled: await addPerson(hr, 'p1'),
    waiting: await addPerson(hr, 'p2'),
    expired: await addPerson(hr, 'p3'),
    none: await addPerson(hr, 'p4'),
  };
  await signInAs(hr, ids.enrolled);
  for (const id of [ids.waiting, ids.expired]) await hr.post(`/hr/people/${id}/sign-in-link`);
  await env.DB.prepare('UPDATE enrolment_links SET expires_at = unixepoch() WHERE person_id = ?1')
    .bind(ids.expired)
    .run();
});

const listed = async (access: string) =>
  (await hr.get<{ rows: PersonRow[] }>(`/hr/people?access=${access}`)).rows.map(
    ({ number }) => number,
  );

describe('how somebody gets in', () => {
  it('is shown to HR: passkeys, days of enrolling and of the last sign-in, the link that waits', async () => {
    const today = dayIn('Asia/Shanghai', await now());
    expect((await personOf(hr, ids.enrolled)).access).toEqual({
      passkeys: 1,
      enrolledOn: today,
      sso: false,
      lastSignInOn: today,
      link: null,
    });
    const nothing = { passkeys: 0, enrolledOn: null, sso: false, lastSignInOn: null, link: null };
    expect((await personOf(hr, ids.waiting)).access).toEqual({
      ...nothing,
      link: { kind: 'enrolment', approved: false, expiresAt: expect.any(Number) as number },
    });
    expect((await personOf(hr, ids.expired)).access).toEqual(nothing);
    expect((await personOf(hr, ids.none)).access).toEqual(nothing);
  });

  it('narrows the list to who can, cannot, or could by a link', async () => {
    expect(await listed('any')).toEqual(['h1', 'p1', 'p2', 'p3', 'p4']);
    expect(await listed('enrolled')).toEqual(['h1', 'p1']);
    expect(await listed('waiting')).toEqual(['p2']);
    expect(await listed('none')).toEqual(['p3', 'p4']);
  });

  it('tells of a recovery whether a second person has approved it', async () => {
    const id = await addPerson(hr, 'p5');
    await signInAs(hr, id);
    await hr.post(`/hr/people/${id}/sign-in-link`);
    const link = async () => (await personOf(hr, id)).access.link;
    expect(await link()).toMatchObject({ kind: 'recovery', approved: false });
    await env.DB.prepare('UPDATE enrolment_links SET approved_by = ?2 WHERE person_id = ?1')
      .bind(id, ids.none)
      .run();
    expect(await link()).toMatchObject({ kind: 'recovery', approved: true });
    await hr.post(`/hr/people/${id}/end`, { revision: 1 });
  });

  it('counts a company account as a way in', async () => {
    const id = await addPerson(hr, 'p6');
    await env.DB.prepare(
      `INSERT INTO sso_identities (issuer, subject, person_id, came_by, bound_at)
       VALUES ('https://idp.example', 's6', ?1, 'first', unixepoch())`,
    )
      .bind(id)
      .run();
    expect((await personOf(hr, id)).access).toMatchObject({ passkeys: 0, sso: true });
    expect(await listed('enrolled')).toContain('p6');
    await hr.post(`/hr/people/${id}/end`, { revision: 1 });
  });
});
