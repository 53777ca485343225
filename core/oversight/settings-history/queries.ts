// Everything that was ever set in the office (D20.2). What is set is rare: a few hundred rows in years.
import { eq, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { controlSettings } from '#core/access/controls/setting-queries.ts';
import { postingSettings } from '#core/access/postings/setting-queries.ts';
import { closureSettings } from '#core/assets/closures/setting-queries.ts';
import { pcSettings } from '#core/assets/settings/setting-queries.ts';
import { explanationSettings } from '#core/closing/day-close/setting-queries.ts';
import { rhythmHistory } from '#core/closing/premises/setting-queries.ts';
import { feeSettings } from '#core/counter/fees/setting-queries.ts';
import { identitySettings } from '#core/counter/identity/setting-queries.ts';
import { terminalSettings } from '#core/counter/payments/setting-queries.ts';
import { queueSettings } from '#core/counter/queue/setting-queries.ts';
import type { Orm } from '#db/open-store.ts';
import { newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { concurrentChanges } from './concurrent-changes-queries.ts';
import type { ConcurrentChange, SettingChange, SettingKind } from './contract.ts';
import { provinceWordsHeld } from './province-words-queries.ts';

export type SettingsHistoryReads = ReturnType<typeof settingsHistoryReads>;

/** How many changes the history shows at once. */
const shownChanges = 200;

type Facts = SQLiteTable & {
  readonly id: SQLiteColumn;
  readonly at: SQLiteColumn;
  readonly lc: SQLiteColumn;
  readonly actor: SQLiteColumn;
  readonly device: SQLiteColumn;
};

type Source = {
  /** The rows that a change is read from. */
  readonly of: Facts;
  /** What was set, and the table and the column by which it belongs to the row where that is another one's. */
  readonly what: SQLiteColumn;
  readonly from?: { readonly table: Facts; readonly by: SQLiteColumn };
};

/** Every fact that the office works by, as the duties name theirs. */
const sources: Readonly<Record<SettingKind, Source>> = {
  ...feeSettings,
  ...terminalSettings,
  ...closureSettings,
  ...pcSettings,
  ...postingSettings,
  ...explanationSettings,
  ...identitySettings,
  ...queueSettings,
  ...rhythmHistory,
  ...controlSettings,
};

/** The changes of one kind, newest first. */
function changesOf(orm: Orm, { of, what, from }: Source) {
  const rows = orm
    .select({
      id: sql<string>`${of.id}`,
      what: sql<string | number | null>`${what}`,
      at: sql<string>`${of.at}`,
      lc: sql<number>`${of.lc}`,
      device: sql<string>`${of.device}`,
      byName: persons.name,
    })
    .from(of)
    .leftJoin(persons, eq(persons.id, of.actor));
  const whole = from === undefined ? rows : rows.leftJoin(from.table, eq(from.table.id, from.by));
  return whole
    .orderBy(...newestFirst(of))
    .limit(sql.placeholder('limit'))
    .prepare();
}

/** Prepares these reads. */
export function settingsHistoryReads(orm: Orm) {
  const kinds = Object.entries(sources).map(([kind, source]) => ({
    kind: kind as SettingKind,
    rows: once(() => changesOf(orm, source)),
    total: once(() => orm.select({ total: sql<number>`count(*)` }).from(source.of).prepare()),
  }));
  const wordsHeld = provinceWordsHeld(orm);
  return {
    /** Settings that are concurrent with the ones in force (D20.4). `device`: this PC. */
    concurrentChanges: (device: string): ConcurrentChange[] => concurrentChanges(orm, device),
    /** What was set in the office, newest first: of one kind, or of all (null). `device`: this PC. */
    list(kind: SettingKind | null, device: string): { rows: SettingChange[]; total: number } {
      const asked = kinds.filter((known) => kind === null || known.kind === kind);
      const words = wordsHeld().filter((word) => kind === null || word.kind === kind);
      const facts = asked.flatMap(({ kind: of, rows: read }) =>
        read()
          .all({ limit: shownChanges })
          .map((row) => ({ ...row, kind: of, byProvince: false })),
      );
      const rows = [...facts, ...words]
        .toSorted((one, other) => other.lc - one.lc || other.id.localeCompare(one.id))
        .slice(0, shownChanges)
        .map(({ lc, what, device: setAt, ...row }) => ({
          ...row,
          what: String(what ?? ''),
          here: setAt === device,
        }));
      return {
        rows,
        total: asked.reduce((sum, { total }) => sum + (total().get()?.total ?? 0), words.length),
      };
    },
  };
}
