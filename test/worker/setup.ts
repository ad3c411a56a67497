import { resetStorage } from './support/reset.ts';

// Runs before every file: they share one runtime, and none may lean on what another left.
await resetStorage();
