// The second thread over a store into which very much is written: it makes what is laid down, and lets the store go.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { createSecondaryIndexes, dropSecondaryIndexes, indexesDown } from '#db/deferred-indexes.ts';
import { migrate, readMigrations } from '#db/migrate.ts';
import { openStore } from '#db/open-store.ts';
import { startStoreThread } from '#db/store-thread.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

function deferredIndexes() {
  const dir = temporaryFolder();
  const file = join(dir, 'desk.db');
  const key = randomBytes(32);
  const store = openStore(file, { key });
  onTestFinished(() => void store.sqlite.close());
  migrate(store.sqlite, readMigrations(sourceMigrations()), join(dir, 'before.db'));
  store.sqlite.transaction(() => dropSecondaryIndexes(store.sqlite)).immediate();
  return { file, key, sqlite: store.sqlite };
}

test('the thread makes every index while the first one reads and writes, and leaves the guards to it', {
  tags: 'release',
}, async () => {
  const { file, key, sqlite } = deferredIndexes();
  const down = indexesDown(sqlite);
  expect(down).toBeGreaterThan(100);
  const thread = startStoreThread(file, key);
  const seen = new Set<number>();
  let told = 0;
  await thread.putUpIndexes(() => {
    told += 1;
    seen.add(indexesDown(sqlite));
    sqlite.prepare("INSERT OR REPLACE INTO secret_attempts (purpose, count) VALUES ('sign_in', ?)").run(told);
  });
  expect(told).toBe(down);
  expect(seen.size).toBeGreaterThan(1);
  expect(indexesDown(sqlite)).toBe(0);
  expect(sqlite.prepare('SELECT count(*) FROM deferred_indexes').pluck().get()).toBeGreaterThan(100);
  sqlite.transaction(() => createSecondaryIndexes(sqlite)).immediate();
  await thread.end();
  expect(sqlite.prepare('SELECT count FROM secret_attempts').pluck().get()).toBe(down);
  expect(sqlite.pragma('quick_check', { simple: true })).toBe('ok');
});

test('a thread that cannot open the store ends, and nobody waits for it', async () => {
  const { file, sqlite } = deferredIndexes();
  const thread = startStoreThread(file, randomBytes(32));
  await thread.putUpIndexes(() => expect.unreachable());
  await thread.end();
  expect(indexesDown(sqlite)).toBeGreaterThan(100);
});
