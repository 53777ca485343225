// Statements of the day close, prepared on first use.
import { and, asc, desc, eq, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst, onlyLast } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { isFirstOfTransaction, transactionId } from '#db/psp-row-identity.ts';
import { persons } from '#db/schema/access/staff.ts';
import {
  batchTotals,
  dayCloseItems,
  explanationLimits,
  explanations,
  pspFiles,
  pspImports,
  pspMappings,
  pspRows,
  zeroDeclarations,
} from '#db/schema/closing/day-close.ts';
import { dayClosings } from '#db/schema/journal/business-day.ts';
import { privateParts } from '#db/schema/journal/journal.ts';

const id = sql.placeholder('id');
const day = sql.placeholder('day');

/** The last act on a day decides; a closing that was reopened, or closed again, says nothing any more. */
const isLatestAct = sql`${dayClosings.id} = (SELECT c.id FROM day_closings c
  WHERE c.for_day = ${dayClosings.forDay} ${onlyLast('c')})`;

/** Every part of the file of an import is here. */
const isWhole = (imported: 'psp_imports' | 'other') => {
  const of = sql.raw(imported);
  return sql`(${of}.parts = 1 OR ${of}.parts = (SELECT count(DISTINCT p.part) FROM psp_imports p
    WHERE p.file_id = ${of}.file_id AND p.parts > 1))`;
};

/** Statements of the files that were imported, and of how they are read. */
function importStatements(orm: Orm) {
  return {
    imports: once(() =>
      orm
        .select({ row: pspImports, byName: persons.name })
        .from(pspImports)
        .leftJoin(persons, eq(persons.id, pspImports.actor))
        .where(eq(pspImports.forDay, day))
        .orderBy(...inOrder(pspImports))
        .prepare(),
    ),
    importOfFile: once(() =>
      orm
        .select({ at: pspImports.at })
        .from(pspImports)
        .where(and(eq(pspImports.fileSha256, id), isWhole('psp_imports')))
        .orderBy(...inOrder(pspImports))
        .limit(1)
        .prepare(),
    ),
    /** Parts of the same file that are here, of the last import of it first. */
    partsOfFile: once(() =>
      orm
        .select({ file: pspImports.fileId, part: pspImports.part })
        .from(pspImports)
        .where(
          and(
            eq(pspImports.fileSha256, id),
            eq(pspImports.profile, sql.placeholder('profile')),
            eq(pspImports.parts, sql.placeholder('parts')),
          ),
        )
        .orderBy(...newestFirst(pspImports))
        .prepare(),
    ),
    /** Files of which a part is missing, and that no other import has whole. */
    unfinished: once(() =>
      orm
        .select({ file: pspImports.fileId, fileName: pspImports.fileName })
        .from(pspImports)
        .where(
          and(
            sql`parts > 1`,
            eq(pspImports.part, 1),
            sql`NOT EXISTS (SELECT 1 FROM psp_imports other
              WHERE other.file_sha256 = psp_imports.file_sha256 AND ${isWhole('other')})`,
          ),
        )
        .orderBy(...inOrder(pspImports))
        .prepare(),
    ),
    /** An office knows a handful of forms. */
    mappings: once(() =>
      orm
        .select({ headerKey: pspMappings.headerKey, mapping: pspMappings.mapping })
        .from(pspMappings)
        .orderBy(...inOrder(pspMappings))
        .prepare(),
    ),
    mappingsOfHeader: once(() =>
      orm
        .select({ mapping: pspMappings.mapping })
        .from(pspMappings)
        .where(eq(pspMappings.headerKey, id))
        .orderBy(...newestFirst(pspMappings))
        .limit(1)
        .prepare(),
    ),
    fileOfImport: once(() =>
      orm
        .select({ fileName: pspImports.fileName, fileSha256: pspFiles.fileSha256, bytes: privateParts.bytes })
        .from(pspFiles)
        .innerJoin(pspImports, eq(pspImports.fileId, pspFiles.importId))
        .leftJoin(
          privateParts,
          and(
            eq(privateParts.device, pspFiles.device),
            eq(privateParts.epoch, pspFiles.epoch),
            eq(privateParts.seq, pspFiles.seq),
          ),
        )
        .where(eq(pspImports.id, id))
        .prepare(),
    ),
    importsOfRow: once(() =>
      orm
        .select({ importId: pspRows.importId })
        .from(pspRows)
        .where(and(inArray(pspRows.rowId, [id, sql.placeholder('base')]), eq(transactionId, id)))
        .prepare(),
    ),
  };
}

