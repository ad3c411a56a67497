import { openLink, rate } from '../../../scripts/client/rater-client.ts';
import {
  approveAll,
  issueLinks,
  type IssuedLink,
  makeKeys,
  openCycle,
  submitWindow,
} from '../../../scripts/client/window.ts';
import { ratedDepartments, type Stage } from './stage.ts';

/** A window with the cycle that it belongs to. */
export interface StageWindow {
  window: string;
  cycle: string;
  /** Name of the cycle, for example '2026-10'. */
  label: string;
}

/** A window that every reviewer has approved, open from a minute ago for an hour. */
export async function approvedWindow(
  stage: Stage,
  label: string,
  graceMinutes = 0,
): Promise<StageWindow> {
  const { service, production } = ratedDepartments(stage);
  const departments = [service, production];
  const cycle = await openCycle(stage.company.hr, { kind: 'month', label, departments });
  const opensAt = Math.floor(Date.now() / 1000) - 60;
  const window = await submitWindow(stage.company.hr, {
    cycle,
    departments,
    opensAt,
    closesAt: opensAt + 3600,
    latestCloseAt: opensAt + 7200,
    graceMinutes,
    threshold: 5,
  });
  await approveAll([await stage.staff('r1')]);
  return { window, cycle, label };
}

/** The same with its keys made. */
export async function readyWindow(
  stage: Stage,
  label: string,
  graceMinutes = 0,
): Promise<StageWindow> {
  const made = await approvedWindow(stage, label, graceMinutes);
  await makeKeys(stage.company.hr, made.window);
  return made;
}

/** The same with its nine links in force. */
export async function openWindow(
  stage: Stage,
  label: string,
  graceMinutes = 0,
): Promise<StageWindow & { links: IssuedLink[] }> {
  const made = await readyWindow(stage, label, graceMinutes);
  return { ...made, links: await issueLinks(stage.company.hr, made.window) };
}

/** What a rater gives 用户服务: nine ratings, and one fact about the first indicator. */
export interface Answers {
  ratings: number[];
  text: string;
}

/**
 * A window whose close has passed and whose survey of 用户服务 is tallied from `answers`.
 * Returns the survey with its window.
 */
export async function talliedSurvey(
  stage: Stage,
  label: string,
  answers: readonly Answers[],
): Promise<StageWindow & { survey: string }> {
  const { links, ...made } = await openWindow(stage, label);
  const { service } = ratedDepartments(stage);
  for (const [index, { ratings, text }] of answers.entries()) {
    const opened = await openLink(fetch, links[index]?.link ?? '');
    const manifest = opened.surveys.find(({ department }) => department === service);
    if (manifest === undefined) throw new Error('every link covers 用户服务');
    await rate(fetch, opened, manifest, { ratings, texts: ratings.map((_, j) => (j ? '' : text)) });
  }
  await stage.product.env.DB.prepare('UPDATE windows SET closes_at = unixepoch() WHERE id = ?1')
    .bind(made.window)
    .run();
  const reviewer = await stage.staff('r1');
  const tasks = await reviewer.get<{
    surveysToAudit: { survey: string; window: string; department: { id: string } }[];
  }>('/reviewer/tasks');
  const task = tasks.surveysToAudit.find(
    (each) => each.window === made.window && each.department.id === service,
  );
  const survey = task?.survey ?? '';
  await reviewer.post(`/reviewer/surveys/${survey}/tally`);
  return { ...made, survey };
}

/** Actions in the audit log about `subject`, in order. */
export async function noted(stage: Stage, subject: string): Promise<string[]> {
  const { results } = await stage.product.env.DB.prepare(
    'SELECT action FROM audit_log WHERE subject = ?1 ORDER BY at, chain, seq',
  )
    .bind(subject)
    .all<{ action: string }>();
  return results.map(({ action }) => action);
}
