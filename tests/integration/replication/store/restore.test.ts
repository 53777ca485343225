// Restoring a snapshot (design.md §4): verified first, swapped in one decision, nothing of the old store left behind.
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { type RestoreParts, restoreStore } from '#core/app/opening/restore-office.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { openStore } from '#db/open-store.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { damageLeaf, damagePage } from '#tests/support/damaged-page.ts';
import { killedCopy } from '#tests/support/killed-copy.ts';
import { putEmptyStore } from '#tests/support/laid-out-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { everyNth } from '#tests/support/tier.ts';
import {
  filesNow,
  headOf,
  openWitnessed,
  record,
  setUpWitnessed,
  witnessedKey,
  witnessedPlaces,
} from '#tests/support/witnessed-desk.ts';

const seed = process.env.PISHKHAN_TEST_SEED ?? String(Date.now());

async function officeWithSnapshot(later: number) {
  const places = witnessedPlaces();
  const desk = await setUpWitnessed(places);
  record(desk, 3);
  const snapshot = join(temporaryFolder(), 'snapshot.db');
  writeSnapshot(desk.store.sqlite, snapshot);
  const atSnapshot = headOf(desk);
  record(desk, later);
  const head = headOf(desk);
  await desk.close();
  return { places, snapshot, atSnapshot, head };
}

function restore(
  { dir, home }: { dir: string; home: string | null },
  snapshot: string,
  before?: RestoreParts['before'],
) {
  return restoreStore({
    dir,
    snapshot,
    dataKey: witnessedKey,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
    witnessHome: home,
    progress: () => undefined,
    ...(before === undefined ? {} : { before }),
  });
}

async function problemCode(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (refused: unknown) => refused,
  );
  return error instanceof ProblemError ? error.problem.code : String(error);
}

/** What a restore reads of the store that was there, but for the entries themselves. */
const readByRestore = [
  'device',
  'signed_heads',
  'sync_state',
  'province_acks',
  'own_removal',
  'peer_settings',
  'peer_contacts',
  'secret_attempts',
  'feedback_held',
];

