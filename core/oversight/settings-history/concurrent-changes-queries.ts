// Settings of one register that two PCs made concurrently (D20.4). The last one in the order of facts
// counts, which says only which PC had heard more; the others are shown beside it until one that knows them all is made.
import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { postingRegisters } from '#core/access/postings/setting-queries.ts';
import { secondFactorRegisters } from '#core/access/second-factor/setting-queries.ts';
import { pcRegisters } from '#core/assets/settings/setting-queries.ts';
import { dayCloseRegisters } from '#core/closing/day-close/setting-queries.ts';
import { rhythmRegisters } from '#core/closing/premises/setting-queries.ts';
import { feeRegisters } from '#core/counter/fees/setting-queries.ts';
import { identityRegisters } from '#core/counter/identity/setting-queries.ts';
import { terminalRegisters } from '#core/counter/payments/setting-queries.ts';
import { queueRegisters } from '#core/counter/queue/setting-queries.ts';
import { shiftRegisters } from '#core/oversight/shifts/setting-queries.ts';
import { hoursRegisters } from '#core/oversight/supervision/setting-queries.ts';
import type { Orm } from '#db/open-store.ts';
import { knew } from '#db/order-of-facts.ts';
import { persons } from '#db/schema/access/staff.ts';
import type { ConcurrentChange, SettingRegister } from './contract.ts';

type Facts = SQLiteTable &
  Readonly<Record<'id' | 'at' | 'lc' | 'actor' | 'device' | 'epoch' | 'seq', SQLiteColumn>>;

type Register = {
  readonly of: Facts;
  /** Settings with the same values here replace each other. */
  readonly by: readonly SQLiteColumn[];
  /** What was set; two that set the same are no clash. */
  readonly value: SQLiteColumn | SQL;
  /** What a person reads of it, where that is not the value. */
  readonly shown?: SQLiteColumn;
  /** The row that holds these columns where it is another one's, and the column that names it. */
  readonly from?: { readonly table: SQLiteTable & { readonly id: SQLiteColumn }; readonly by: SQLiteColumn };
  /** Whether it counts at all. */
  readonly counts?: SQL;
};

/** Every register of the office, as the duties name theirs. What a PC chooses for itself is never concurrent. */
export const registers: Readonly<Record<SettingRegister, Register>> = {
  ...feeRegisters,
  ...postingRegisters,
  ...secondFactorRegisters,
  ...dayCloseRegisters,
  ...rhythmRegisters,
  ...terminalRegisters,
  ...queueRegisters,
  ...identityRegisters,
  ...hoursRegisters,
  ...shiftRegisters,
  ...pcRegisters,
};

type Row = Omit<ConcurrentChange, 'register' | 'here' | 'about'> & {
  readonly about: string;
  readonly device: string;
};

/** Of each register the settings that its last one did not know, and that no other of these knew. */
function rivalsOf({ of, by, value, shown, from, counts = sql`1` }: Register): SQL {
  const beside = from === undefined ? sql`` : sql`JOIN ${from.table} ON ${from.table.id} = ${from.by}`;
  const about = by.length === 0 ? sql`json_array()` : sql`json_array(${sql.join([...by], sql`, `)})`;
  return sql`WITH facts AS (
      SELECT ${of.id} id, ${of.at} at, ${of.lc} lc, ${of.actor} actor, ${of.device} device, ${of.epoch} epoch,
        ${of.seq} seq, ${about} about, ${value} value, CAST(${shown ?? value} AS TEXT) what
      FROM ${of} ${beside} WHERE ${counts}),
    placed AS (SELECT *, row_number() OVER (PARTITION BY about ORDER BY lc DESC, id DESC) place FROM facts),
    rivals AS (SELECT earlier.* FROM placed earlier JOIN placed current ON current.about = earlier.about
      WHERE current.place = 1 AND earlier.place > 1 AND earlier.value IS NOT current.value
        AND NOT ${knew('current', 'earlier')})
    SELECT rival.id, rival.about, rival.what, rival.at, rival.device, ${persons.name} byName
    FROM rivals rival LEFT JOIN ${persons} ON ${persons.id} = rival.actor
    WHERE NOT EXISTS (SELECT 1 FROM rivals other WHERE other.about = rival.about AND ${knew('other', 'rival')})
    ORDER BY rival.lc DESC, rival.id DESC`;
}

/** The settings that are concurrent with the ones in force, newest first of each register. `device`: this PC. */
export const concurrentChanges = (orm: Orm, device: string): ConcurrentChange[] =>
  Object.entries(registers).flatMap(([register, facts]) =>
    orm.all<Row>(rivalsOf(facts)).map(({ about, device: setAt, ...row }) => ({
      ...row,
      register: register as SettingRegister,
      about: String(JSON.parse(about)[0] ?? ''),
      here: setAt === device,
    })),
  );
