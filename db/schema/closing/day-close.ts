// PSP reports, matching by hand, explanations and the closing of days (D21).
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CloseItemStatus } from '#core/closing/day-close/contract.ts';
import type { SettlementPaper, SettlementReason } from '#core/closing/day-close/ledger/contract.ts';
import type { MatchingRule } from '#core/closing/day-close/matching-rules/contract.ts';
import type {
  FeeForm,
  StatementLineKind,
  StatementRemark,
} from '#core/foundation/settlement/bank/contract.ts';
import type { PspRowStatus, PspRowType } from '#core/foundation/settlement/files/contract.ts';
import type { Account } from '#core/foundation/settlement/ledger/contract.ts';
import { factColumns, knowingColumns, rials } from '../columns.ts';
import { dayClosings } from '../journal/business-day.ts';

export const pspImports = sqliteTable(
  'psp_imports',
  {
    id: text().primaryKey(),
    /** Business day that the report is reconciled on. */
    forDay: text().notNull(),
    fileName: text().notNull(),
    fileSha256: text().notNull(),
    profile: text().notNull(),
    rowCount: integer().notNull(),
    total: rials().notNull(),
    /** What has to be said of the report beside its rows (`reportRemarks`). */
    remarks: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** Rows of earlier files that this one lacks. */
    lacking: integer().notNull(),
    /** The import of the first part of the file, its own where it is the first; which part it is, and of how many. */
    fileId: text().notNull(),
    part: integer().notNull(),
    parts: integer().notNull(),
    ...factColumns,
  },
  (t) => [
    index('psp_imports_day').on(t.forDay),
    index('psp_imports_file').on(t.fileSha256),
    index('psp_imports_parts').on(t.fileId, t.part).where(sql`parts > 1`),
  ],
);

/**
 * Where the bytes of an imported report are kept: in the private part of their own journal entry, so that they are
 * encrypted, committed to by the chain, survive a rebuild and can be purged under a retention policy.
 */
export const pspFiles = sqliteTable(
  'psp_files',
  {
    importId: text().primaryKey(),
    fileSha256: text().notNull(),
    /** Length of the file as it came. */
    bytes: integer().notNull(),
    epoch: text().notNull(),
    seq: integer().notNull(),
    ...factColumns,
  },
  (t) => [index('psp_files_file').on(t.fileSha256)],
);

/** Rows of a report (private). The same row of two files has the same row id and counts once. */
export const pspRows = sqliteTable(
  'psp_rows',
  {
    importId: text().notNull(),
    rowId: text().notNull(),
    terminalId: text().notNull(),
    rrn: text(),
    stan: text(),
    cardMasked: text(),
    type: text().$type<PspRowType>().notNull(),
    status: text().$type<PspRowStatus>().notNull(),
    amount: rials().notNull(),
    /** Local date and time as the report gives them: YYYY-MM-DD and HH:MM:SS (time may be missing). */
    date: text().notNull(),
    time: text(),
    serviceCode: text(),
    /** The account to which this share is settled, where a report tells it. */
    iban: text(),
    /** Business day to which the import booked it: that of `date`, or a later one when that day could not take it. */
    forDay: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.rowId] }),
    foreignKey({ columns: [t.importId], foreignColumns: [pspImports.id] }),
    index('psp_rows_day').on(t.forDay),
    index('psp_rows_row').on(t.rowId),
    index('psp_rows_reference').on(t.terminalId, t.rrn),
    index('psp_rows_import').on(t.importId, t.forDay),
    index('psp_rows_terminal').on(t.terminalId, t.date),
    index('psp_rows_date').on(t.date),
    check('psp_rows_card', sql`${t.cardMasked} IS NULL OR length(replace(${t.cardMasked}, '*', '')) <= 10`),
  ],
);

/** Statements of the office's bank accounts. Of one whose private part is not here nothing is. */
export const bankStatements = sqliteTable(
  'bank_statements',
  {
    id: text().primaryKey(),
    fileSha256: text().notNull(),
    fileName: text().notNull(),
    /** The account; '' for the one of rows that name none. */
    iban: text().notNull(),
    /** Days of which it tells everything, both included. */
    fromDay: text().notNull(),
    toDay: text().notNull(),
    fee: text().$type<FeeForm>().notNull(),
    /** Working days after its sale at which card money is credited. */
    termDays: integer().notNull(),
    lineCount: integer().notNull(),
    credited: rials().notNull(),
    fees: rials().notNull(),
    remarks: text({ mode: 'json' }).$type<readonly StatementRemark[]>().notNull(),
    /** How its columns were read, remembered by its headers. */
    headerKey: text().notNull(),
    mapping: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** The import that it replaces, of the same file: that one counts for nothing any more. */
    replaces: text(),
    ...factColumns,
  },
  (t) => [
    index('bank_statements_replaces').on(t.replaces),
    index('bank_statements_account').on(t.iban, t.fromDay),
    index('bank_statements_file').on(t.fileSha256),
    index('bank_statements_header').on(t.headerKey, t.lc),
  ],
);

