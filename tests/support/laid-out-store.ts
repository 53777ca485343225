// An empty store as the migrations leave it, laid out once for a worker: every further office of a test begins with a copy of
// its file, a half of what an office costs. A test of the laying out itself makes a store of its own.

import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sourceMigrations } from '#core/app/api/application.ts';
import { deviceFile, storeFile } from '#core/journal/device/office-files.ts';
import { migrate, readMigrations } from '#db/migrate.ts';
import { openStore } from '#db/open-store.ts';
import { deviceFileOf } from '#db/store-name.ts';

/** The key of every office that begins with the copy. */
export const testDataKey: Uint8Array = randomBytes(32);

/** By the key. */
const templates = new Map<string, string>();

/** Puts an empty store into an office's folder. `key`: one that further offices have too. */
export function putEmptyStore(dir: string, key: Uint8Array = testDataKey): void {
  const name = Buffer.from(key).toString('hex');
  const template = templates.get(name) ?? layOutTemplate(key);
  templates.set(name, template);
  copyFileSync(template, storeFile(dir));
  copyFileSync(deviceFileOf(template), deviceFile(dir));
}

function layOutTemplate(key: Uint8Array): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-empty-store-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  const { sqlite } = openStore(storeFile(dir), { key });
  migrate(sqlite, readMigrations(sourceMigrations()), path.join(dir, 'before.db'));
  // Closing writes the whole of it into the two files.
  sqlite.close();
  return storeFile(dir);
}
