// An empty province as its migrations leave it on the embedded database, made once for the same migrations and kept: making the
// database costs two seconds and a half of a core, a copy of its files a tenth of one. What makes it from nothing is a test of
// its own (tests/integration/province/command.test.ts, migrations.test.ts).
import { cpSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { totalColumns } from '#province/projection/day-totals.ts';
import { openStore } from '#province/store/open.ts';
import { keptFolder } from './kept-folder.ts';

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

const emptyProvince = (): Promise<string> =>
  keptFolder({ name: 'empty-province', sources, variant: '' }, async (draft) => {
    const { close } = await openStore({ dir: draft }, totalColumns);
    await close();
  });
