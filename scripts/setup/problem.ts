/** Something about this machine or the sources that stops a script; its message says what to do. */
export class SetupProblem extends Error {}

/** Shows a set-up problem as its sentence, and any other error, which is a bug, in full. */
export function showProblemsPlainly(): void {
  process.on('uncaughtException', (error) => {
    console.error(error instanceof SetupProblem ? error.message : error);
    process.exit(1);
  });
}
