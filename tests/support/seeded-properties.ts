// Gives fast-check the seed of the environment, so that a campaign draws from its own and a failure can be repeated
// (vitest.config.ts names this file only when there is one).
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.FC_SEED) });
