import { computed, signal } from '@preact/signals';

type Step = () => void;
type Keeper = (step: Step) => void;

/** Parts of the page that would lose something if it were left; the last one asks. */
const keepers = signal<readonly Keeper[]>([]);

type BackKeeper = (event: PopStateEvent) => void;

let backKeeper: BackKeeper | undefined;

// A window's listeners run in the order in which they came, capturing or not: this one is here
// before the router's and can keep it from leaving.
globalThis.addEventListener?.('popstate', (event: PopStateEvent) => backKeeper?.(event));

/** Hands every move through the history to `keeper` first, until the function returned is called. */
export function holdBack(keeper: BackKeeper): () => void {
  backKeeper = keeper;
  return () => {
    if (backKeeper === keeper) backKeeper = undefined;
  };
}

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
