// Whether a bundle was made from the sources as they lie here now: what it was made from is noted beside it as a hash of
// every file that goes in. Contents, not dates: a checkout, a copy and a deleted file are all noticed.
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject, outDir } from './places.ts';

/** The renderer's bundle, and the shell's three. */
export type Bundle = 'renderer' | 'shell';

/** What goes into every bundle. */
export const everyBundle = ['core', 'docs', 'package-lock.json', 'package.json', 'tsconfig.base.json'];
const sourcesOf: Readonly<Record<Bundle, readonly string[]>> = {
  renderer: ['renderer', 'build/vite.renderer.config.ts', ...everyBundle],
  shell: ['electron', 'db', 'build/vite.shell.ts', ...everyBundle],
};

const noteOf = (bundle: Bundle): string => path.join(outDir, `${bundle}.made-from`);

/** A hash of everything that goes into a bundle. `variant` tells builds of the same sources apart. */
export function sourcesHash(bundle: Bundle, variant = ''): string {
  return hashOfSources(sourcesOf[bundle], variant);
}

/** A hash of these files and of every file in these folders, by their places in the project. */
export function hashOfSources(sources: readonly string[], variant: string): string {
  const hash = createHash('sha256').update(variant);
  const files = sources.flatMap((source) => {
    return globSync([source, `${source}/**/*`], { cwd: inProject(), withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  });
  for (const file of files.toSorted()) {
    hash.update(`\0${path.relative(inProject(), file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Forgets what a bundle was made from; called before it is built, so that a build that fails is not taken for one. */
export function forgetMadeFrom(bundle: Bundle): void {
  rmSync(noteOf(bundle), { force: true });
}

/** Notes what a bundle was made from. `hash` was taken before the build: an edit during it counts as later. */
export function saveMadeFrom(bundle: Bundle, hash: string): void {
  mkdirSync(outDir, { recursive: true });
  writeFileSync(noteOf(bundle), hash);
}

/** `fresh`, or why it has to be built. */
export function freshnessOf(bundle: Bundle, variant = ''): 'fresh' | 'changed' | 'never built' {
  let noted: string;
  try {
    noted = readFileSync(noteOf(bundle), 'utf8');
  } catch {
    return 'never built';
  }
  return noted === sourcesHash(bundle, variant) ? 'fresh' : 'changed';
}
