// N36: what is here without its private part since before such gaps were noted is found, and nothing else is.
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { migrate, readMigrations } from '#db/migrate.ts';
import { openStore } from '#db/open-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const migrations = readMigrations(sourceMigrations());
const before = migrations.findIndex(({ tag }) => tag.endsWith('_find-missing-private-parts'));

test('N36 gaps from before they were noted are found: not a part that was purged, one that is here, or bytes that are no entry', () => {
  const folder = temporaryFolder();
  const { sqlite } = openStore(join(folder, 'desk.db'), { key: new Uint8Array(32).fill(6) });
  onTestFinished(() => {
    sqlite.close();
  });
  expect(before).toBeGreaterThan(0);
  migrate(sqlite, migrations.slice(0, before), join(folder, 'first.db'));
  const entry = sqlite.prepare(
    "INSERT INTO journal (device, epoch, seq, type, day, at, hash, bytes) VALUES ('d', ?, ?, 'visit.opened', '2026-11-24', '2026-11-24T08:00:00.000Z', ?, ?)",
  );
  const part = sqlite.prepare(
    "INSERT INTO private_parts (device, epoch, seq, salt, bytes) VALUES ('d', ?, ?, x'00', ?)",
  );
  const commits = Buffer.from(JSON.stringify({ body: {}, private: 'a'.repeat(64) }));
  const lines = [
    commits,
    commits,
    commits,
    Buffer.from('{"body":{"private":"x"}}'),
    Buffer.from('{'),
    Buffer.from([0xff, 0x7b]),
    commits,
  ];
  lines.forEach((bytes, index) => {
    entry.run('e', index + 1, 'f'.repeat(64), bytes);
  });
  // The same numbers of another epoch, whose parts are all here.
  entry.run('other', 1, 'f'.repeat(64), commits);
  part.run('other', 1, Buffer.from('{}'));
  part.run('e', 2, Buffer.from('{}'));
  part.run('e', 3, null);
  sqlite.prepare("INSERT INTO private_gaps (device, epoch, seq) VALUES ('d', 'e', 7)").run();
  migrate(sqlite, migrations, join(folder, 'second.db'));
  const found = sqlite.prepare('SELECT epoch, seq FROM private_gaps ORDER BY epoch, seq').raw().all();
  expect(found).toEqual([
    ['e', 1],
    ['e', 7],
  ]);
});