/** Lines of card money and its fees (private). The same line of two statements of an account has the same id and counts once. */
export const bankLines = sqliteTable(
  'bank_lines',
  {
    statementId: text().notNull(),
    lineId: text().notNull(),
    iban: text().notNull(),
    kind: text().$type<StatementLineKind>().notNull(),
    /** Day and time as the bank gives them. */
    date: text().notNull(),
    time: text(),
    rials: rials().notNull(),
    text: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.statementId, t.lineId] }),
    foreignKey({ columns: [t.statementId], foreignColumns: [bankStatements.id] }),
    index('bank_lines_account').on(t.iban, t.date, t.lineId),
  ],
);

/**
 * What reports tell of each day and account, purchases less reversals, each transaction once: kept from the rows, so that a settlement day
 * is read from a handful of rows (`ledger/bank-days-apply.ts`).
 */
export const reportedDays = sqliteTable(
  'reported_days',
  {
    day: text().notNull(),
    /** '' where the rows name no account. */
    iban: text().notNull(),
    rials: rials().notNull(),
    /** What the PSP takes of the purchases, by the public tariff. */
    fee: rials().notNull(),
  },
  (t) => [primaryKey({ columns: [t.iban, t.day] }), index('reported_days_day').on(t.day)],
);

/** "No transaction on this terminal today", said by a person instead of an import. */
export const zeroDeclarations = sqliteTable(
  'zero_declarations',
  {
    id: text().primaryKey(),
    terminalId: text().notNull(),
    forDay: text().notNull(),
    /** Number and total of the terminal's own batch slip. */
    batchNumber: text().notNull(),
    batchTotal: rials().notNull(),
    ...factColumns,
  },
  (t) => [
    index('zero_declarations_day').on(t.forDay),
    index('zero_declarations_batch').on(t.terminalId, t.batchNumber),
  ],
);

/** What a terminal's own batch slip says of a day, beside the report: its number, how many transactions and how many rials. The last counts. */
export const batchTotals = sqliteTable(
  'batch_totals',
  {
    id: text().primaryKey(),
    terminalId: text().notNull(),
    forDay: text().notNull(),
    batchNumber: text().notNull(),
    count: integer().notNull(),
    total: rials().notNull(),
    ...factColumns,
  },
  (t) => [
    index('batch_totals_day').on(t.forDay),
    index('batch_totals_batch').on(t.terminalId, t.batchNumber),
  ],
);

/** The folder of each PC in which reports arrive; null where none is looked into, or where the path is kept by another PC only. The last counts. */
export const reportFolders = sqliteTable(
  'report_folders',
  { id: text().primaryKey(), folder: text(), ...factColumns },
  (t) => [index('report_folders_device').on(t.device, t.lc), index('report_folders_lc').on(t.lc, t.id)],
);

export const manualMatches = sqliteTable(
  'manual_matches',
  {
    id: text().primaryKey(),
    forDay: text().notNull(),
    paymentId: text().notNull(),
    rowId: text().notNull(),
    /** The rule that made it; null where the manager did. */
    rule: text().$type<MatchingRule>(),
    ...factColumns,
  },
  (t) => [
    index('manual_matches_day').on(t.forDay),
    index('manual_matches_payment').on(t.paymentId),
    index('manual_matches_row').on(t.rowId),
  ],
);

/** Rules that match by themselves, switched on and off; of each the last change counts. */
export const matchingRuleChanges = sqliteTable(
  'matching_rule_changes',
  {
    id: text().primaryKey(),
    rule: text().$type<MatchingRule>().notNull(),
    isOn: integer({ mode: 'boolean' }).notNull(),
    /** Why it was switched off (private). */
    reason: text(),
    ...knowingColumns,
  },
  (t) => [
    index('matching_rule_changes_rule').on(t.rule, t.lc),
    index('matching_rule_changes_lc').on(t.lc, t.id),
  ],
);

/** Withdrawals of matches by hand; one names the match it withdraws and may be here before it. */
export const matchWithdrawals = sqliteTable(
  'match_withdrawals',
  {
    id: text().primaryKey(),
    matchId: text().notNull(),
    forDay: text().notNull(),
    /** The reason of the withdrawal (private). */
    note: text(),
    ...factColumns,
  },
  (t) => [index('match_withdrawals_match').on(t.matchId)],
);

