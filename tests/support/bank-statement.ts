// Statements of account as they come in, for whatever tests the bank's side.
import { type AccountLine, bankStatementCsv } from '#core/demo/bank-statement.ts';

/** CSV, base64. */
export const statementFile = (lines: readonly AccountLine[], opening?: number) => ({
  fileName: 'statement.csv',
  bytesBase64: Buffer.from(bankStatementCsv(lines, opening)).toString('base64'),
});