/** Report rows, each where a file has it first, with the id of its transaction. */
export const firstRows = (orm: Orm, where: SQL | undefined) =>
  orm
    .select({ row: pspRows, id: transactionId })
    .from(pspRows)
    .innerJoin(pspImports, eq(pspImports.id, pspRows.importId))
    .where(and(where, isFirstOfTransaction))
    .orderBy(asc(pspRows.rowId))
    .prepare();

/** Statements of report rows, each where a file has it first. */
function rowStatements(orm: Orm) {
  return {
    rowsOfDay: once(() => firstRows(orm, eq(pspRows.forDay, day))),
    rowsOfImportBefore: once(() => firstRows(orm, and(eq(pspRows.importId, id), lt(pspRows.forDay, day)))),
    row: once(() => firstRows(orm, inArray(pspRows.rowId, [id, sql.placeholder('base')]))),
    rowsOfTerminalDate: once(() =>
      firstRows(
        orm,
        sql`${pspRows.terminalId} IN (${id}, '0' || ${id}, ltrim(${id}, '0')) AND ${pspRows.date} = ${day}`,
      ),
    ),
    rowsOfReference: once(() =>
      firstRows(orm, and(eq(pspRows.terminalId, id), eq(pspRows.rrn, sql.placeholder('rrn')))),
    ),
  };
}

/** Statements of what was declared and explained. */
function declarationStatements(orm: Orm) {
  return {
    zeros: once(() =>
      orm
        .select()
        .from(zeroDeclarations)
        .where(eq(zeroDeclarations.forDay, day))
        .orderBy(...newestFirst(zeroDeclarations))
        .prepare(),
    ),
    batchTotals: once(() =>
      orm
        .select()
        .from(batchTotals)
        .where(eq(batchTotals.forDay, day))
        .orderBy(...inOrder(batchTotals))
        .prepare(),
    ),
    totalOfBatch: once(() =>
      orm
        .select({ forDay: batchTotals.forDay })
        .from(batchTotals)
        .where(
          and(
            sql`${batchTotals.terminalId} IN (${id}, '0' || ${id}, ltrim(${id}, '0'))`,
            sql`ltrim(${batchTotals.batchNumber}, '0') = ltrim(${sql.placeholder('batch')}, '0')`,
            ne(batchTotals.forDay, day),
          ),
        )
        .orderBy(asc(batchTotals.forDay))
        .limit(1)
        .prepare(),
    ),
    /** The files that have rows of a terminal on a day, with what has to be said of each. */
    filesOfDay: once(() =>
      orm
        .selectDistinct({
          terminalId: pspRows.terminalId,
          remarks: pspImports.remarks,
          lacking: pspImports.lacking,
        })
        .from(pspRows)
        .innerJoin(pspImports, eq(pspImports.id, pspRows.importId))
        .where(eq(pspRows.forDay, day))
        .prepare(),
    ),
    zeroOfBatch: once(() =>
      orm
        .select({ forDay: zeroDeclarations.forDay })
        .from(zeroDeclarations)
        .where(
          and(
            sql`${zeroDeclarations.terminalId} IN (${id}, '0' || ${id}, ltrim(${id}, '0'))`,
            sql`ltrim(${zeroDeclarations.batchNumber}, '0') = ltrim(${sql.placeholder('batch')}, '0')`,
            ne(zeroDeclarations.forDay, day),
          ),
        )
        .orderBy(asc(zeroDeclarations.forDay))
        .limit(1)
        .prepare(),
    ),
    explained: once(() =>
      orm
        .select({ row: explanations, byName: persons.name })
        .from(explanations)
        .leftJoin(persons, eq(persons.id, explanations.actor))
        .where(eq(explanations.forDay, day))
        .orderBy(...inOrder(explanations))
        .prepare(),
    ),
    limit: once(() =>
      orm
        .select({
          id: explanationLimits.id,
          amount: explanationLimits.amount,
          at: explanationLimits.at,
          byName: persons.name,
        })
        .from(explanationLimits)
        .leftJoin(persons, eq(persons.id, explanationLimits.actor))
        .orderBy(...newestFirst(explanationLimits))
        .prepare(),
    ),
    explainedElsewhere: once(() =>
      orm
        .select({ id: explanations.id })
        .from(explanations)
        .where(and(eq(explanations.exceptionKey, id), ne(explanations.forDay, day)))
        .limit(1)
        .prepare(),
    ),
  };
}

