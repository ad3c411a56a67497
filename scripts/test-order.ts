import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files in whose tests much is waited for, as for a second try, or for something not to happen. */
const waiting = [
  '/console/organisation.',
  '/console/session.',
  '/console/sheets.',
  '/console/window-life.',
  '/rate/evidence-guard.',
  '/rate/opening.',
  '/rate/scanner.',
];

/**
 * Parts of the paths of files, those that begin first in front. Whatever takes much longer than the
 * rest comes before it, so that at the end no core waits for a last file; and what waits comes beside
 * the sweep of all states, which has work for both cores, so that none is idle meanwhile.
 */
export const turns: Readonly<Record<string, readonly (readonly string[])[]>> = {
  node: [['/browser/accessibility/', '/browser/story/'], waiting],
  workerd: [['/attacks/tally-faulty-database.', '/worker/delivery/mail-service.', '/http/matrix.']],
};

/** A place in the order that is another for each seed, and the same one for the same seed. */
const place = (seed: number, { moduleId }: TestSpecification) =>
  createHash('sha256').update(`${seed} ${moduleId}`).digest('hex');

/** The lower, the earlier: the turn of a file within its project. */
function turn({ moduleId, project }: TestSpecification): number {
  const parts = turns[project.name] ?? [];
  const own = parts.findIndex((files) => files.some((part) => moduleId.includes(part)));
  return own === -1 ? parts.length : own;
}

const isLater = ({ project }: TestSpecification) => (project.name === 'workerd' ? 1 : 0);

/**
 * Shuffles the files of each project and runs one project after the other. A process can take the
 * next file only if that is of its own project; otherwise it ends, and with it the runtime and the
 * browser that its files share.
 */
export default class ProjectByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    return [...files].sort(
      (a, b) =>
        isLater(a) - isLater(b) || turn(a) - turn(b) || (place(seed, a) < place(seed, b) ? -1 : 1),
    );
  }
}