describe('a restore', () => {
  it('J17 takes in every later entry of the old store and opens its epoch before the swap', async () => {
    const { places, snapshot, atSnapshot, head } = await officeWithSnapshot(7);
    const restored = await restore(places, snapshot);
    expect(restored).toMatchObject({
      restoredTo: { seq: atSnapshot.seq },
      merged: { entries: 7, branches: [], unread: [] },
      missing: 0,
    });
    // As it lies there, before anyone opens it: the epoch is new already.
    const file = openStore(storeFile(places.dir), { key: witnessedKey, readonly: true });
    const epoch = file.sqlite.prepare<[], string>('SELECT epoch FROM device').pluck().get();
    file.sqlite.close();
    expect(epoch).not.toBe(head.epoch);
    const desk = openWitnessed(places);
    expect(desk.witnessed).toEqual({ kind: 'sound' });
    expect(desk.path.journal.startHash({ device: desk.identity()?.deviceId ?? '', epoch: epoch ?? '' })).toBe(
      head.hash,
    );
    expect((await verifyOffice(desk, () => undefined)).findings).toEqual([]);
  });

  it('J17 leaves what this PC knows of itself alone as it is: its link, tried secrets, answers of clients', {
    tags: 'release',
  }, async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    const { sqlite } = desk.store;
    sqlite.exec("INSERT INTO secret_attempts (purpose, count) VALUES ('sign_in', 1)");
    sqlite.exec("INSERT INTO feedback_held VALUES ('counter', 0, 0, 0, 0, 4, NULL)");
    const snapshot = join(temporaryFolder(), 'snapshot.db');
    writeSnapshot(sqlite, snapshot);
    sqlite.exec("UPDATE secret_attempts SET count = 5 WHERE purpose = 'sign_in'");
    sqlite.exec('DELETE FROM feedback_held');
    desk.reads.peers.keepSettings({ isOn: true, host: '10.0.0.5', port: 4129, isTaken: true });
    desk.reads.peers.keepAddress('another', { host: '10.0.0.6', port: 4129 });
    await desk.close();
    await restore(places, snapshot);
    const { reads, store } = openWitnessed(places);
    expect(store.sqlite.prepare('SELECT purpose, count FROM secret_attempts').all()).toEqual([
      { purpose: 'sign_in', count: 5 },
    ]);
    expect(store.sqlite.prepare('SELECT * FROM feedback_held').all()).toEqual([]);
    expect(reads.peers.settings()).toMatchObject({ isOn: true, host: '10.0.0.5', port: 4129, isTaken: true });
    expect(reads.peers.contacts()).toMatchObject([{ deviceId: 'another', host: '10.0.0.6', port: 4129 }]);
  });

  it.each(readByRestore)(
    'J17 takes in all that can be read of a store whose disk spoilt %s',
    { tags: 'release' },
    async (table) => {
      const { places, snapshot, head } = await officeWithSnapshot(7);
      // A restore before it: the epoch that the PC works in is not the one of the snapshot.
      await restore(places, snapshot);
      const desk = openWitnessed(places);
      record(desk, 5);
      desk.reads.peers.keepSettings({ isOn: true, host: '10.0.0.5', port: 4129, isTaken: true });
      desk.reads.peers.keepAddress('another', { host: '10.0.0.6', port: 4129 });
      desk.store.sqlite.exec("INSERT INTO secret_attempts (purpose, count) VALUES ('sign_in', 5)");
      desk.store.sqlite.exec("INSERT INTO feedback_held VALUES ('counter', 0, 0, 0, 0, 4, NULL)");
      const last = headOf(desk);
      expect(last.epoch).not.toBe(head.epoch);
      await desk.close();
      damagePage(storeFile(places.dir), witnessedKey, table);
      const restored = await restore(places, snapshot);
      expect(restored).toMatchObject({ merged: { branches: [], unread: [] }, missing: 0 });
      const again = openWitnessed(places);
      expect(again.witnessed).toEqual({ kind: 'sound' });
      const { deviceId: device = '', epoch = '' } = again.identity() ?? {};
      expect(again.path.journal.head({ device, epoch: last.epoch })).toMatchObject({ seq: last.seq });
      // It goes on from the last entry.
      expect(again.path.journal.startHash({ device, epoch })).toBe(last.hash);
      for (const own of ['peer_settings', 'peer_contacts', 'secret_attempts', 'feedback_held'])
        expect(
          again.store.sqlite
            .prepare(
              `SELECT count(*) FROM ${own}${own === 'secret_attempts' ? " WHERE purpose = 'sign_in'" : ''}`,
            )
            .pluck()
            .get(),
          own,
        ).toBe(own === table ? 0 : 1);
      // What would forgive attempts or forget a removal is told (J53).
      const isTold = ['own_removal', 'secret_attempts'].includes(table);
      expect(again.reads.store.latestRewinds().map(({ cause }) => cause)).toEqual(
        isTold ? ['device_older'] : [],
      );
      expect((await verifyOffice(again, () => undefined)).findings).toEqual([]);
    },
  );

  it.each(everyNth(2, ['journal', 'journal_stream']))(
    'J17 J12 takes in what leads up to a spoilt page of %s, and says how many are missing',
    async (tree) => {
      const { places, snapshot, head, atSnapshot } = await officeWithSnapshot(400);
      damageLeaf(storeFile(places.dir), witnessedKey, tree);
      const { merged, missing } = await restore(places, snapshot);
      const { deviceId: device = '' } = openWitnessed(places).identity() ?? {};
      const place = { device, epoch: head.epoch, seq: atSnapshot.seq + merged.entries + 1 };
      expect(merged).toMatchObject({ branches: [], unread: [place] });
      expect(merged.entries).toBeGreaterThan(50);
      expect(merged.entries + missing).toBe(400);
    },
  );

  it('J17 takes entries in whose private parts are on a spoilt page, and all that follows', {
    tags: 'release',
  }, async () => {
    const { places, snapshot } = await officeWithSnapshot(400);
    damageLeaf(storeFile(places.dir), witnessedKey, 'private_parts');
    const restored = await restore(places, snapshot);
    expect(restored).toMatchObject({ merged: { entries: 400, branches: [], unread: [] }, missing: 0 });
    expect(restored.withoutPrivate).toBeGreaterThan(0);
    expect(restored.withoutPrivate).toBeLessThan(100);
    const desk = openWitnessed(places);
    expect((await verifyOffice(desk, () => undefined)).findings).toEqual([]);
  });

  it('J17 takes an entry in without a private part that was changed, and all that follows', {
    tags: 'release',
  }, async () => {
    const { places, snapshot } = await officeWithSnapshot(40);
    const { sqlite } = openStore(storeFile(places.dir), { key: witnessedKey });
    const changed = sqlite
      .prepare(
        `UPDATE private_parts SET bytes = CAST(bytes || ' ' AS BLOB)
         WHERE rowid = (SELECT max(rowid) - 9 FROM private_parts)`,
      )
      .run();
    sqlite.close();
    expect(changed.changes).toBe(1);
    expect(await restore(places, snapshot)).toMatchObject({
      merged: { entries: 40, branches: [], unread: [] },
      missing: 0,
      withoutPrivate: 1,
    });
    const desk = openWitnessed(places);
    expect((await verifyOffice(desk, () => undefined)).findings).toEqual([]);
  });

  it('J17 takes entries in up to one that was changed', { tags: 'release' }, async () => {
    const { places, snapshot } = await officeWithSnapshot(400);
    const { sqlite } = openStore(storeFile(places.dir), { key: witnessedKey });
    sqlite.exec('DROP TRIGGER IF EXISTS journal_no_update');
    sqlite.exec(
      "UPDATE journal SET bytes = CAST(replace(bytes, 'rate_board', 'rate_bord') AS BLOB) WHERE seq = 303",
    );
    sqlite.close();
    const { merged, missing } = await restore(places, snapshot);
    expect(merged.unread).toMatchObject([{ seq: 303 }]);
    expect(missing).toBe(400 - merged.entries);
  });

  it('J17 goes on in the streams that the snapshot knows when those of the other store cannot be read', {
    tags: 'release',
  }, async () => {
    const { places, snapshot } = await officeWithSnapshot(7);
    damagePage(storeFile(places.dir), witnessedKey, 'streams');
    expect(await restore(places, snapshot)).toMatchObject({
      merged: { entries: 7, unread: [] },
      missing: 0,
    });
  });

  it('J17 J12 says what is missing when the old store has nothing left to give', {
    tags: 'release',
  }, async () => {
    const { places, snapshot, head, atSnapshot } = await officeWithSnapshot(7);
    writeFileSync(storeFile(places.dir), 'not a store');
    const restored = await restore(places, snapshot);
    expect(restored).toMatchObject({ missing: 7, merged: { entries: 0 } });
    const desk = openWitnessed(places);
    const { sqlite } = desk.store;
    expect(sqlite.prepare('SELECT cause, named_seq, found_seq FROM store_rewinds').all()).toEqual([
      { cause: 'entries_missing', named_seq: head.seq, found_seq: atSnapshot.seq },
    ]);
    expect(desk.witnessed).toEqual({ kind: 'sound' });
    const kept = readFileSync(join(restored.kept ?? '', 'desk.db'), 'utf8');
    expect(kept).toBe('not a store');
  });

  it(`J15 refuses a snapshot with any byte changed, and changes nothing (seed ${seed})`, {
    tags: 'release',
  }, async () => {
    const { places, snapshot, head } = await officeWithSnapshot(1);
    const random = seededRandom(seed);
    const bytes = readFileSync(snapshot);
    for (let flip = 0; flip < 12; flip += 1) {
      const at = random.between(0, bytes.length - 1);
      const damaged = join(temporaryFolder(), 'damaged.db');
      copyFileSync(snapshot, damaged);
      writeFileSync(
        damaged,
        bytes.map((byte, index) => (index === at ? byte ^ 4 : byte)),
      );
      // Of the first bytes every page's code depends: then nothing of it opens.
      const code = at < 16 ? 'SNAPSHOT_NOT_OURS' : 'SNAPSHOT_DAMAGED';
      expect(await problemCode(restore(places, damaged)), `seed ${seed}, byte ${at}`).toBe(code);
    }
    const desk = openWitnessed(places);
    expect(headOf(desk)).toEqual(head);
    expect(existsSync(join(places.dir, 'kept'))).toBe(false);
  });

  it('J15 refuses the snapshot of another device', async () => {
    const { places } = await officeWithSnapshot(1);
    const other = await officeWithSnapshot(1);
    expect(await problemCode(restore(places, other.snapshot))).toBe('SNAPSHOT_NOT_OURS');
  });

  it('J15 restores over a first run that broke off', async () => {
    const { snapshot } = await officeWithSnapshot(1);
    const broken = witnessedPlaces();
    putEmptyStore(broken.dir, witnessedKey);
    const desk = openWitnessed(broken);
    const facts = { officeCode: '1101', deskNumber: 2, deviceName: 'باجهٔ ۲', demo: true, rootKey: 'x' };
    let noted = '';
    desk.path.establish(
      facts,
      () => {
        noted = killedCopy(desk);
      },
      () => undefined,
    );
    const dir = noted;
    expect(
      openStore(storeFile(dir), { key: witnessedKey, readonly: true })
        .sqlite.prepare('SELECT count(*) FROM device')
        .pluck()
        .get(),
    ).toBe(1);
    const restored = await restore({ dir, home: null }, snapshot);
    expect(restored.merged.entries).toBe(0);
    expect(openWitnessed({ dir, home: null }).identity()?.deskNumber).toBe(1);
  });

  it('J16 leaves the old store or the new one, wherever the swap is killed', async () => {
    const { places, snapshot, head } = await officeWithSnapshot(4);
    const files = filesNow(places.dir);
    const steps: string[] = [];
    const whole = { dir: temporaryFolder(), home: null };
    files.putBack(whole.dir, ['desk.db', 'desk.witness']);
    await restore(whole, snapshot, (step) => steps.push(step));
    const ofFile = (name: string) => [`keep ${name}-wal`, `keep ${name}`, `place ${name}`];
    expect(steps).toEqual(['mark', 'decide', ...ofFile('device.db'), ...ofFile('desk.db'), 'unmark']);
    for (const killedAt of everyNth(2, steps)) {
      const dir = temporaryFolder();
      files.putBack(dir, ['desk.db', 'desk.witness']);
      const killed = restore({ dir, home: null }, snapshot, (step) => {
        if (step === killedAt) throw new Error('killed');
      });
      await expect(killed).rejects.toThrow('killed');
      const desk = openWitnessed({ dir, home: null });
      const isOld = killedAt === 'mark' || killedAt === 'decide';
      expect(desk.witnessed, killedAt).toEqual({ kind: 'sound' });
      expect(headOf(desk).epoch === head.epoch, killedAt).toBe(isOld);
      const { deviceId: device = '' } = desk.identity() ?? {};
      expect(desk.path.journal.head({ device, epoch: head.epoch }), killedAt).toMatchObject({
        seq: head.seq,
      });
      expect(
        readdirSync(dir).filter((name) => name.startsWith('restor')),
        killedAt,
      ).toEqual([]);
      if (!isOld) expect(readdirSync(join(dir, 'kept'))).toHaveLength(1);
      await desk.close();
    }
  });
});
