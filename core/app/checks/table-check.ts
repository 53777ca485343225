// Verifies the tables of a day against the journal: at the opening, and before a day is closed (J27).
// A difference is damage: it is repaired from the journal, recorded, and an exception that the manager explains. A broken chain
// is reported, and nothing is repaired from it.

import type { TableCheck } from '#core/access/request-context/monitors.ts';
import { compareOpenDifferences } from '#core/closing/day-close/ledger/compare-open-differences.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { isUsualInstant } from '#core/foundation/calendar/day.ts';
import type { BusinessDayReads } from '#core/journal/business-day/queries.ts';
import { deviceIdOf } from '#core/journal/device/device-identity.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { JournalStore } from '#core/journal/log/journal-store.ts';
import { areListsBehind } from '#core/journal/log/kept-lists.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import {
  type CompareParts,
  compareDays,
  type DaysCompared,
  entryOf,
  keyOf,
  type RowDifference,
} from '#core/journal/verification/compare-days.ts';
import { rebuildTables } from '#core/journal/verification/rebuild.ts';
import { repairRows } from '#core/journal/verification/repair-rows.ts';
import { requeueQuarantined } from '#core/journal/verification/requeue-quarantined.ts';
import type { ComparedAt } from '#core/replication/store/contract.ts';
import { journalFoundDamaged, tablesRepaired } from '#core/replication/store/entries.ts';
import type { StoreReads } from '#core/replication/store/queries.ts';
import type { Sqlite, Store } from '#db/open-store.ts';
import { checkDerivedTables } from './derived-table-check.ts';
import { peoplePart } from './people-part.ts';
import { createReplayPath } from './replay-path.ts';

export type TableCheckParts = {
  readonly store: Store;
  readonly path: WritePath;
  readonly machine: Machine;
  readonly reads: { readonly store: StoreReads; readonly businessDay: BusinessDayReads };
  readonly log: (line: string) => void;
};

/** A repair may bring to light what the broken rows hid; after so many the tables are rebuilt whole. */
const repairsAtMost = 3;

/** The parts of a watch and what two stores are compared with. */
type Checking = TableCheckParts & { readonly comparison: CompareParts };

/** What a store is compared with: its own journal, by the same appliers. */
export const comparisonOver = (store: Store, journal: JournalStore, machine: Machine): CompareParts => ({
  ...{ store, journal, checkDerivedTables },
  // A list that does not follow the journal yet says nothing: whoever may write brings it up before.
  compareKeptLists: (of, days) => (areListsBehind(of.sqlite) ? [] : compareOpenDifferences(of, days)),
  pathOver: (other: Store) => createReplayPath(other, machine),
});

export function createTableCheck(parts: TableCheckParts): TableCheck {
  const { store, path, log } = parts;
  const { sqlite } = store;
  const checking: Checking = { ...parts, comparison: comparisonOver(store, path.journal, parts.machine) };
  // A close waits for the facts; the lists that follow from them are compared at the opening, and by whoever verifies the office.
  const ofFacts = { ...checking, comparison: { ...checking.comparison, compareKeptLists: () => [] } };
  const newestDay = sqlite.prepare<[], string | null>('SELECT max(day) FROM journal').pluck();
  const workedLast = sqlite
    .prepare<[string], string | null>('SELECT max(day) FROM journal WHERE day <= ?')
    .pluck();
  const entriesOf = sqlite
    .prepare<[string, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM journal WHERE day IN (SELECT value FROM json_each(?)) LIMIT ?)',
    )
    .pluck();
  // A clock that was set back asks for no walk through the years; that it was is said by the watch of the clock. What
  // another PC dates ahead of everybody keeps nothing of the days before from being compared.
  function daysAtOpen(today: string): string[] {
    const newest = newestDay.get() ?? null;
    const asked = [newest, workedLast.get(today) ?? null, today > (newest ?? '') ? today : null];
    return [...new Set(asked.filter((day) => day !== null))];
  }

  function applyUnderstood(): boolean {
    const own = deviceIdOf(sqlite);
    const understood = own === null ? 0 : requeueQuarantined(store, path, own);
    if (understood > 0) log(`${understood} entries of other PCs are understood by this version and applied`);
    return understood > 0;
  }

  return {
    bringUp: (days) => bringUp(checking, days),
    applyUnderstood,
    checkAtOpen(today) {
      const isUnderstood = applyUnderstood();
      return check(checking, daysAtOpen(today), today, 'open') || isUnderstood;
    },
    daysAtOpen(today, most) {
      const days = daysAtOpen(today);
      return { days, entries: entriesOf.get(JSON.stringify(days), most) ?? 0 };
    },
    arePeopleSound: (days) =>
      compareDays(checking.comparison, new Set(days), peoplePart(store)).kind === 'same',
    checkAtClose: (day, today) => void check(ofFacts, [day, today], today, 'close'),
  };
}

