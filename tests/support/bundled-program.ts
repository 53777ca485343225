// A program of the project as one file of JavaScript: a start then costs a fifth of a second of work instead of two.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { everyBundle } from '#build/scripts/freshness.ts';
import { inProject } from '#build/scripts/places.ts';
import { bundleForNode } from './bundle-for-node.ts';
import { keptFolder } from './kept-folder.ts';

export type BundledProgram = {
  /** What to give to Node. */
  readonly file: string;
  /** The compiled code is kept in here between starts (NODE_COMPILE_CACHE). */
  readonly compileCache: string;
  /** An office's migrations that it was bundled with: the tree may move on meanwhile. */
  readonly migrations: string;
};

const sources = [
  'db',
  'electron',
  'province',
  'tests/fixtures',
  'tests/support',
  'build/vite.shell.ts',
  ...everyBundle,
];

/** Beside the program, under the name that it is looked for: the thread that reads reports. */
const reader = { 'report-reader': 'core/foundation/settlement/files/report-reader-worker.ts' };

const made = new Map<string, Promise<BundledProgram>>();

/** Bundles a program by its path in the project, unless that was done of the same sources before. */
export function bundledProgram(entry: string): Promise<BundledProgram> {
  const known = made.get(entry) ?? ready(entry);
  made.set(entry, known);
  return known;
}

async function ready(entry: string): Promise<BundledProgram> {
  const name = path.basename(entry, '.ts');
  const root = await keptFolder({ name, sources, variant: entry }, (draft) => make(entry, draft));
  return {
    file: path.join(root, 'code/app/program/program.mjs'),
    compileCache: path.join(root, 'compiled'),
    migrations: path.join(root, 'db/migrations'),
  };
}

async function make(entry: string, draft: string): Promise<void> {
  if (entry.startsWith('province/')) {
    await bundleForNode({ program: entry }, path.join(draft, 'code/app/program'));
    // Looked for beside the program and one above: by province/page/assets.ts and province/store/migrate.ts.
    cpSync(inProject('province/page/page.css'), path.join(draft, 'code/app/program/page.css'));
    cpSync(inProject('province/migrations'), path.join(draft, 'code/app/migrations'), { recursive: true });
    return;
  }
  for (const one of [{ program: entry }, reader])
    await bundleForNode(one, path.join(draft, 'code/app/program'));
  // Looked for from the program's own folder: by core/app/api/application.ts three above, by electron/cli two above.
  cpSync(inProject('db/migrations'), path.join(draft, 'db/migrations'), { recursive: true });
  cpSync(inProject('package.json'), path.join(draft, 'code/package.json'));
}
