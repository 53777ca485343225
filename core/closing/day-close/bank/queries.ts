// Reads of the bank's statements: which were imported, how their columns are read, and which lines are known.
import { and, asc, between, desc, eq, sql } from 'drizzle-orm';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import { type StatementMapping, statementMappingSchema } from '#core/foundation/settlement/bank/contract.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { bankLines, bankStatements, pspFiles, reportedDays } from '#db/schema/closing/day-close.ts';
import { privateParts } from '#db/schema/journal/journal.ts';
import { bankDayReads, isInForce, isLineInForce } from '../ledger/bank-queries.ts';

const id = sql.placeholder('id');
const iban = sql.placeholder('iban');

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function bankStatementStatements(orm: Orm) {
  return {
    /** An office imports some hundred in its life. */
    bankImports: once(() =>
      orm
        .select({
          row: bankStatements,
          byName: persons.name,
          isReplaced: sql<number>`NOT (${isInForce})`,
        })
        .from(bankStatements)
        .leftJoin(persons, eq(persons.id, bankStatements.actor))
        .orderBy(desc(bankStatements.toDay), desc(bankStatements.id))
        .limit(60)
        .prepare(),
    ),
    statementOfFile: once(() =>
      orm
        .select({
          importId: bankStatements.id,
          at: bankStatements.at,
          iban: bankStatements.iban,
          mapping: bankStatements.mapping,
        })
        .from(bankStatements)
        .where(and(eq(bankStatements.fileSha256, id), isInForce))
        .orderBy(...newestFirst(bankStatements))
        .limit(1)
        .prepare(),
    ),
    statementMappings: once(() =>
      orm
        .select({ headerKey: bankStatements.headerKey, mapping: bankStatements.mapping })
        .from(bankStatements)
        .orderBy(...inOrder(bankStatements))
        .prepare(),
    ),
    knownLines: once(() =>
      orm
        .selectDistinct({ lineId: bankLines.lineId, date: bankLines.date })
        .from(bankLines)
        .where(
          and(
            eq(bankLines.iban, iban),
            between(bankLines.date, sql.placeholder('from'), sql.placeholder('to')),
            sql`${bankLines.statementId} IS NOT ${sql.placeholder('except')}`,
            isLineInForce,
          ),
        )
        .prepare(),
    ),
    coveredDays: once(() =>
      orm
        .select({ from: bankStatements.fromDay, to: bankStatements.toDay })
        .from(bankStatements)
        .where(
          and(
            eq(bankStatements.iban, iban),
            sql`${bankStatements.id} IS NOT ${sql.placeholder('except')}`,
            isInForce,
          ),
        )
        .orderBy(asc(bankStatements.fromDay))
        .prepare(),
    ),
    /** Accounts that reports name: one or two, each a look in the index. */
    ibans: once(() =>
      orm
        .selectDistinct({ iban: reportedDays.iban })
        .from(reportedDays)
        .where(sql`${reportedDays.iban} > ''`)
        .prepare(),
    ),
    fileOfStatement: once(() =>
      orm
        .select({
          fileName: bankStatements.fileName,
          fileSha256: pspFiles.fileSha256,
          bytes: privateParts.bytes,
        })
        .from(pspFiles)
        .innerJoin(bankStatements, eq(bankStatements.id, pspFiles.importId))
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
  };
}

/** The reads of statements, and of the days that they tell of. */
export function bankReads(orm: Orm) {
  const statements = bankStatementStatements(orm);
  return {
    ...bankDayReads(orm),
    bankImports: () => statements.bankImports().all(),
    /** The import in force of these bytes, the last of several; null when they were not imported. */
    statementOfFile(sha256: string) {
      const found = statements.statementOfFile().get({ id: sha256 });
      return found === undefined ? null : { ...found, mapping: statementMappingSchema.parse(found.mapping) };
    },
    /** How the office reads every form that it has imported, by header: the latest of each. */
    statementMappings: (): ReadonlyMap<string, StatementMapping> =>
      new Map(
        statements
          .statementMappings()
          .all()
          .map(({ headerKey, mapping }) => [headerKey, statementMappingSchema.parse(mapping)]),
      ),
    /** Lines of an account that are known, on days from one to another; those of the import `except` left out. */
    knownBankLines: (account: string, { from, to }: DaySpan, except: string | null) =>
      statements.knownLines().all({ iban: account, from, to, except }),
    /** Days of which statements of an account tell everything, the import `except` left out. */
    bankCovered: (account: string, except: string | null) =>
      statements.coveredDays().all({ iban: account, except }),
    reportedIbans: (): string[] =>
      statements
        .ibans()
        .all()
        .map((one) => one.iban),
    fileOfStatement: (importId: string) => statements.fileOfStatement().get({ id: importId }) ?? null,
  };
}
