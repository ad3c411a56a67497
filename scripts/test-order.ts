import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take much longer than others. They begin first, so that at the end no core waits for
 * the rest of one of them.
 */
const longest = ['/browser/accessibility/', '/browser/story/'];

/** A place in the order that is another for each seed, and the same one for the same seed. */
const place = (seed: number, { moduleId }: TestSpecification) =>
  createHash('sha256').update(`${seed} ${moduleId}`).digest('hex');

/** The lower, the earlier. */
function turn({ moduleId, project }: TestSpecification): number {
  if (project.name === 'workerd') return 2;
  return longest.some((part) => moduleId.includes(part)) ? 0 : 1;
}

/**
 * Shuffles the files of each project and runs one project after the other. A process can take the
 * next file only if that is of its own project; otherwise it ends, and with it the runtime and the
 * browser that its files share.
 */
export default class ProjectByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    return [...files].sort(
      (a, b) => turn(a) - turn(b) || (place(seed, a) < place(seed, b) ? -1 : 1),
    );
  }
}
