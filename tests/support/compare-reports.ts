// Holds the reports of an office against those that a province makes of the office's entries: every grouping, every column, number by number.
import { expect } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { type DaySpan, daysOf } from '#core/foundation/calendar/jalali-period.ts';
import { type Cell, cellsOf } from '#core/foundation/reporting/cells.ts';
import { groupings, reportColumns } from '#core/foundation/reporting/columns.ts';
import { runTable } from '#core/foundation/reporting/definition.ts';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import { factsOfDay, liveFactsOf } from '#province/projection/count-report-day.ts';
import { type ReportEntry, reportEntryOf } from '#province/projection/report-entries.ts';

/** Every entry that an office holds, as it travels. */
export function envelopesOf({ path: { journal } }: Desk): Envelope[] {
  return journal
    .streams()
    .flatMap((stream) => journal.entriesAfter(stream, 0, 1_000_000))
    .map(({ bytes }) => {
      const read = readEntry(bytes);
      if (typeof read === 'string') throw new Error(read);
      return read.envelope;
    });
}

/** The cells of a span as the province's own functions make them of entries, without its database. */
export function cellsOfEntries(envelopes: readonly Envelope[], span: DaySpan, today: string): Cell[] {
  const entries = envelopes.map(reportEntryOf).filter((entry): entry is ReportEntry => entry !== null);
  return [
    ...daysOf(span).flatMap((day) => cellsOf(factsOfDay(entries, day))),
    ...liveFactsOf(entries, span, today),
  ];
}

/** Every table of both is the same, in every grouping and every column. Gives how many numbers were compared that are not nought. */
export function expectSameReports(office: readonly Cell[], province: readonly Cell[]): number {
  let numbers = 0;
  for (const groupBy of groupings) {
    const definition = { groupBy, columns: reportColumns, filters: [] };
    const [own, theirs] = [runTable(definition, office), runTable(definition, province)];
    expect(Object.fromEntries(theirs.rows), groupBy).toEqual(Object.fromEntries(own.rows));
    expect(theirs.total, groupBy).toEqual(own.total);
    numbers += [...own.rows.values()].flat().filter((value) => value !== 0 && value !== null).length;
  }
  return numbers;
}
