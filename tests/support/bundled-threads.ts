// The threads of the application as bundles: from its sources a thread costs up to a second of a processor before it begins its
// work, from a bundle a tenth. Bundled before all workers, which start them by quick-threads.ts (vitest.config.ts).
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { everyBundle } from '#build/scripts/freshness.ts';
import { bundleForNode } from './bundle-for-node.ts';
import { keptFolder } from './kept-folder.ts';

/** The modules that a thread runs. One that is missing here runs from its source. */
const threads = [
  'core/app/checks/compare-days-thread.ts',
  'core/foundation/settlement/files/report-reader-worker.ts',
  'core/journal/verification/verify-thread.ts',
  'core/replication/store/snapshot-worker.ts',
];
const sources = ['db', 'build/vite.shell.ts', 'tests/support/bundle-for-node.ts', ...everyBundle];

export async function setup({ config }: TestProject): Promise<void> {
  // Each project of the configuration asks. Who watches changes the sources meanwhile.
  if (process.env.PISHKHAN_BUNDLED_THREADS !== undefined || config.watch) return;
  const input = Object.fromEntries(
    threads.map((file) => [path.join(path.dirname(file), path.basename(file, '.ts')), file]),
  );
  process.env.PISHKHAN_BUNDLED_THREADS = await keptFolder(
    { name: 'threads', sources, variant: threads.join() },
    (draft) => bundleForNode(input, draft, true),
  );
}
