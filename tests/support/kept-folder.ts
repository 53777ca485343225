// What tests make of the project's sources once, and keep as long as the sources are the same.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { hashOfSources } from '#build/scripts/freshness.ts';
import { cacheDir } from '#build/scripts/places.ts';

const folder = path.join(cacheDir, 'kept-by-tests');
/** What was made of other sources is kept this long: a campaign may still run it. */
const keptMs = 24 * 60 * 60_000;

/**
 * The folder of what is made of these sources, which `make` fills unless that was done before. `variant` tells what is made of
 * the same sources apart.
 */
export async function keptFolder(
  { name, sources, variant }: { name: string; sources: readonly string[]; variant: string },
  make: (draft: string) => Promise<void>,
): Promise<string> {
  const root = path.join(folder, `${name}-${hashOfSources(sources, variant).slice(0, 16)}`);
  if (isThere(root)) return root;
  mkdirSync(folder, { recursive: true });
  const draft = mkdtempSync(path.join(folder, 'draft-'));
  await make(draft);
  for (const other of readdirSync(folder)) {
    const place = path.join(folder, other);
    const isOld = Date.now() - (statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0) > keptMs;
    if (isOld && (other.startsWith(`${name}-`) || other.startsWith('draft-')))
      rmSync(place, { recursive: true, force: true });
  }
  try {
    renameSync(draft, root);
  } catch (error) {
    // Another worker had made the same meanwhile.
    if (!isThere(root)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  return root;
}

const isThere = (place: string): boolean => statSync(place, { throwIfNoEntry: false }) !== undefined;
