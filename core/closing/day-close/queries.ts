// Reads of the day close: a day's imports, report rows, matches by hand, explanations and closings.
import { and, asc, desc, eq, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import { type PspMapping, pspMappingSchema } from '#core/foundation/settlement/files/contract.ts';
import type { ReportedRow } from '#core/foundation/settlement/matching/shapes.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst, onlyLast } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { baseOf, isFirstOfTransaction, transactionId } from '#db/psp-row-identity.ts';
import { persons } from '#db/schema/access/staff.ts';
import {
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
import { handMatchReads } from './by-hand/queries.ts';
import { clashReads } from './clash-queries.ts';
import { explanationWeights } from './explanations/contract.ts';
import { explainedReads } from './explanations/queries.ts';
import { itemReads } from './items/queries.ts';
import { lateReads } from './late-queries.ts';
import { moneyReads } from './money-queries.ts';

import { refundReads } from './refund-queries.ts';
export type DayCloseReads = ReturnType<typeof dayCloseReads>;

/** The last act on a day decides; a closing that was reopened, or closed again, says nothing any more. */
const isLatestAct = sql`${dayClosings.id} = (SELECT c.id FROM day_closings c
  WHERE c.for_day = ${dayClosings.forDay} ${onlyLast('c')})`;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function dayCloseStatements(orm: Orm) {
  const id = sql.placeholder('id');
  const day = sql.placeholder('day');
  const second = alias(persons, 'second');
  const firstRows = (where: SQL | undefined) =>
    orm
      .select({ row: pspRows, id: transactionId })
      .from(pspRows)
      .innerJoin(pspImports, eq(pspImports.id, pspRows.importId))
      .where(and(where, isFirstOfTransaction))
      .orderBy(asc(pspRows.rowId))
      .prepare();
  const standingItems = (where: SQL | undefined) =>
    orm
      .select({ itemId: dayCloseItems.itemId, forDay: dayClosings.forDay })
      .from(dayCloseItems)
      .innerJoin(dayClosings, eq(dayClosings.id, dayCloseItems.closingId))
      .where(and(eq(dayCloseItems.itemDay, day), where, isLatestAct))
      .prepare();
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
        .where(eq(pspImports.fileSha256, id))
        .orderBy(...inOrder(pspImports))
        .limit(1)
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
    rowsOfDay: once(() => firstRows(eq(pspRows.forDay, day))),
    rowsOfImportBefore: once(() => firstRows(and(eq(pspRows.importId, id), lt(pspRows.forDay, day)))),
    row: once(() => firstRows(inArray(pspRows.rowId, [id, sql.placeholder('base')]))),
    rowsOfReference: once(() =>
      firstRows(and(eq(pspRows.terminalId, id), eq(pspRows.rrn, sql.placeholder('rrn')))),
    ),
    fileOfImport: once(() =>
      orm
        .select({ fileName: pspImports.fileName, fileSha256: pspFiles.fileSha256, bytes: privateParts.bytes })
        .from(pspFiles)
        .innerJoin(pspImports, eq(pspImports.id, pspFiles.importId))
        .leftJoin(
          privateParts,
          and(
            eq(privateParts.device, pspFiles.device),
            eq(privateParts.epoch, pspFiles.epoch),
            eq(privateParts.seq, pspFiles.seq),
          ),
        )
        .where(eq(pspFiles.importId, id))
        .prepare(),
    ),
    importsOfRow: once(() =>
      orm
        .select({ importId: pspRows.importId })
        .from(pspRows)
        .where(and(inArray(pspRows.rowId, [id, sql.placeholder('base')]), eq(transactionId, id)))
        .prepare(),
    ),
    zeros: once(() =>
      orm
        .select()
        .from(zeroDeclarations)
        .where(eq(zeroDeclarations.forDay, day))
        .orderBy(...newestFirst(zeroDeclarations))
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
        .select({ row: explanations, byName: persons.name, secondByName: second.name })
        .from(explanations)
        .leftJoin(persons, eq(persons.id, explanations.actor))
        .leftJoin(second, eq(second.id, explanations.secondBy))
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
        .limit(1)
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
    takenElsewhere: once(() =>
      standingItems(and(inArray(dayCloseItems.standing, ['late', 'borrowed']), ne(dayClosings.forDay, day))),
    ),
    metElsewhere: once(() => standingItems(eq(dayCloseItems.standing, 'met'))),
    leftOutBefore: once(() =>
      orm
        .select({
          itemId: dayCloseItems.itemId,
          itemDay: dayCloseItems.itemDay,
          lentTo: dayCloseItems.lentTo,
        })
        .from(dayCloseItems)
        .innerJoin(dayClosings, eq(dayClosings.id, dayCloseItems.closingId))
        .where(and(eq(dayCloseItems.standing, 'elsewhere'), lt(dayCloseItems.itemDay, day), isLatestAct))
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
      standingItems(and(eq(dayCloseItems.standing, 'unsettled'), eq(dayClosings.forDay, day))),
    ),
  };
}

function toReportedRow({ row, id }: { row: typeof pspRows.$inferSelect; id: string }): ReportedRow {
  const { rowId: _, importId: __, forDay, date, ...told } = row;
  return { ...told, id, date, day: forDay, lateFor: date === forDay ? null : date };
}

export function dayCloseReads(orm: Orm) {
  const statements = dayCloseStatements(orm);
  const closings = (day: string) =>
    statements
      .closings()
      .all({ day })
      .map(({ row, byName }) => ({ ...row, byName }));
  const dayOfBatch = (terminalId: string, batchNumber: string, day: string): string | null =>
    statements.zeroOfBatch().get({ id: terminalId, batch: batchNumber, day })?.forDay ?? null;
  return {
    ...moneyReads(orm),
    ...refundReads(orm),
    ...clashReads(orm),
    ...lateReads(orm),
    ...handMatchReads(orm),
    ...itemReads(orm),
    ...explainedReads(orm),
    imports: (day: string) =>
      statements
        .imports()
        .all({ day })
        .map(({ row, byName }) => ({ ...row, byName })),
    /** When a file with these bytes was imported, UTC; null when it was not. */
    importedAt: (sha256: string): string | null => statements.importOfFile().get({ id: sha256 })?.at ?? null,
    /** How the office reads a report with these headers: the latest mapping, or null. */
    mappingOf(headerKey: string): PspMapping | null {
      const found = statements.mappingsOfHeader().get({ id: headerKey });
      return found === undefined ? null : pspMappingSchema.parse(found.mapping);
    },
    /** How the office reads every form that it has mapped, by header: the latest of each. */
    mappings: (): ReadonlyMap<string, PspMapping> =>
      new Map(
        statements
          .mappings()
          .all()
          .map(({ headerKey, mapping }) => [headerKey, pspMappingSchema.parse(mapping)]),
      ),
    /** Report rows booked to a day; a row that several files have counts once, on the day of the first. */
    rows: (day: string): ReportedRow[] => statements.rowsOfDay().all({ day }).map(toReportedRow),
    /** Rows of an import, new with it, that are booked to days before a day. */
    rowsOfImportBefore: (importId: string, day: string): ReportedRow[] =>
      statements.rowsOfImportBefore().all({ id: importId, day }).map(toReportedRow),
    row(rowId: string): ReportedRow | null {
      const kept = statements.row().all({ id: rowId, base: baseOf(rowId) });
      return kept.map(toReportedRow).find(({ id }) => id === rowId) ?? null;
    },
    /** Rows that any file has of a terminal and reference number, each once. */
    rowsOfReference: (terminalId: string, rrn: string): ReportedRow[] =>
      statements.rowsOfReference().all({ id: terminalId, rrn }).map(toReportedRow),
    /** The kept file of an import; its private part is missing where another PC keeps it or it was purged. */
    fileOfImport: (importId: string) => statements.fileOfImport().get({ id: importId }) ?? null,
    importsOfRow: (rowId: string): string[] =>
      statements
        .importsOfRow()
        .all({ id: rowId, base: baseOf(rowId) })
        .map(({ importId }) => importId),
    /**
     * Terminals that were declared to have had no transaction, with the first batch slip on which that rests. Of two days for
     * which PCs apart used one slip, the earlier one has it (D21.16).
     */
    declaredZero: (day: string): ReadonlyMap<string, { number: string; total: number }> =>
      new Map(
        statements
          .zeros()
          .all({ day })
          .filter(({ terminalId, batchNumber }) => (dayOfBatch(terminalId, batchNumber, day) ?? day) >= day)
          .map(({ terminalId, batchNumber: number, batchTotal: total }) => [terminalId, { number, total }]),
      ),
    /** The first other day for which a batch slip of a terminal was used, or null; zeros in front make no other number. */
    dayOfBatch,
    /** The latest explanation of each exception given on a day, by key. */
    explanations: (day: string) =>
      new Map(
        statements
          .explained()
          .all({ day })
          .map(({ row, byName, secondByName }) => [
            row.exceptionKey,
            { ...row, weights: z.array(z.enum(explanationWeights)).parse(row.weights), byName, secondByName },
          ]),
      ),
    /** The amount that the office set last for `weights.ts`, or null. */
    explanationLimit: () => statements.limit().get() ?? null,
    /** True when another day has already explained the exception with this key. */
    isExplainedElsewhere: (key: string, day: string): boolean =>
      statements.explainedElsewhere().get({ id: key, day }) !== undefined,
    /** Every closing and reopening of a day, in order. */
    closings,
    /** The closing of a day that is closed, or null. */
    standingClosing(day: string) {
      const latest = closings(day).at(-1);
      return latest?.kind === 'closed' ? latest : null;
    },
    /** The standing closing of the nearest closed day before a day, or null. */
    closedBefore: (day: string) => statements.closedBefore().get({ day }) ?? null,
    /** Ids of a day's payments, reversals and rows that standing closings of other days have counted, with those days. */
    takenElsewhere: (day: string): ReadonlyMap<string, string> =>
      new Map(
        statements
          .takenElsewhere()
          .all({ day })
          .map(({ itemId, forDay }) => [itemId, forDay]),
      ),
    /** What standing closings of other days left out for a payment of this day. */
    lentTo: (day: string) => statements.lentTo().all({ day }),
    /** Ids of what a closed day left, and a later day has met the other half of. */
    metElsewhere: (day: string): ReadonlySet<string> =>
      new Set(
        statements
          .metElsewhere()
          .all({ day })
          .map(({ itemId }) => itemId),
      ),
    /** What closed days before a day left out because another day had taken it then. */
    leftOutBefore: (day: string) => statements.leftOutBefore().all({ day }),
    /** Ids that the standing closing of a day left for a later report. */
    unsettled: (day: string): string[] =>
      statements
        .unsettled()
        .all({ day })
        .map(({ itemId }) => itemId),
  };
}
