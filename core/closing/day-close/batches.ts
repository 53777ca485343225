// The terminal's own batch slip beside the report (D21.111), or in its place while it has not come (D21.135): when it is asked for. What it
// says otherwise is of the ledger (D21.174).
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import type { ReportRemark } from '#core/foundation/settlement/files/contract.ts';
import type { BatchReason, TerminalReport } from './contract.ts';
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

/** Whether the slip is asked for because of the file itself. */
export const isDoubtfulFile = (why: BatchReason | undefined): boolean =>
  why === 'mapped_by_hand' || why === 'file_in_doubt';

type BatchReads = Pick<DayReads, 'dayClose' | 'businessDay'>;

/** What stands of the batch slip of a terminal, with or without a report; `spell` is how terminals are told apart. */
export function batchesOf(
  { dayClose, businessDay }: BatchReads,
  day: string,
  spell: (terminalId: string) => string,
): (terminalId: string, isReported: boolean) => Pick<TerminalReport, 'batch' | 'batchAsked'> {
  const told = Map.groupBy(dayClose.batchTotals(day), ({ terminalId }) => spell(terminalId));
  const files = Map.groupBy(dayClose.filesOfDay(day), ({ terminalId }) => spell(terminalId));
  const opening = businessDay.openingHash(day);
  const whyBeside = (terminalId: string): BatchReason | null => {
    const remarks = new Set((files.get(terminalId) ?? []).flatMap((file) => file.remarks));
    if (remarks.has('mapped_by_hand')) return 'mapped_by_hand';
    const isLacking = (files.get(terminalId) ?? []).some(({ lacking }) => lacking > 0);
    if (isLacking || [...doubts].some((doubt) => remarks.has(doubt))) return 'file_in_doubt';
    return isDrawn(opening, terminalId) ? 'drawn_day' : null;
  };
  return (terminalId, isReported) => {
    // Before the report nothing tells whether the day is drawn.
    const why = isReported ? whyBeside(terminalId) : 'report_missing';
    const batch = lastTold(told.get(terminalId) ?? []);
    return { ...(why === null ? {} : { batchAsked: why }), ...(batch === null ? {} : { batch }) };
  };
}

type Told = ReturnType<BatchReads['dayClose']['batchTotals']>[number];

const figuresOf = ({ batchNumber: number, count, total }: Told) => ({ number, count, total });

/** The slip as it was told last, beside what was told of it before with other figures (D21.175); null while none was. */
function lastTold(told: readonly Told[]): NonNullable<TerminalReport['batch']> | null {
  const isOther = (one: Told, at: number): boolean => {
    const next = told[at + 1];
    return next !== undefined && !isDeepStrictEqual(figuresOf(one), figuresOf(next));
  };
  const last = told.at(-1);
  if (last === undefined) return null;
  const before = told.filter(isOther).map((one) => ({ id: one.id, ...figuresOf(one) }));
  return before.length === 0 ? figuresOf(last) : { ...figuresOf(last), before };
}