/** Statements of closings and reopenings. */
function closingStatements(orm: Orm) {
  return {
    closings: once(() =>
      orm
        .select({ row: dayClosings, byName: persons.name })
        .from(dayClosings)
        .leftJoin(persons, eq(persons.id, dayClosings.actor))
        .where(eq(dayClosings.forDay, day))
        .orderBy(...inOrder(dayClosings))
        .prepare(),
    ),
    closedBefore: once(() =>
      orm
        .select()
        .from(dayClosings)
        .where(and(lt(dayClosings.forDay, day), eq(dayClosings.kind, 'closed'), isLatestAct))
        .orderBy(desc(dayClosings.forDay))
        .limit(1)
        .prepare(),
    ),
  };
}

/** Statements of what closings in force say of single items. */
function itemStatements(orm: Orm) {
  const itemsInForce = (where: SQL | undefined) =>
    orm
      .select({ itemId: dayCloseItems.itemId, forDay: dayClosings.forDay })
      .from(dayCloseItems)
      .innerJoin(dayClosings, eq(dayClosings.id, dayCloseItems.closingId))
      .where(and(eq(dayCloseItems.itemDay, day), where, isLatestAct))
      .prepare();
  return {
    takenElsewhere: once(() =>
      itemsInForce(and(inArray(dayCloseItems.status, ['late', 'borrowed']), ne(dayClosings.forDay, day))),
    ),
    metElsewhere: once(() => itemsInForce(eq(dayCloseItems.status, 'met'))),
    leftOutBefore: once(() =>
      orm
        .select({
          itemId: dayCloseItems.itemId,
          itemDay: dayCloseItems.itemDay,
          lentTo: dayCloseItems.lentTo,
        })
        .from(dayCloseItems)
        .innerJoin(dayClosings, eq(dayClosings.id, dayCloseItems.closingId))
        .where(and(eq(dayCloseItems.status, 'elsewhere'), lt(dayCloseItems.itemDay, day), isLatestAct))
        .prepare(),
    ),
    lentTo: once(() =>
      orm
        .select({ itemId: dayCloseItems.itemId, itemDay: dayCloseItems.itemDay })
        .from(dayCloseItems)
        .innerJoin(dayClosings, eq(dayClosings.id, dayCloseItems.closingId))
        .where(and(eq(dayCloseItems.lentTo, day), isLatestAct))
        .orderBy(asc(dayCloseItems.itemId))
        .prepare(),
    ),
    unsettled: once(() =>
      itemsInForce(and(eq(dayCloseItems.status, 'unsettled'), eq(dayClosings.forDay, day))),
    ),
  };
}

export type DayCloseStatements = ReturnType<typeof dayCloseStatements>;

/** Every statement of this duty's own reads. Named for the tests of their query plans. */
export function dayCloseStatements(orm: Orm) {
  return {
    ...importStatements(orm),
    ...rowStatements(orm),
    ...declarationStatements(orm),
    ...closingStatements(orm),
    ...itemStatements(orm),
  };
}
