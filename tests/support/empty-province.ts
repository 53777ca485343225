// An empty province as its migrations leave it on the embedded database, made once for the same migrations and kept: making the
// database costs two seconds and a half of a core, a copy of its files a tenth of one. What makes it from nothing is a test of
// its own (tests/integration/province/command.test.ts, migrations.test.ts).
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { hashOfSources } from '#build/scripts/freshness.ts';
import { cacheDir } from '#build/scripts/places.ts';
import { totalColumns } from '#province/projection/day-totals.ts';
import { openStore } from '#province/store/open.ts';

const folder = path.join(cacheDir, 'empty-provinces');
const sources = ['province/migrations', 'province/store/migrate.ts', 'package-lock.json'];
const isThere = (place: string): boolean => statSync(place, { throwIfNoEntry: false }) !== undefined;

let made: Promise<string> | null = null;

/** Puts an empty database into the folder of a province that has none; gives the folder. */
export async function putEmptyProvince(dir: string): Promise<string> {
  if (isThere(path.join(dir, 'database'))) return dir;
  made ??= emptyProvince();
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  cpSync(path.join(await made, 'database'), path.join(dir, 'database'), { recursive: true });
  return dir;
}

async function emptyProvince(): Promise<string> {
  const root = path.join(folder, hashOfSources(sources, '').slice(0, 16));
  if (isThere(root)) return root;
  mkdirSync(folder, { recursive: true });
  const draft = mkdtempSync(path.join(folder, 'draft-'));
  const { close } = await openStore({ dir: draft }, totalColumns);
  await close();
  try {
    renameSync(draft, root);
  } catch (error) {
    // Another worker had made the same meanwhile.
    if (!isThere(root)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  return root;
}
