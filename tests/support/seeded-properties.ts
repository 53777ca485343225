// Gives fast-check the seed of the environment, so that a campaign draws from its own and a failure can be repeated
// (vitest.config.ts names this file only when there is one). Where a test is repeated, each time draws from the next seed.
import fc from 'fast-check';
import { beforeEach } from 'vitest';

const first = Number(process.env.FC_SEED);

beforeEach(({ task }) => {
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: first + (task.result?.repeatCount ?? 0) });
});
