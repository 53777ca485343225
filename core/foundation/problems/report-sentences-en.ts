// English sentences of the problems of a PSP's report (ICU messages).
import type { ProblemCode } from './catalogue.ts';

export const reportSentencesEn = {
  PSP_REPORT_NEEDED: 'The PSP report of these terminals is missing: {terminals}. Import it first.',
  PSP_FILE_EMPTY: 'The file has no transactions. Nothing was imported.',
  PSP_FILE_UNREADABLE: 'The file could not be read. Nothing was imported. Use CSV or XLSX.',
  PSP_FILE_OLD_XLS: 'This is an old binary .xls. Nothing was imported. Save it as .xlsx or CSV.',
  PSP_FILE_TOO_LARGE: 'The file is too large. Nothing was imported.',
  PSP_FILE_IS_STATEMENT:
    'This is a statement of a bank account, not the report of a PSP. Nothing was imported. Take the list of the terminal’s transactions from the PSP’s own panel.',
  BANK_FILE_IS_REPORT:
    'This is the report of a PSP, not a bank statement. Nothing was imported. Import it at the close of the day.',
  BANK_STATEMENT_EMPTY:
    'The statement has no card money that could be held beside a PSP’s report. Nothing was imported. Add the word that the bank writes for the money of the terminals.',
  PSP_COLUMNS_UNKNOWN:
    '{missing, select, none {This file has no row of column names: it is no report.} other {These columns were not found: {missing}.}} Nothing was imported.',
  PSP_ROW_UNREADABLE: 'Line {line, number}, column “{column}” could not be read. Nothing was imported.',
  PSP_WORDS_UNKNOWN:
    'Nobody has said what these mean in column “{column}”: {words}. Nothing was imported. Say what each means.',
  PSP_SECOND_HEADER:
    'On line {line, number} a second header begins, with its columns in another order. Nothing was imported. Save the part below it as a file of its own and import both.',
  PSP_UNIT_UNKNOWN:
    'The file names the toman. Nothing was imported. Say whether it counts in rials or toman.',
  PSP_READING_TOO_LONG: 'Reading the file took too long and was stopped. Nothing was imported.',
  PSP_SUM_TOO_LARGE:
    'With this file the transactions of {day} come to more than can be counted. Nothing was imported. Ask the payment company for the report again.',
  PSP_DAY_TOO_LARGE:
    'With this file {day} would have more than {most, number} rows, more than a day can be matched with. Nothing was imported. Ask for a report of a shorter period.',
  PSP_IMPORT_STOPPED:
    'Taking the file in was stopped. {taken, number} of its {rows, number} rows are in and stay. No day closes before the rest is in: go on with “Go on”, or choose the same file again.',
  PSP_IMPORT_UNFINISHED:
    'A part of these files is still to be taken in: {files}. Go on with “Go on” beside each, or choose the same file again.',
  PSP_READING_CANCELLED: 'Reading the file was cancelled. Nothing was imported.',
  PSP_FILE_ALREADY_IMPORTED: 'This file was already imported. Nothing was doubled.',
  REPORT_FOLDER_UNREADABLE:
    'The folder of reports ({folder}) is not there or cannot be read. Nothing was changed. Plug the drive in and look again, or name another folder of this PC.',
  MATCHING_RULE_NOT_PROVED:
    'On past days this rule made {right, plural, one {# right match} other {# right matches}} and {wrong, plural, =0 {no wrong one} one {# wrong one} other {# wrong ones}}. Nothing was changed. It is switched on with at least {enough, plural, one {# right match} other {# right matches}} and no wrong one.',
  REPORT_FILE_CHANGED:
    'The file {file} is not in the folder any more as it was shown. Nothing was imported. Look again.',
} satisfies Partial<Record<ProblemCode, string>>;
