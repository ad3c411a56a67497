import { computed, signal } from '@preact/signals';

type Step = () => void;
type Keeper = (step: Step) => void;

/** Parts of the page that would lose something if it were left; the last one asks. */
const keepers = signal<readonly Keeper[]>([]);

/** Whether something on the page would be lost by leaving it. */
export const held = computed(() => keepers.value.length > 0);

/** Lets `keeper` decide about every step that leaves the page, until the function returned is called. */
export function hold(keeper: Keeper): () => void {
  keepers.value = [...keepers.peek(), keeper];
  return () => {
    keepers.value = keepers.peek().filter((each) => each !== keeper);
  };
}

/** Takes a step that leaves the page, or hands it to whoever would lose something by it. */
export function leaveBy(step: Step): void {
  const keeper = keepers.peek().at(-1);
  if (keeper === undefined) step();
  else keeper(step);
}
