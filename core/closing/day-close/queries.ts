// Reads of the day close: a day's imports, report rows, matches by hand, explanations and closings.

import { looseningReads } from '#core/access/controls/queries.ts';
import { inForce } from '#core/access/controls/rules.ts';
import { type PspMapping, pspMappingSchema } from '#core/foundation/settlement/files/contract.ts';
import type { ReportedRow } from '#core/foundation/settlement/matching/shapes.ts';
import type { Orm } from '#db/open-store.ts';
import { baseOf } from '#db/psp-row-identity.ts';
import { bankReads } from './bank/queries.ts';
import { handMatchReads } from './by-hand/queries.ts';
import { clashReads } from './clash-queries.ts';
import { figureReads } from './figures/queries.ts';
import { filingFindingReads } from './filing-queries.ts';
import { itemReads } from './items/queries.ts';
import { lateReads } from './late-queries.ts';
import { usualLimit } from './ledger/alone.ts';
import { ledgerReads } from './ledger/queries.ts';
import { matchingRuleReads } from './matching-rules/queries.ts';
import { moneyReads } from './money-queries.ts';
import { refundReads } from './refund-queries.ts';
import { reportFolderReads } from './report-folder/queries.ts';
import { toReportedRow } from './reported-row-queries.ts';
import { type DayCloseStatements, dayCloseStatements } from './statements.ts';

export type DayCloseReads = ReturnType<typeof dayCloseReads>;

/** Prepares the reads of this duty. */
export function dayCloseReads(orm: Orm) {
  const statements = dayCloseStatements(orm);
  return {
    ...moneyReads(orm),
    ...refundReads(orm),
    ...clashReads(orm),
    ...filingFindingReads(orm),
    ...lateReads(orm),
    ...handMatchReads(orm),
    ...itemReads(orm),
    ...figureReads(orm),
    ...ledgerReads(orm),
    ...reportFolderReads(orm),
    ...matchingRuleReads(orm),
    ...bankReads(orm),
    ...reportReads(statements),
    ...declarationReads(statements, looseningReads(orm)),
    ...closingReads(statements),
  };
}

/** Reads of the reports that were imported. */
function reportReads(statements: DayCloseStatements) {
  return {
    imports: (day: string) =>
      statements
        .imports()
        .all({ day })
        .map(({ row, byName }) => ({ ...row, byName })),
    /** When a file with these bytes was imported, UTC; null when it was not. */
    importedAt: (sha256: string): string | null => statements.importOfFile().get({ id: sha256 })?.at ?? null,
    /** The import of a file that was begun and is not whole, with the numbers of its parts that are here; null where there is none. */
    begunImport(
      { fileSha256: id, profile }: { readonly fileSha256: string; readonly profile: string },
      parts: number,
    ): { readonly file: string; readonly numbers: readonly number[] } | null {
      if (parts === 1) return null;
      const known = statements.partsOfFile().all({ id, profile, parts });
      const file = known[0]?.file;
      if (file === undefined) return null;
      return { file, numbers: known.flatMap((one) => (one.file === file ? [one.part] : [])) };
    },
    /** Files of which a part is missing (F52). */
    unfinishedImports: () => statements.unfinished().all(),
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
    /** Rows that any file has of a terminal and date, each once. */
    rowsOfTerminalDate: (terminalId: string, date: string): ReportedRow[] =>
      statements.rowsOfTerminalDate().all({ id: terminalId, day: date }).map(toReportedRow),
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
  };
}

/** Reads of what was declared and explained. */
type SetLimit = ReturnType<ReturnType<DayCloseStatements['limit']>['all']>[number];
const stricterLimit = (now: SetLimit | null, next: SetLimit): SetLimit | null =>
  next.amount <= (now?.amount ?? usualLimit) ? next : now;

function declarationReads(
  statements: DayCloseStatements,
  loosenings: Pick<ReturnType<typeof looseningReads>, 'isLoosened'>,
) {
  const dayOfBatch = (terminalId: string, batchNumber: string, day: string): string | null =>
    statements.zeroOfBatch().get({ id: terminalId, batch: batchNumber, day })?.forDay ??
    statements.totalOfBatch().get({ id: terminalId, batch: batchNumber, day })?.forDay ??
    null;
  return {
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
    /** What the batch slips of a day said beside its reports, the last of a terminal last (D21.111). */
    batchTotals: (day: string) => statements.batchTotals().all({ day }),
    /** The files that a day's rows come from, by terminal, with what has to be said of each. */
    filesOfDay: (day: string) => statements.filesOfDay().all({ day }),
    /** The first other day for which a batch slip of a terminal was used, or null; zeros in front make no other number. */
    dayOfBatch,
    /** The latest explanation of each exception given on a day, by key. */
    explanations: (day: string) =>
      new Map(
        statements
          .explained()
          .all({ day })
          .map(({ row, byName }) => [row.exceptionKey, { ...row, byName }]),
      ),
    /** The amount that the office set last above which money without a service takes two, or null. */
    explanationLimit(): SetLimit | null {
      const set = statements.limit().all().toReversed();
      const isLoosened = ({ id, amount }: SetLimit): boolean =>
        loosenings.isLoosened(id, { control: 'limit', about: null, after: String(amount) });
      return inForce<SetLimit | null, SetLimit>(null, set, isLoosened, stricterLimit);
    },
    /** True when another day has already explained the exception with this key. */
    isExplainedElsewhere: (key: string, day: string): boolean =>
      statements.explainedElsewhere().get({ id: key, day }) !== undefined,
  };
}

/** Reads of closings, and of what they said of single items. */
function closingReads(statements: DayCloseStatements) {
  const closings = (day: string) =>
    statements
      .closings()
      .all({ day })
      .map(({ row, byName }) => ({ ...row, byName }));
  return {
    /** Every closing and reopening of a day, in order. */
    closings,
    /** The closing of a day that is closed, or null. */
    closingInForce(day: string) {
      const latest = closings(day).at(-1);
      return latest?.kind === 'closed' ? latest : null;
    },
    /** The closing in force of the nearest closed day before a day, or null. */
    closedBefore: (day: string) => statements.closedBefore().get({ day }) ?? null,
    /** Ids of a day's payments, reversals and rows that closings in force of other days have counted, with those days. */
    takenElsewhere: (day: string): ReadonlyMap<string, string> =>
      new Map(
        statements
          .takenElsewhere()
          .all({ day })
          .map(({ itemId, forDay }) => [itemId, forDay]),
      ),
    /** What closings in force of other days left out for a payment of this day. */
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
    /** Ids that the closing in force of a day left for a later report. */
    unsettled: (day: string): string[] =>
      statements
        .unsettled()
        .all({ day })
        .map(({ itemId }) => itemId),
  };
}