/** Compares days, repairs what differs and says so. @returns whether anything did */
function check(checking: Checking, asked: readonly string[], today: string, comparedAt: ComparedAt): boolean {
  const { store, path, comparison } = checking;
  const days = new Set(asked);
  const found = new Map<string, RowDifference>();
  path.lists?.bringUp();
  let compared = compareDays(comparison, days);
  for (let repair = 0; compared.kind === 'different'; repair += 1) {
    if (extendDays(store.sqlite, days, compared.differences)) {
      compared = compareDays(comparison, days);
      continue;
    }
    for (const difference of compared.differences) {
      const row = difference.expected ?? difference.found ?? {};
      const place = `${difference.table} ${keyOf(row, difference.key)}`;
      if (!found.has(place)) found.set(place, difference);
    }
    if (repair < repairsAtMost) repairRows(store.sqlite, compared.differences);
    else rebuildTables(store, path, () => undefined);
    if (repair > repairsAtMost) break;
    compared = compareDays(comparison, days);
  }
  say(checking, [...found.values()], compared, today, comparedAt);
  return found.size > 0;
}

/** A row that is of an entry of another day is compared with that day's entries too. @returns whether there is a new day */
function extendDays(sqlite: Sqlite, days: Set<string>, differences: readonly RowDifference[]): boolean {
  const before = days.size;
  const entryDay = sqlite
    .prepare<[string, string, string, string, string], string>(
      'SELECT day FROM journal WHERE day IN (?, ?, ?) AND device = ? AND at = ? LIMIT 1',
    )
    .pluck();
  for (const { expected, found, of: told } of differences) {
    // What the journal makes of these days may contradict a fact of another one: then that stands, if it came first.
    const of = expected === null || found === null ? told : entryOf(found);
    if (found === null || of === null || !isUsualInstant(of.at)) continue;
    const date = of.at.slice(0, 10);
    const day = entryDay.get(date, addDays(date, 1), addDays(date, -1), of.device, of.at);
    if (day !== undefined) days.add(day);
  }
  return days.size > before;
}

function say(
  { path, reads, log }: Checking,
  differences: readonly RowDifference[],
  compared: DaysCompared,
  today: string,
  comparedAt: ComparedAt,
): void {
  if (
    compared.kind === 'journal_damaged' &&
    !reads.store.isDamageKnown(compared.at.device, compared.at.seq)
  ) {
    const { device, seq } = compared.at;
    log(`the journal of ${device} does not hold at entry ${seq}`);
    path.execute(null, (tx) =>
      tx.append(journalFoundDamaged, { id: tx.newId(), forDay: today, comparedAt, stream: device, seq }),
    );
  }
  const days = [...new Set(differences.map(({ day }) => day || today))].toSorted();
  for (const ofDay of days) {
    const rows = differences.filter(({ day }) => (day || today) === ofDay);
    const tables = [...new Set(rows.map(({ table }) => table))];
    log(
      `${rows.length} rows of ${ofDay} were not what the journal says (${tables.join(', ')}) and are again`,
    );
    const forDay = reads.businessDay.stateOf(ofDay) === 'closed' ? today : ofDay;
    recordRepair(path, rows, { ofDay, forDay, comparedAt });
  }
}

/** Brings days up to what the journal says and records nothing. */
function bringUp({ store, path, comparison }: Checking, asked: readonly string[]): void {
  const days = new Set(asked);
  let compared = compareDays(comparison, days);
  for (let round = 0; compared.kind === 'different' && round < repairsAtMost; round += 1) {
    if (!extendDays(store.sqlite, days, compared.differences)) repairRows(store.sqlite, compared.differences);
    compared = compareDays(comparison, days);
  }
  if (compared.kind !== 'same') rebuildTables(store, path, () => undefined);
}

/** Records which rows were not what the journal says. */
function recordRepair(
  path: WritePath,
  rows: readonly RowDifference[],
  of: { readonly ofDay: string; readonly forDay: string; readonly comparedAt: ComparedAt },
): void {
  const tables = [...new Set(rows.map(({ table }) => table))];
  path.execute(null, (tx) =>
    tx.append(tablesRepaired, {
      id: tx.newId(),
      ...of,
      tables,
      changed: rows.filter(({ expected, found }) => expected !== null && found !== null).length,
      missing: rows.filter(({ found }) => found === null).length,
      added: rows.filter(({ expected }) => expected === null).length,
    }),
  );
}
