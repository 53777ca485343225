// Node's threads, but for the application's own modules: these run from the bundle that was made before the tests
// (bundled-threads.ts). Stands in the place of `node:worker_threads` where tests run the application in their own process
// (vitest.config.ts). The module of a thread sees Node's own.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Threads from 'node:worker_threads';

// By require, which is not replaced.
const threads = createRequire(import.meta.url)('node:worker_threads') as typeof Threads;
const project = path.resolve(import.meta.dirname, '../..');

export const { isMainThread, parentPort, workerData } = threads;

export class Worker extends threads.Worker {
  constructor(file: string | URL, options?: Threads.WorkerOptions) {
    super(bundleOf(file) ?? file, options);
  }
}

function bundleOf(file: string | URL): string | null {
  const folder = process.env.PISHKHAN_BUNDLED_THREADS;
  if (folder === undefined || !(file instanceof URL)) return null;
  const bundle = path.join(folder, path.relative(project, fileURLToPath(file)).replace(/\.ts$/, '.mjs'));
  return existsSync(bundle) ? bundle : null;
}