/** How the office reads the reports of a PSP that is not built in; the latest for a header counts. */
export const pspMappings = sqliteTable(
  'psp_mappings',
  {
    id: text().primaryKey(),
    /** SHA-256 of the folded headers that the mapping reads. */
    headerKey: text().notNull(),
    mapping: text({ mode: 'json' }).$type<unknown>().notNull(),
    ...knowingColumns,
  },
  (t) => [index('psp_mappings_header').on(t.headerKey, t.lc)],
);

export const explanations = sqliteTable(
  'explanations',
  {
    id: text().primaryKey(),
    forDay: text().notNull(),
    exceptionKey: text().notNull(),
    kind: text().notNull(),
    reasonCode: text().notNull(),
    note: text(),
    ...factColumns,
  },
  (t) => [
    index('explanations_day').on(t.forDay, t.exceptionKey),
    index('explanations_key').on(t.exceptionKey),
  ],
);

/** Amounts above which money without a service needs a second person's word; the last one counts. */
export const explanationLimits = sqliteTable(
  'explanation_limits',
  { id: text().primaryKey(), amount: rials().notNull(), ...knowingColumns },
  (t) => [index('explanation_limits_lc').on(t.lc, t.id)],
);

/**
 * What a closing said of single payments, reversals and report rows: `late` ones of an earlier day that it took in, ones
 * `borrowed` from an open day beside it, ones of a closed day whose other half it `met` (they count on their own day),
 * its own that it leaves `unsettled` for a later report, and its own that stand `elsewhere` because another day took
 * them before it was closed again.
 */
export const dayCloseItems = sqliteTable(
  'day_close_items',
  {
    closingId: text().notNull(),
    itemId: text().notNull(),
    /** Business day that the item itself names. */
    itemDay: text().notNull(),
    status: text().$type<CloseItemStatus>().notNull(),
    /** For what stands `elsewhere`: the day of the payment with which it counts. */
    lentTo: text(),
  },
  (t) => [
    index('day_close_items_lent').on(t.lentTo, t.itemId),
    primaryKey({ columns: [t.closingId, t.itemId, t.status] }),
    foreignKey({ columns: [t.closingId], foreignColumns: [dayClosings.id] }),
    index('day_close_items_status').on(t.status, t.itemDay),
  ],
);

/**
 * What does not agree, over all days, with what words have ended of it: kept by the ledger from the facts of each thing
 * (`ledger/open-differences-apply.ts`).
 */
export const openDifferences = sqliteTable(
  'open_differences',
  {
    /** `account:visit`, or the account and a hash of terminal and number, or of the bank account and its day: a close tells it to the province. */
    id: text().primaryKey(),
    account: text().$type<Account>().notNull(),
    /** Without zeros before it; null for what is of a visit. */
    terminalId: text(),
    /** Reference number; null for what is of a visit, or of a row that no file tells the number of. Of the bank's side the account. */
    number: text(),
    /** The row that no file tells the number of. */
    base: text(),
    visitId: text(),
    /** Who recorded it; null for a row that nobody recorded. */
    actor: text(),
    /** Business day from which it ages. */
    day: text().notNull(),
    /** Rials, or units of a filing. */
    recorded: integer().notNull(),
    told: integer().notNull(),
    open: integer().notNull(),
    /** Its other side can still come by itself. */
    waits: integer({ mode: 'boolean' }).notNull(),
    isApart: integer({ mode: 'boolean' }).notNull(),
    /** Hash of the facts that it was made of. */
    legs: text().notNull(),
    /** Words that saw these facts ended it: it stands on no list. */
    isEnded: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [
    index('open_differences_day').on(t.day),
    index('open_differences_open').on(t.day, t.id).where(sql`${t.isEnded} = 0`),
  ],
);

/** Words by which a difference was ended: they close what they saw and nothing that came since. */
export const differenceSettlements = sqliteTable(
  'difference_settlements',
  {
    id: text().primaryKey(),
    differenceId: text().notNull(),
    account: text().$type<Account>().notNull(),
    legs: text().notNull(),
    size: integer().notNull(),
    /** Working days for which it was open then. */
    age: integer().notNull(),
    reasonCode: text().$type<SettlementReason>().notNull(),
    words: text(),
    paper: text().$type<SettlementPaper>(),
    paperNumber: text(),
    /** The second person and what they said (private); null while nobody gave their word: then it ends nothing but by the province's. */
    secondBy: text(),
    secondWord: text(),
    /** One word was enough for it, unless other such words came before within thirty days. */
    isAlone: integer({ mode: 'boolean' }).notNull(),
    ...knowingColumns,
  },
  (t) => [
    index('difference_settlements_of').on(t.differenceId, t.lc, t.id),
    index('difference_settlements_day').on(t.day),
    index('difference_settlements_second').on(t.secondBy).where(sql`${t.secondBy} IS NOT NULL`),
    index('difference_settlements_alone').on(t.day).where(sql`${t.isAlone} = 1`),
  ],
);
