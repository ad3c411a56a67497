import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, stateFolder } from './paths.ts';
import { quietEnvironment, wranglerEntry } from './run.ts';
import { SetupProblem } from './problem.ts';

/** The product on the local runtime. */
export interface Runtime {
  /** Settles when the runtime has ended by itself; the value is its exit code. */
  ended: Promise<number>;
  /** Stops the runtime and everything it started. Harmless when repeated. */
  stop(): Promise<void>;
}

/** Longest wait for the first answer, and for a stop in good order, in seconds. */
const startSeconds = 60;
const stopSeconds = 5;

/**
 * Starts the Worker with its local D1 and R2 and waits until it answers.
 * Only its errors are shown: the messages below them list every request a rater makes.
 *
 * @param port a free port of 127.0.0.1
 * @param outboxUrl where the Worker hands in e-mail
 * @param stopWish stops the runtime when aborted, also while it is starting
 */
export async function startRuntime(
  port: number,
  outboxUrl: string,
  stopWish: AbortSignal,
): Promise<Runtime> {
  const options = [
    '--ip=127.0.0.1',
    `--port=${port}`,
    '--inspector-port=0',
    '--local',
    `--persist-to=${stateFolder}`,
    `--var=OUTBOX_URL:${outboxUrl}`,
    `--var=CONSOLE_ORIGIN:http://localhost:${port}`,
    // Not every machine that tries the product out has an authenticator.
    '--var=DEMO_SIGN_IN:true',
    '--log-level=error',
    '--show-interactive-dev-session=false',
  ];
  // A process group of its own: Ctrl-C reaches only this script, which then stops the group in order.
  const child = spawn(process.execPath, ['--no-warnings', wranglerEntry, 'dev', ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    env: { ...process.env, ...quietEnvironment },
  });
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : 1));
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    await Promise.race([ended, sleep(stopSeconds * 1000, undefined, { ref: false })]);
    killGroup(child.pid);
    await ended;
  };
  stopWish.addEventListener('abort', () => void stop());
  const answered = await Promise.race([answers(port), ended.then(() => false)]);
  if (answered || stopWish.aborted) return { ended, stop };
  await stop();
  throw new SetupProblem('The product did not start; see the messages above.');
}

/** Ends what may be left of a process group; that nothing is left is the usual case. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function answers(port: number): Promise<boolean> {
  for (let tries = 0; tries < startSeconds * 10; tries += 1) {
    const answer = await fetch(`http://localhost:${port}/`, { redirect: 'manual' }).catch(
      () => undefined,
    );
    if (answer !== undefined) return true;
    await sleep(100);
  }
  return false;
}
