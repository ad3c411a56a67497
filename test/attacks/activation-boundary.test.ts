import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { sealFor } from '../../scripts/client/rater-client.ts';
import { decodeBase64url } from '../../shared/wire/base64url.ts';
import type { Bytes } from '../../shared/wire/bytes.ts';
import { activate } from '../../worker/rating/activate.ts';
import { resetStorage } from '../worker/support/reset.ts';
import { openScene, passClose } from '../worker/support/scene.ts';
import { plain, raterOf } from '../worker/support/survey.ts';
import { testVault } from '../worker/support/vault.ts';

beforeEach(resetStorage);

/** The database, in which something happens just before the link would be marked as used. */
function interrupted(happening: () => Promise<unknown>): D1Database {
  const interruptedStatement = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') {
          return (...values: unknown[]) => interruptedStatement(target.bind(...values));
        }
        if (name === 'run') return async () => (await happening(), target.run());
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
  return new Proxy(env.DB, {
    get(target, name) {
      if (name === 'prepare') {
        return (sql: string) =>
          sql.startsWith('UPDATE link_surveys')
            ? interruptedStatement(target.prepare(sql))
            : target.prepare(sql);
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

const bytes = (text: string): Bytes => decodeBase64url(text) ?? new Uint8Array();

async function attempt(
  happening: (scene: Awaited<ReturnType<typeof openScene>>) => Promise<unknown>,
) {
  const scene = await openScene();
  const { opened, survey } = await raterOf(scene, 0);
  const { blinded } = await sealFor(opened, survey, plain(Array<number>(9).fill(7)));
  const db = interrupted(() => happening(scene));
  return activate(db, testVault(), bytes(opened.token), survey.survey, bytes(blinded));
}

describe('101: an unused link', () => {
  it('is told that the window is closed, not that it was used, when the close comes in between', async () => {
    expect(await attempt(passClose)).toEqual({ ok: false, reason: 'window_closed' });
  });

  it('is told that it is unknown when the window is void by then', async () => {
    const voiding = env.DB.prepare("UPDATE windows SET state = 'void', void_reason = 'x'");
    expect(await attempt(() => voiding.run())).toEqual({ ok: false, reason: 'link_unknown' });
  });

  it('is told that the survey is finished when it is void by then', async () => {
    const voiding = env.DB.prepare("UPDATE surveys SET state = 'void'");
    expect(await attempt(() => voiding.run())).toEqual({ ok: false, reason: 'survey_finished' });
  });
});
