// Which tables are derived from the journal: all that the schema names, but for the journal itself and what is local
// to this device. Rebuild empties and refills exactly these; verify compares exactly these.
import { getTableName } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '#db/schema/all.ts';
import { deviceTables } from '#db/schema/device-tables.ts';

const namesOf = (...tables: readonly SQLiteTable[]): readonly string[] =>
  tables.map((table) => getTableName(table));

/** What the office's PCs say, entry by entry; the same at each of them but for what did not arrive yet. */
const ofTheOffice = namesOf(
  schema.journal,
  schema.streams,
  schema.knowledge,
  schema.missedHeads,
  schema.privateParts,
  schema.privateGaps,
);
/** What follows from it at once, or is proved by it. */
const besideJournal = namesOf(schema.journalRuns, schema.signedHeads, schema.factsSetApart);
/** What is this PC's own. It lies in a file of its own. */
const ofThisPc = namesOf(...deviceTables);
/** Of which office this PC believes to be one: nobody else proves that. */
const believed = namesOf(schema.ownOffice);
/** What is only of the store as it stands. */
const ofTheFile = namesOf(schema.reportDays, schema.keptLists);
/** What was counted from the derived tables and is kept: it goes when they are written anew. */
export const countedTables = namesOf(schema.reportDays, schema.keptLists);
/** Lists that follow the journal in a second step (core/journal/log/kept-lists.ts). */
export const listTables: ReadonlySet<string> = new Set(namesOf(schema.openDifferences, schema.reportedDays));
/** By which people are let in: who there is, with which key and post, who was cut off, withdrawn or posted elsewhere, and who visits. */
export const tablesOfPeople: ReadonlySet<string> = new Set([
  ...namesOf(schema.registrations, schema.nameCorrections, schema.postChanges, schema.cutOffs),
  ...namesOf(schema.activations, schema.credentials, schema.accountFacts, schema.signIns),
  ...namesOf(schema.clearances, schema.clearanceWithdrawals, schema.postings, schema.transferWithdrawals),
  ...namesOf(schema.inspections, schema.inspectionEnds, schema.emergencies, schema.emergencyEnds),
  ...namesOf(schema.secondFactorKeys, schema.secondFactorRemovals, schema.secondFactorUses),
  ...namesOf(schema.secondFactorSheets, schema.secondFactorCodeUses, schema.secondFactorRestorations),
  ...namesOf(schema.secondFactorRequirements),
]);
const kept: ReadonlySet<string> = new Set([
  ...ofTheOffice,
  ...besideJournal,
  ...ofThisPc,
  ...believed,
  ...ofTheFile,
]);

export type DerivedTable = {
  readonly name: string;
  readonly key: readonly string[];
  readonly parents: readonly string[];
};

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The derived tables, children before their parents (the order in which rows may be removed). */
export function derivedTables(): readonly DerivedTable[] {
  const tables = Object.values(schema)
    .filter((value): value is SQLiteTable & typeof value => value instanceof SQLiteTable)
    .map((table) => {
      const config = getTableConfig(table);
      const primary = config.primaryKeys[0]?.columns ?? config.columns.filter((column) => column.primary);
      return {
        name: config.name,
        key: primary.map((column) => snakeCase(column.name)),
        parents: config.foreignKeys.map((foreign) => getTableName(foreign.reference().foreignTable)),
      };
    })
    .filter((table) => !kept.has(table.name));
  const parents = new Set(tables.flatMap((table) => table.parents));
  return [
    ...tables.filter((table) => !parents.has(table.name)),
    ...tables.filter((table) => parents.has(table.name)),
  ];
}
