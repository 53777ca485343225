// The terminal's own batch slip beside the report: when it is asked for, and where the two do not agree (D21.111). Pure but for its reads.
import { createHash } from 'node:crypto';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import type { ReportRemark } from '#core/foundation/settlement/files/contract.ts';
import type { ReportedRow } from '#core/foundation/settlement/matching/shapes.ts';
import { carriesMoney } from '#core/foundation/settlement/matching/transactions.ts';
import type { BatchReason, ExceptionView, TerminalReport } from './contract.ts';
import type { DayReads } from './day-reads.ts';

/** What makes a file doubtful. */
const doubts: ReadonlySet<ReportRemark> = new Set([
  'total_differs',
  'hidden_sheets',
  'unread_tables',
  'contradicts_earlier_file',
]);
/** One day in so many is drawn. */
const drawnOf = 10;

/**
 * Whether the slip of a terminal is asked for on a day whatever its report: drawn by the hash of the entry that opened the day. It is the
 * same at every PC, known to nobody before, and shown to nobody before the report is there.
 */
export function isDrawn(openingHash: string | null, terminal: string): boolean {
  if (openingHash === null) return false;
  const drawn = createHash('sha256')
    .update(`${openingHash} ${bareTerminalId(terminal)}`)
    .digest();
  return drawn.readUInt32BE(0) % drawnOf === 0;
}

type BatchReads = Pick<DayReads, 'dayClose' | 'businessDay'>;

/** What stands of the batch slip of a terminal with a report; `spell` is how terminals are told apart. */
export function batchesOf(
  { dayClose, businessDay }: BatchReads,
  day: string,
  spell: (terminalId: string) => string,
): (terminalId: string) => Pick<TerminalReport, 'batch' | 'batchAsked'> {
  const told = new Map(dayClose.batchTotals(day).map((batch) => [spell(batch.terminalId), batch]));
  const files = Map.groupBy(dayClose.filesOfDay(day), ({ terminalId }) => spell(terminalId));
  const opening = businessDay.openingHash(day);
  return (terminalId) => {
    const remarks = new Set((files.get(terminalId) ?? []).flatMap((file) => file.remarks));
    const why: BatchReason | null = remarks.has('mapped_by_hand')
      ? 'mapped_by_hand'
      : [...doubts].some((doubt) => remarks.has(doubt))
        ? 'file_in_doubt'
        : isDrawn(opening, terminalId)
          ? 'drawn_day'
          : null;
    const batch = told.get(terminalId);
    return {
      ...(why === null ? {} : { batchAsked: why }),
      ...(batch === undefined
        ? {}
        : { batch: { number: batch.batchNumber, total: batch.total, count: batch.count } }),
    };
  };
}

/**
 * Slips that say another number of transactions, or other rials, than the report of their day, as the close names them. Another total, or
 * another row, is a new fact, and so is its key.
 */
export function batchFindings(
  terminals: readonly TerminalReport[],
  rows: readonly ReportedRow[],
  day: string,
): Omit<ExceptionView, 'reasons' | 'explanation'>[] {
  return terminals.flatMap(({ terminalId, report, batch }) => {
    if (report !== 'imported' || batch?.count === undefined) return [];
    const bare = bareTerminalId(terminalId);
    const moved = rows.filter((row) => bareTerminalId(row.terminalId) === bare && carriesMoney(row));
    const reported = sumOfRials(moved.map(({ type, amount }) => (type === 'reversal' ? -amount : amount)));
    const { count, total } = batch;
    if (count === moved.length && total === reported) return [];
    const found = {
      key: ['batch_total_differs', day, terminalId, count, total, moved.length, reported].join(':'),
      kind: 'batch_total_differs',
      ofDay: day,
      subject: terminalId,
      ...{ paymentIds: [], pspRowIds: [], visitId: null, terminalId },
      amounts: { charged: null, recorded: total, psp: reported },
      ...{ differences: [], saw: null },
    } as const;
    return [found];
  });
}
