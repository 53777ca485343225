// With which province an office goes on that is restored from a snapshot: the one that it was enrolled with last, never the
// one of the snapshot. Invariant: what one province signed never stands beside the pin of another, nor do the marks of it.
import { z } from 'zod';
import { ifReadable } from '#core/foundation/problems/store-problem.ts';
import { hasDeviceFile, type Sqlite, type Store } from '#db/open-store.ts';
import { deviceEnrolled } from './entries.ts';
import type { SyncDesk } from './sync-desk.ts';

type Restored = Pick<SyncDesk, 'reads'> & { readonly store: Store };

/**
 * Takes over what the old store knows of its province. Where it can tell nothing, the entries that were taken in before may:
 * a province that this PC has left since the snapshot is forgotten, and the office is enrolled again like one that knows none,
 * since the keys of the other one are in no entry.
 */
export function adoptProvince({ store: { sqlite }, reads }: Restored, old: Store, deviceId: string): void {
  const row = hasDeviceFile(old.sqlite)
    ? ifReadable(() => old.sqlite.prepare<[], Row>('SELECT * FROM sync_state').get())
    : null;
  if (row != null) {
    pinAsThere(sqlite, row, acksOf(old), isSamePin(sqlite, row));
    return;
  }
  const pinned = reads.sync.province();
  const last = lastEnrolment(sqlite, deviceId);
  if (pinned === null || last === null) return;
  if (last.signingKey === pinned.signingKey && last.provinceUrl === pinned.provinceUrl) return;
  sqlite
    .transaction(() => {
      forget(sqlite);
      lower(sqlite);
    })
    .immediate();
}

type Row = Record<string, unknown>;

/** What the province acknowledged, as far as it can be read. */
function acksOf({ sqlite }: Store): readonly Row[] {
  return ifReadable(() => sqlite.prepare<[], Row>('SELECT * FROM province_acks').all()) ?? [];
}

/** Whether the snapshot is of after the enrolment by which the old store's province is known, and of the same epoch of it. */
function isSamePin(sqlite: Sqlite, row: Row): boolean {
  const here = sqlite.prepare<[], Row>('SELECT * FROM sync_state').get();
  return ['signing_key', 'server_epoch', 'enrolled_at'].every((name) => here?.[name] === row[name]);
}

function pinAsThere(sqlite: Sqlite, pin: Row, acks: readonly Row[], keepsMarks: boolean): void {
  sqlite
    .transaction(() => {
      forget(sqlite);
      if (!keepsMarks) lower(sqlite);
      insert(sqlite, 'sync_state', pin);
      for (const ack of acks) insert(sqlite, 'province_acks', ack);
    })
    .immediate();
}

/** By the names of its columns: a store of an older form has fewer. */
function insert(sqlite: Sqlite, table: 'sync_state' | 'province_acks', row: Row): void {
  const names = Object.keys(row);
  const values = names.map((name) => `@${name}`);
  sqlite.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`).run(row);
}

function forget(sqlite: Sqlite): void {
  sqlite.exec('DELETE FROM sync_state');
  sqlite.exec('DELETE FROM province_acks');
}

/** Nothing is known to be held; where it is, the next contact says so. */
function lower(sqlite: Sqlite): void {
  sqlite.exec('DELETE FROM province_marks');
}

const enrolmentSchema = z.object({ body: z.object({ signingKey: z.string(), provinceUrl: z.string() }) });

/** The last enrolment that this PC journalled, as far as its entries are here. */
function lastEnrolment(sqlite: Sqlite, deviceId: string): z.infer<typeof enrolmentSchema>['body'] | null {
  const bytes = sqlite
    .prepare<[string, string], Buffer>(
      'SELECT bytes FROM journal WHERE device = ? AND type = ? ORDER BY pos DESC LIMIT 1',
    )
    .pluck()
    .get(deviceId, deviceEnrolled.type);
  return bytes === undefined ? null : enrolmentSchema.parse(JSON.parse(bytes.toString('utf8'))).body;
}
