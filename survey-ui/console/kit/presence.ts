import { signal } from '@preact/signals';

/** The question whether it is still the same person, while it is asked. */
export interface PresenceQuestion {
  answer: (isHere: boolean) => void;
}

/** Asked now, or undefined; a dialog of the frame shows it. */
export const presenceQuestion = signal<PresenceQuestion | undefined>(undefined);

let asking: Promise<boolean> | undefined;

/**
 * Asks the person to show the passkey again before a grave step. Calls at the same time share one
 * question.
 *
 * @returns whether the person did
 */
export function askPresence(): Promise<boolean> {
  asking ??= new Promise<boolean>((resolve) => {
    presenceQuestion.value = {
      answer: (isHere) => {
        presenceQuestion.value = undefined;
        asking = undefined;
        resolve(isHere);
      },
    };
  });
  return asking;
}
