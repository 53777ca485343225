// After any days of an office with two PCs, what is kept of each day is what a count of the tables brings, and what the province counts of
// the entries: acts on earlier days, corrections, days that are closed and opened again, and what the other PC did apart (D20.85, D20.155).
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { type Cell, cellsBy, cellsOf, keptWays } from '#core/foundation/reporting/cells.ts';
import { reportColumns } from '#core/foundation/reporting/columns.ts';
import { cellsOfSpan, factsBehind, reportRows, rowMaker } from '#core/oversight/reports/run.ts';
import { closeDay, explainAll, numbers, substantialNote } from '#tests/support/closing-day.ts';
import { cellsOfEntries, envelopesOf, expectSameReports } from '#tests/support/compare-reports.ts';
import {
  type Caller,
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  slip,
  type TestOffice,
  testTerminals,
  today,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { inTier } from '#tests/support/tier.ts';

const kinds = [
  'charge',
  'pay',
  'pay',
  'complete',
  'complete',
  'reverse',
  'cancelCharge',
  'exchange',
  'cancelVisit',
  'refuse',
  'finishLate',
  'close',
  'reopen',
  'nextDay',
  'meet',
] as const;
type Act = { readonly kind: (typeof kinds)[number]; readonly which: number; readonly there: boolean };
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), which: fc.nat(20), there: fc.boolean() }),
  { minLength: inTier(12, 20), maxLength: inTier(16, 40) },
);

const days = Array.from({ length: 8 }, (_, index) => addDays(today, index - 1));
/** Later than all of them: every day is over, and can be kept. */
const later = addDays(today, 30);
const rowsOfPage = 7;
const keyOf = (cell: Cell): string => JSON.stringify(Object.entries(cell).toSorted());

/** Reads every day as a report does, and holds it against a count of its own. */
function expectKept({ reads }: Desk, after: string): void {
  for (const day of days) {
    const span = { from: day, to: day };
    const count = () => cellsOf(reads.reports.facts(span));
    for (const way of keptWays) {
      const kept = reads.reports.keptDays.of(span, way, count);
      expect(kept.map(keyOf).toSorted(), `${after}, ${day}, by ${way}`).toEqual(
        cellsBy(way, count()).map(keyOf).toSorted(),
      );
    }
  }
}

/** The pages of every column are the rows that stand behind it, and a page reads no day before it. */
function expectPages({ reads }: Desk): void {
  const read: string[] = [];
  const watched = {
    ...reads,
    reports: {
      ...reads.reports,
      facts(...[span, isAsked]: Parameters<typeof reads.reports.facts>) {
        read.push(span.from);
        return reads.reports.facts(span, isAsked);
      },
    },
  };
  const period = { kind: 'between', from: days[0] ?? today, to: days.at(-1) ?? today } as const;
  for (const column of reportColumns) {
    const asked = { period, filters: [], column };
    const rows = [...factsBehind(reads, asked, later)].map(rowMaker(reads));
    for (let skip = 0; skip <= rows.length; skip += rowsOfPage) {
      read.length = 0;
      const page = reportRows(watched, { ...asked, skip }, later, rowsOfPage);
      const expected = rows.slice(skip, skip + rowsOfPage);
      const more = skip + rowsOfPage < rows.length;
      expect(page, `${column} from ${skip}`).toEqual({ rows: expected, total: rows.length, more });
      const [first] = expected;
      expect(read.filter((day) => first === undefined || day < first.day)).toEqual([]);
    }
  }
}

/** What was made until now, by which an act chooses. */
type Made = { visits: string[]; charges: string[]; payments: string[]; slips: number; day: string };

const chosen = (of: readonly string[], which: number): string => of[which % Math.max(of.length, 1)] ?? today;

