// What another PC of the office writes is the office's journal, whatever it says: each of its entries is kept, none stops
// the next, no view and no act fails by it, and the tables stay what the journal says.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { quarantine } from '#db/schema/journal/journal.ts';
import { copyStore } from '#tests/support/copied-store.ts';
import { testDataKey } from '#tests/support/laid-out-store.ts';
import { hurry, laneOf } from '#tests/support/merged-desk.ts';
import { assertSound } from '#tests/support/office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { inTier } from '#tests/support/tier.ts';
import { openBusyOffice } from './busy-office.ts';
import { answersOf, commands, doneElsewhere, queries, unexpectedIn } from './elsewhere.ts';
import { corpusOf, forged, forgery } from './forged-entries.ts';

test('N39 whatever another PC writes, each entry is kept, every view and act answers, and the tables are the journal’s', async () => {
  const busy = await openBusyOffice();
  const { desk: whole, manager } = busy.office;
  const { stream, founding, rest } = await doneElsewhere(busy);
  const corpus = corpusOf([...laneOf(whole).entries, founding, ...rest]);
  whole.store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  /** A copy of the office on which nothing was done yet. */
  const open = (dir: string, told: unknown[]): Desk => {
    const desk = openDesk({
      ...{ dir, dataKey: testDataKey, appVersion: '0.0.0-test', machine: whole.machine },
      ...{ migrationsFolder: sourceMigrations(), sessionLimits: endlessSession },
      log: (line) => told.push(line),
      unusable: (error) => told.push(error),
    });
    hurry(desk);
    return desk;
  };
  let applied = 0;
  await fc.assert(
    fc.asyncProperty(forgery, async (how) => {
      const dir = temporaryFolder();
      copyStore(whole.dir, dir);
      const told: unknown[] = [];
      const desk = open(dir, told);
      const entries = [founding, ...forged(rest, how, corpus, 1)];
      expect(desk.path.ingest(stream, entries).seq).toBe(entries.length);
      applied += entries.length - desk.store.orm.select().from(quarantine).all().length;
      for (const asked of [queries, commands, queries])
        expect(unexpectedIn(await answersOf(desk, manager.id, asked, busy.sound))).toEqual([]);
      await assertSound(desk);
      await desk.close();
      const again = open(dir, told);
      expect(unexpectedIn(await answersOf(again, manager.id, queries.slice(0, 1), busy.sound))).toEqual([]);
      await again.close();
      expect(told.filter((line) => !String(line).includes('refused'))).toEqual([]);
    }),
    { numRuns: inTier(1, 3), endOnFailure: true },
  );
  // A forgery that is never applied would try nothing.
  expect(applied).toBeGreaterThan(inTier(30, 100));
}, 600_000);
