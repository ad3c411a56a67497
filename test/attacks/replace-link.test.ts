import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openLink, rate } from '../../scripts/client/rater-client.ts';
import type { StaffClient } from '../../scripts/client/staff-client.ts';
import { decodeBase64url, encodeBase64url } from '../../shared/wire/base64url.ts';
import { hexOf } from '../../shared/wire/bytes.ts';
import { runClock } from '../worker/support/clock.ts';
import { dumpDatabase } from '../worker/support/dump.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { addressOf, apiRoutes } from '../worker/support/routes.ts';
import { openNewScene, openScene, passClose, type Scene } from '../worker/support/scene.ts';
import { castAll, plain, raterOf, surveyIdOf, tallyBy } from '../worker/support/survey.ts';
import { origin, workerFetch } from '../worker/support/worker-fetch.ts';

beforeEach(resetStorage);

const ballot = plain([5, 6, 7, 8, 9, 5, 6, 7, 8]);
const tokenOf = (link: string) => link.split('.').at(-1) ?? '';
const tokenAt = (scene: Scene, index: number) => tokenOf(scene.links[index]?.link ?? '');
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'granted',
    (error: { code: string }) => error.code,
  );

/** Asks as a member of the staff; status and body as they are. */
async function bytesOf(who: StaffClient, path: string, body: object) {
  const reply = await exports.default.fetch(`${origin}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie: who.cookie },
    body: JSON.stringify(body),
  });
  return { status: reply.status, text: await reply.text(), headers: [...reply.headers] };
}

const pathOf = (scene: Scene) => `/hr/windows/${scene.window}/replacements`;

async function request(scene: Scene, token: string): Promise<string> {
  const body = { token, reason: 'lost' };
  return (await scene.company.hr.post<{ id: string }>(pathOf(scene), body)).id;
}

/** Plays a replacement to its end; the new link. */
async function replace(scene: Scene, token: string): Promise<string> {
  const id = await request(scene, token);
  await scene.reviewer.post(`/reviewer/replacements/${id}/approve`);
  const at = `${pathOf(scene)}/${id}`;
  const made = await scene.company.hr.post<{ revision: number; link: string }>(`${at}/link`);
  await scene.company.hr.post(`${at}/confirm`, { revision: made.revision });
  return made.link;
}

describe('replacing a link', () => {
  it('121, 126: is the same in every byte for a used and an unused one', async () => {
    const scene = await openScene();
    await castAll(scene, [ballot]);
    const steps = async (token: string) => {
      const seen: unknown[] = [];
      const note = async (who: StaffClient, path: string, body: object) => {
        const reply = await bytesOf(who, path, body);
        seen.push(reply);
        return JSON.parse(reply.text) as { id: string; revision: number };
      };
      const { hr } = scene.company;
      const { id } = await note(hr, pathOf(scene), { token, reason: 'lost' });
      await note(hr, pathOf(scene), { token, reason: 'lost' });
      await note(scene.reviewer, `/reviewer/replacements/${id}/approve`, {});
      const at = `${pathOf(scene)}/${id}`;
      const { revision } = await note(hr, `${at}/link`, {});
      await note(hr, `${at}/confirm`, { revision });
      await note(hr, `${at}/confirm`, { revision });
      await note(hr, pathOf(scene), { token, reason: 'lost' });
      // What is random is as long, and from the same alphabet.
      return JSON.stringify(seen)
        .replaceAll(id, 'id')
        .replace(/\.[\w-]{27}/g, '.token')
        .replaceAll(scene.links[0]?.department ?? '', 'client')
        .replaceAll(scene.links.find(isOther(scene))?.department ?? '', 'client');
    };
    const other = scene.links.findIndex(isOther(scene));
    expect(await steps(tokenAt(scene, 0))).toBe(await steps(tokenAt(scene, other)));
  });

  it('126: leaves the same rows behind, and none that says what was used', async () => {
    const scene = await openScene();
    await castAll(scene, [ballot]);
    const before = await dumpDatabase();
    const [used, unused] = [tokenAt(scene, 0), tokenAt(scene, 1)];
    await replace(scene, used);
    await replace(scene, unused);
    const after = await dumpDatabase();
    const changed = Object.keys(after).filter(
      (table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]),
    );
    expect(changed.toSorted()).toEqual(
      ['audit_log', 'link_replacement_approvals', 'link_replacements', 'links'].toSorted(),
    );
    const [one, two] = (after['link_replacements'] ?? []) as Record<string, unknown>[];
    const same = (row = {}) => ({ ...row, id: '', client_id: '' });
    expect(same(one)).toEqual(same(two));
    expect(one).toMatchObject({ link_id: null, token_mac: null, state: 'carried_out' });
  });

  it('121: of a used one gives no second ballot, and keeps the other department open', async () => {
    const scene = await openScene();
    await castAll(scene, [ballot]);
    const { survey, opened } = await raterOf(scene, 0);
    const link = await replace(scene, tokenAt(scene, 0));
    const again = await openLink(workerFetch, link);
    await expect(rate(workerFetch, again, survey, ballot)).rejects.toMatchObject({
      code: 'already_activated',
    });
    const other = again.surveys.find((each) => each.survey !== survey.survey);
    if (other === undefined) throw new Error('two surveys expected');
    expect(await rate(workerFetch, again, other, ballot)).toMatch(/^[A-Z2-7]{16}$/);
    await expect(rate(workerFetch, opened, other, ballot)).rejects.toMatchObject({
      code: 'link_unknown',
    });
  });

  it('makes the old token as unknown as one that never was', async () => {
    const scene = await openScene();
    const old = tokenAt(scene, 0);
    await replace(scene, old);
    const never = encodeBase64url(new Uint8Array(20).fill(7));
    const answers = await Promise.all(
      [old, never].map(async (token) => {
        const reply = await workerFetch(`${origin}/api/rate/open`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ token }),
        });
        return [reply.status, await reply.text()];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(await codeOf(request(scene, old))).toBe('link_unknown');
  });
});

const isOther = (scene: Scene) => (each: { department: string }) =>
  each.department !== scene.links[0]?.department;

describe('a replacement', () => {
  it('needs every reviewer of the surveys that the link reaches, and one refusal ends it', async () => {
    const scene = await openScene();
    const second = await otherReviewer(scene);
    const id = await request(scene, tokenAt(scene, 0));
    await scene.reviewer.post(`/reviewer/replacements/${id}/approve`);
    await scene.reviewer.post(`/reviewer/replacements/${id}/approve`);
    const make = () => scene.company.hr.post(`${pathOf(scene)}/${id}/link`);
    expect(await codeOf(make())).toBe('request_state_forbids');
    await second.post(`/reviewer/replacements/${id}/approve`);
    expect(await codeOf(make())).toBe('granted');
    const refused = await request(scene, tokenAt(scene, 1));
    await second.post(`/reviewer/replacements/${refused}/refuse`);
    const late = scene.reviewer.post(`/reviewer/replacements/${refused}/approve`);
    expect(await codeOf(late)).toBe('request_state_forbids');
    expect(await codeOf(scene.company.hr.post(`${pathOf(scene)}/${refused}/link`))).toBe(
      'request_state_forbids',
    );
    const rows = (await dumpDatabase())['link_replacements'] as { state: string }[];
    expect(rows.map(({ state }) => state).toSorted()).toEqual(['approved', 'refused']);
  });

  it('is refused by who had approved it, while the other reviewer has not', async () => {
    const scene = await openScene();
    const second = await otherReviewer(scene);
    const id = await request(scene, tokenAt(scene, 0));
    await scene.reviewer.post(`/reviewer/replacements/${id}/approve`);
    await scene.reviewer.post(`/reviewer/replacements/${id}/refuse`);
    const late = second.post(`/reviewer/replacements/${id}/approve`);
    expect(await codeOf(late)).toBe('request_state_forbids');
    const made = scene.company.hr.post(`${pathOf(scene)}/${id}/link`);
    expect(await codeOf(made)).toBe('request_state_forbids');
  });

  it('is not answered by who reviews no survey of it, nor by who asked', async () => {
    const scene = await openScene();
    const id = await request(scene, tokenAt(scene, 0));
    const stranger = await scene.company.signInAs('r2');
    for (const answer of ['approve', 'refuse']) {
      const call = stranger.post(`/reviewer/replacements/${id}/${answer}`);
      expect(await codeOf(call)).toBe('request_unknown');
    }
    const { person } = await scene.company.hr.get<{ person: { id: string } }>('/session');
    await env.DB.prepare(
      "UPDATE role_grants SET person_id = ?1 WHERE role = 'reviewer' AND department_id = ?2",
    )
      .bind(person.id, scene.service)
      .run();
    const { hr } = scene.company;
    expect(await codeOf(hr.post(`/reviewer/replacements/${id}/approve`))).toBe(
      'second_person_needed',
    );
    expect(await hr.get('/reviewer/replacements')).toEqual([]);
    expect(await codeOf(request(scene, tokenAt(scene, 1)))).toBe('second_person_needed');
  });

  it('leaves the old link valid until the new one is saved, and takes only the latest', async () => {
    const scene = await openScene();
    const id = await request(scene, tokenAt(scene, 0));
    await scene.reviewer.post(`/reviewer/replacements/${id}/approve`);
    const { hr } = scene.company;
    const at = `${pathOf(scene)}/${id}`;
    const first = await hr.post<{ revision: number; link: string }>(`${at}/link`);
    const latest = await hr.post<{ revision: number; link: string }>(`${at}/link`);
    await expect(openLink(workerFetch, latest.link)).rejects.toThrow('link_unknown');
    expect((await raterOf(scene, 0)).opened.surveys).toHaveLength(2);
    expect(await codeOf(hr.post(`${at}/confirm`, { revision: first.revision }))).toBe(
      'revision_conflict',
    );
    const confirm = () => hr.post(`${at}/confirm`, { revision: latest.revision });
    await Promise.all([confirm(), confirm()]);
    await confirm();
    expect((await openLink(workerFetch, latest.link)).surveys).toHaveLength(2);
    await expect(openLink(workerFetch, first.link)).rejects.toThrow('link_unknown');
    expect(await codeOf(hr.post(`${at}/link`))).toBe('request_state_forbids');
  });

  it('is one at a time for a link, and none for another window’s or after the close', async () => {
    const scene = await openScene();
    const id = await request(scene, tokenAt(scene, 0));
    await scene.reviewer.post(`/reviewer/replacements/${id}/approve`);
    const before = await dumpDatabase();
    const never = encodeBase64url(new Uint8Array(20).fill(7));
    expect(await codeOf(request(scene, tokenAt(scene, 0)))).toBe('request_waits');
    expect(await codeOf(request(scene, never))).toBe('link_unknown');
    expect(await dumpDatabase()).toEqual(before);
    await passClose(scene);
    for (const token of [tokenAt(scene, 1), never]) {
      expect(await codeOf(request(scene, token))).toBe('window_state_forbids');
    }
    const { hr } = scene.company;
    expect(await codeOf(hr.post(`${pathOf(scene)}/${id}/link`))).toBe('window_state_forbids');
    await runClock();
    const [row] = (await dumpDatabase())['link_replacements'] as Record<string, unknown>[];
    expect(row).toMatchObject({ state: 'lapsed', link_id: null, token_mac: null });
  });

  it('is counted for the reviewer before the release', async () => {
    const scene = await openScene();
    await replace(scene, tokenAt(scene, 0));
    await replace(scene, tokenAt(scene, 1));
    await request(scene, tokenAt(scene, 2));
    await castAll(scene, Array<typeof ballot>(5).fill(ballot), { firstLink: 2 });
    const survey = await surveyIdOf(scene);
    await passClose(scene);
    await tallyBy(scene, survey);
    const { counts } = await scene.reviewer.post<{ counts: object }>(
      `/reviewer/surveys/${survey}/evidence`,
    );
    expect(counts).toMatchObject({ issued: 12, replaced: 2, counted: 5 });
  });
});

describe('tokens of links', () => {
  it('121, 50: are after the issue in no answer, row, object, log or audit entry', async () => {
    const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
    const spies = methods.map((method) => vi.spyOn(console, method));
    const scene = await openNewScene();
    const { hr } = scene.company;
    expect(await codeOf(hr.post(`/hr/windows/${scene.window}/links`))).toBe('window_state_forbids');
    const links = [...scene.links.map(({ link }) => link), await replace(scene, tokenAt(scene, 0))];
    const survey = await surveyIdOf(scene);
    const answers: string[] = [JSON.stringify(await dumpDatabase())];
    const cookies = { hr: hr.cookie, reviewer: scene.reviewer.cookie };
    for (const { method, path } of apiRoutes()) {
      const [, , area = ''] = path.split('/');
      const cookie = cookies[area as keyof typeof cookies];
      if (method !== 'GET' || cookie === undefined) continue;
      const address = `${origin}${addressOf(path, scene, survey)}`;
      answers.push(await (await workerFetch(address, { method, headers: { cookie } })).text());
    }
    for (const { key } of (await env.KEYS.list()).objects) {
      const object = await env.KEYS.get(key);
      answers.push(`${key} ${hexOf(new Uint8Array((await object?.arrayBuffer()) ?? []))}`);
    }
    for (const token of links.map(tokenOf)) {
      const spellings = [token, hexOf(decodeBase64url(token) ?? new Uint8Array())];
      for (const answer of answers) {
        expect(spellings.filter((spelling) => answer.includes(spelling))).toEqual([]);
      }
    }
    expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([]);
    vi.restoreAllMocks();
  });
});

/** Makes somebody else the reviewer of the second rated department; signed in. */
async function otherReviewer(scene: Scene): Promise<StaffClient> {
  await env.DB.prepare(
    `UPDATE role_grants SET person_id = ?1 WHERE role = 'reviewer' AND department_id = ?2`,
  )
    .bind(scene.company.people.get('r2') ?? '', scene.production)
    .run();
  return scene.company.signInAs('r2');
}