async function play(office: TestOffice, other: SecondDesk, made: Made, { kind, which, there }: Act) {
  const at = (person: TestOffice['clerk']): Caller => (there ? other.seat(person) : office.as(person));
  const { clerk, manager } = office;
  const visitId = chosen(made.visits, which);
  switch (kind) {
    case 'charge': {
      const { visitId: id, chargeId } = await chargedVisit({ ...office, as: at });
      made.visits.push(id);
      made.charges.push(chargeId);
      return;
    }
    case 'pay': {
      made.slips += 1;
      const terminalId = testTerminals[which % 2] ?? testTerminals[0];
      const of = slip(visitId, { ...numbers(made.slips), terminalId });
      made.payments.push((await at(clerk).payments.record(of)).paymentId);
      return;
    }
    case 'complete':
      return at(clerk).visits.complete({ visitId });
    case 'reverse': {
      const paymentId = chosen(made.payments, which);
      const reversal = { paymentId, reasonCode: 'wrong_amount', note: '' } as const;
      return at(clerk).payments.reverse({ ...reversal, password: clerk.password });
    }
    case 'cancelCharge': {
      const chargeId = chosen(made.charges, which);
      return at(clerk).fees.cancelCharge({ chargeId, reasonCode: 'wrong_count' });
    }
    case 'exchange':
      return at(clerk).payments.exchange({
        ...{ chargeId: chosen(made.charges, which), lines: [{ itemCode: 'attachment-page', count: 1 }] },
        wrong: { line: 1, units: 1 },
        ...{ reason: 'به جای پیوست، دادخواست ثبت شده بود', password: clerk.password },
      });
    case 'cancelVisit':
      return at(clerk).visits.cancel({ visitId, reasonCode: 'client_left' });
    case 'refuse': {
      const refusedId = await openVisit({ ...office, as: at }, '0013542419');
      made.visits.push(refusedId);
      const reason = { outcome: 'refused', reasonCode: 'document_missing' } as const;
      return at(clerk).identity.refuse({ visitId: refusedId, ...reason, note: '', answers: [] });
    }
    case 'finishLate':
      return at(manager).visits.finishLate({
        ...{ visitId, act: { kind: 'cancel', reasonCode: 'unpaid' } },
        reason: 'مراجعه‌کننده بدون پرداخت رفته بود',
      });
    case 'close':
      await explainAll(office, made.day);
      return closeDay(office, made.day, substantialNote);
    case 'reopen':
      return office.as(manager).dayClose.reopen({
        ...{ day: made.day, reason: 'یک رسید جا مانده بود', password: manager.password },
      });
    case 'nextDay':
      made.day = addDays(made.day, 1);
      office.clock.set(`${made.day}T04:30:00.000Z`);
      await openDay(office);
      return carryEntries(office.desk, other.desk);
    case 'meet':
      carryEntries(office.desk, other.desk);
      return carryEntries(other.desk, office.desk);
  }
}

it('D20.85 D20.155 kept days are what is counted, at both PCs and at the province, after any days of an office', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (planned) => {
      const office = await openOffice();
      await openDay(office);
      const other = joinOffice(office, 2);
      const made: Made = { visits: [], charges: [], payments: [], slips: 0, day: today };
      const first = ['charge', 'pay', 'charge', 'pay'] as const;
      const begun = first.map((kind, which): Act => ({ kind, which, there: false }));
      for (const [nth, act] of [...begun, ...planned].entries()) {
        // Whoever may not do it, or not any more, is refused, and that changes nothing.
        await play(office, other, made, act).catch(() => undefined);
        office.clock.advance(60_000);
        expectKept(act.there ? other.desk : office.desk, `${nth} ${act.kind}`);
      }
      carryEntries(other.desk, office.desk);
      carryEntries(office.desk, other.desk);
      const span = { from: days[0] ?? today, to: days.at(-1) ?? today };
      const sent = cellsOfEntries(envelopesOf(office.desk), span, later);
      for (const desk of [office.desk, other.desk]) {
        expectKept(desk, 'met');
        expectPages(desk);
        expectSameReports(cellsOfSpan(desk.reads, span, later), sent);
      }
    }),
    { numRuns: inTier(2, 25) },
  );
});
