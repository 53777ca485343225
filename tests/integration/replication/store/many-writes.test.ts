// A store that is set for very many writes is as it was afterwards, and promises the same at every commit meanwhile.
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { expectManyWrites } from '#db/many-writes.ts';
import { openStore } from '#db/open-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test('a store that expects many writes commits as safely as ever, and goes back to its own settings', () => {
  const { sqlite } = openStore(join(temporaryFolder(), 'desk.db'), { key: new Uint8Array(32).fill(3) });
  onTestFinished(() => {
    sqlite.close();
  });
  const read = (name: string): unknown => sqlite.pragma(name, { simple: true });
  const sizes = () => [read('cache_size'), read('wal_autocheckpoint')];
  const safety = () => [read('synchronous'), read('journal_mode'), read('foreign_keys')];
  const [before, safe] = [sizes(), safety()];
  const asUsual = expectManyWrites(sqlite);
  expect(sizes()).toEqual([-131_072, 8000]);
  expect(safety()).toEqual(safe);
  asUsual();
  expect(sizes()).toEqual(before);
  expect(safety()).toEqual(safe);
});
