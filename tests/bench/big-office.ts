// An office of many entries, kept: built once, and grown when a run asks for more.
import path from 'node:path';
import { isFreshFolder, markFolder, officeFolder } from '#electron/files/office-folder.ts';
import { growOffice, openBenchOffice, playOneDay } from './bench-office.ts';
import type { Run } from './measure.ts';

/** For the build alone: pages that stay in memory, in KiB (negative: SQLite's way to say so). */
const buildCache = -600_000;
const tellEvery = 50_000;

/** The folder of an office of at least so many entries; building a million takes minutes. */
export async function bigOffice({ entries, kept, say, many }: Run): Promise<string> {
  const folder = officeFolder(path.join(kept, 'bench-office'));
  if (isFreshFolder(folder)) markFolder(folder, true);
  const office = openBenchOffice(folder.dir);
  try {
    if (office.desk.identity() === null) await playOneDay(office, many(100, 2));
    office.desk.store.sqlite.pragma(`cache_size = ${buildCache}`);
    let told = 0;
    growOffice(office.desk, entries, (done) => {
      if (done - told < tellEvery) return;
      told = done;
      say(`building the big office: ${done} of ${entries} entries`);
    });
  } finally {
    await office.desk.close();
  }
  return folder.dir;
}
