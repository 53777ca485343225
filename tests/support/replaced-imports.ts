// Replaces two imports of the application in the tests that run it in their own process: passwords that cost little
// (quick-argon2.ts) and threads from a bundle (quick-threads.ts). Loaded before all else in a worker (vitest.config.ts).
import { registerHooks } from 'node:module';

const replaced: Readonly<Record<string, string>> = {
  '@node-rs/argon2': new URL('quick-argon2.ts', import.meta.url).href,
  'node:worker_threads': new URL('quick-threads.ts', import.meta.url).href,
};

registerHooks({
  resolve(specifier, context, next) {
    const url = replaced[specifier];
    const isOfPackage = context.parentURL?.includes('/node_modules/') ?? false;
    if (url === undefined || isOfPackage || context.conditions.includes('require'))
      return next(specifier, context);
    return { url, format: 'module-typescript', shortCircuit: true };
  },
});
