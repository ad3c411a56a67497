import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJsonBytes, type Json } from '../../../shared/rating-protocol/canonical-json.ts';
import { sha256 } from '../../../shared/rating-protocol/digest.ts';
import { encodeBase64url } from '../../../shared/wire/base64url.ts';
import { expectRefusal } from '../support/refusal.ts';
import { openScene, passClose, type Scene } from '../support/scene.ts';
import { castAll, plain, releaseBy, surveyIdOf, tallyBy } from '../support/survey.ts';
import { restoreWorld, saveWorld, type World } from '../support/world.ts';

let scene: Scene;
let survey: string;
let open: World;
/** The tallied scene by its number of ballots, so that each is made once. */
const worlds = new Map<number, World>();

beforeAll(async () => {
  scene = await openScene();
  survey = await surveyIdOf(scene);
  open = await saveWorld();
});

interface ResultView {
  cycle: Json;
  department: Json;
  result: Json;
  fingerprint: string;
  viewer: { name: string; at: number };
}

async function tallied(ballots = 9): Promise<void> {
  const made = worlds.get(ballots);
  await restoreWorld(made ?? open);
  if (made !== undefined) return;
  const one = (index: number) => plain([7, 8, 9, 6, 7, 8, 10, 5, 1 + (index % 10)]);
  await castAll(
    scene,
    Array.from({ length: ballots }, (_, index) => one(index)),
  );
  await passClose(scene);
  await tallyBy(scene, survey);
  worlds.set(ballots, await saveWorld());
}

const read = (purpose?: string, as: 'manager' | 'reviewer' = 'manager') =>
  scene[as].post<ResultView>(`/${as}/results`, {
    cycle: scene.cycle,
    department: scene.service,
    ...(purpose === undefined ? {} : { purpose }),
  });

const looksAt = () =>
  scene.manager.get<{ name: string; role: string; at: number; how: string; what: string }[]>(
    `/manager/looks/${scene.cycle}/${scene.service}`,
  );

describe('a result', () => {
  it('74: has the same figures and the same mark on screen, paper and in a file', async () => {
    await tallied();
    await releaseBy(scene, survey);
    const views = [
      await read(),
      await read('print'),
      await read('export'),
      await read('view', 'reviewer'),
    ];
    const shown = views.map(({ viewer: _viewer, ...rest }) => JSON.stringify(rest));
    expect(new Set(shown).size).toBe(1);
    const [{ cycle, department, result, fingerprint }] = views as [ResultView];
    const tag = new TextEncoder().encode('niping published result v1\0');
    const computed = await sha256(tag, canonicalJsonBytes({ cycle, department, result }));
    expect(fingerprint).toBe(encodeBase64url(computed));
  });

  it('is never given for another purpose', async () => {
    await tallied(0);
    await expectRefusal(() => read('peek'), 400, 'body_invalid');
  });
});

describe('the department', () => {
  it('reads who looked at its result, how and in which role, newest first', async () => {
    await tallied();
    await scene.reviewer.post(`/reviewer/surveys/${survey}/evidence`);
    await scene.reviewer.post(`/reviewer/surveys/${survey}/evidence/print`);
    await releaseBy(scene, survey);
    await read();
    await read('export', 'reviewer');
    await scene.manager.post('/manager/results/trend', { department: scene.service });
    await scene.reviewer.post('/reviewer/total', { cycle: scene.cycle, department: scene.service });
    const looks = await looksAt();
    expect(looks.map(({ name, role, how, what }) => [name, role, how, what])).toEqual([
      ['任总', 'reviewer', 'view', 'total'],
      ['马经理', 'manager', 'view', 'trend'],
      ['任总', 'reviewer', 'export', 'result'],
      ['马经理', 'manager', 'view', 'result'],
      ['任总', 'reviewer', 'print', 'evidence'],
      ['任总', 'reviewer', 'view', 'evidence'],
    ]);
  });

  it('64: does not learn from the looks that there is evidence, before the release', async () => {
    await tallied();
    await scene.reviewer.post(`/reviewer/surveys/${survey}/evidence`);
    expect(await looksAt()).toEqual([]);
  });

  it('81: reads nothing of another department’s looks', async () => {
    await tallied(0);
    const stranger = await scene.company.signInAs('m2');
    const path = `/manager/looks/${scene.cycle}/${scene.service}`;
    await expectRefusal(() => stranger.get(path), 404, 'department_unknown');
    const unknown = `/manager/looks/${'x'.repeat(21)}/${scene.service}`;
    await expectRefusal(() => scene.manager.get(unknown), 404, 'cycle_unknown');
  });
});

describe('printed evidence', () => {
  it('is noted with the viewer that the paper has to carry, before and after the release', async () => {
    await tallied();
    const print = () =>
      scene.reviewer.post<{ viewer: { name: string; at: number } }>(
        `/reviewer/surveys/${survey}/evidence/print`,
      );
    expect((await print()).viewer.name).toBe('任总');
    await releaseBy(scene, survey);
    expect((await print()).viewer.at).toBeGreaterThan(1_700_000_000);
  });

  it('is refused for a withheld survey', async () => {
    await tallied(2);
    const print = () => scene.reviewer.post(`/reviewer/surveys/${survey}/evidence/print`);
    await expectRefusal(print, 409, 'survey_state_forbids');
  });
});
