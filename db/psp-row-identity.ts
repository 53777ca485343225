// Which rows of several files are one transaction, whoever imported them on whichever PC. The id that a row was kept under
// is made of what every export has, so two PCs that knew nothing of each other may have kept two transactions under one id,
// or one under two. Invariant: rows with two reference numbers are two transactions, one transaction counts once, and what any
// file calls successful counts, whatever another one says of it.
import { sql } from 'drizzle-orm';
import { isBefore, onlyFirst } from './order-of-facts.ts';

/** Ids are of 32 digits; one that was told apart at the import has its reference number behind a dot. */
const idLength = 32;

/** The id without the reference number behind it: the rows that share it are the same but for that. */
export const baseOf = (rowId: string): string => rowId.slice(0, idLength);

/** The reference number that comes first under the id of a row of `table`, by the order of the imports. */
export const firstReference = (table: 'psp_rows' | 'o') =>
  sql`(SELECT f.rrn FROM psp_rows f JOIN psp_imports fi ON fi.id = f.import_id
    WHERE f.row_id = substr(${sql.raw(table)}.row_id, 1, ${sql.raw(String(idLength))}) AND f.rrn IS NOT NULL
    ${onlyFirst('fi')})`;

/** True for a row under whose id another reference number came first: it is a transaction of its own. */
const isApart = (table: 'psp_rows' | 'o') =>
  sql`coalesce(${sql.raw(table)}.rrn <> ${firstReference(table)}, 0)`;

/** True for a failed row of which some file says that it was successful: that one has the id. */
const isContradicted = sql`psp_rows.status = 'failed' AND EXISTS (
    SELECT 1 FROM psp_rows o WHERE o.row_id = psp_rows.row_id AND o.status <> 'failed'
      AND NOT coalesce(o.rrn <> psp_rows.rrn, 0))`;

/** The id of the transaction that a row is. */
export const transactionId = sql<string>`CASE WHEN ${isApart('psp_rows')}
  THEN substr(psp_rows.row_id, 1, ${sql.raw(String(idLength))}) || '.' || psp_rows.rrn
  ELSE substr(psp_rows.row_id, 1, ${sql.raw(String(idLength))}) END
  || CASE WHEN ${isContradicted} THEN '.failed' ELSE '' END`;

/**
 * What names the transaction of a row whatever file it stands in, however that writes the terminal; null where no file tells its
 * reference number. A row without one is told by a file that has it under the same id.
 */
export const referenceOfTransaction = sql<string | null>`ltrim(psp_rows.terminal_id, '0') || ' '
  || coalesce(psp_rows.rrn, ${firstReference('psp_rows')}) || ' ' || coalesce(psp_rows.stan, '') || ' '
  || psp_rows.date || ' ' || psp_rows.amount`;

const isOfOneOutcome = sql`(o.status = 'failed') = (psp_rows.status = 'failed')`;

/**
 * True for the first row of a transaction, by the order of the imports: no earlier file has it under the same id, nor,
 * with the same reference number and all else, under another one. A failed row is none before a successful one.
 */
export const isFirstOfTransaction = sql`NOT EXISTS (
    SELECT 1 FROM psp_rows o JOIN psp_imports i ON i.id = o.import_id
    WHERE o.row_id = psp_rows.row_id AND ${isBefore('i', 'psp_imports')} AND ${isOfOneOutcome}
      AND NOT ${isApart('o')} AND NOT ${isApart('psp_rows')})
  AND NOT EXISTS (
    SELECT 1 FROM psp_rows o JOIN psp_imports i ON i.id = o.import_id
    WHERE o.terminal_id = psp_rows.terminal_id AND o.rrn = psp_rows.rrn
      AND ${isBefore('i', 'psp_imports')} AND ${isOfOneOutcome}
      AND o.stan IS psp_rows.stan AND o.type = psp_rows.type AND o.date = psp_rows.date
      AND o.amount = psp_rows.amount AND o.service_code IS psp_rows.service_code)`;
