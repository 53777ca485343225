// The lines of an inspection as they are shown, with what was found, and a protocol on paper.
import type { Desk } from '#core/access/request-context/desk.ts';
import type { Person } from '#core/access/staff/contract.ts';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { figuresOf, inOrderOfWeight } from './cases.ts';
import {
  casesShown,
  type InspectionLine,
  inspectionLines,
  type LineEvidence,
  type LinesView,
  type Protocol,
  type VerdictView,
} from './contract.ts';
import { casesOf, type Look } from './evidence.ts';
import type { StoredVerdict } from './queries.ts';

/** What a person of the office or a visitor looks at. */
export const lookOf = (desk: Desk, span: DaySpan, readerId: string): Look => ({
  ...{ reads: desk.reads, span, readerId },
  ...{ today: todayOf(desk), now: desk.machine.now() },
});

/** The cases of a line in a span of days, what departs from it first (D16.120). */
export function evidenceOf(look: Look, line: InspectionLine): LineEvidence {
  const cases = casesOf(line, look);
  return {
    line,
    ...figuresOf(cases),
    cases: inOrderOfWeight(cases).slice(0, casesShown),
    more: cases.length > casesShown,
  };
}

const verdictView = (
  { photos }: Desk['reads'],
  { id, verdict, at, fromDay, toDay, good, late, missing, words }: StoredVerdict,
): VerdictView => ({
  ...{ verdict, at, from: fromDay, to: toDay },
  ...{ good, late, missing, words },
  photoId: photos.photoOf(id),
});

/** All lines, with the verdicts of the reader's visit; for the manager those of the last visit that gave one. */
export function linesView(desk: Desk, actor: Person, span: DaySpan): LinesView {
  const { inspectionLines: read, inspections } = desk.reads;
  const inspectionId = actor.role === 'inspector' ? actor.id : read.lastVisit();
  const visit = inspectionId === null ? null : inspections.visit(inspectionId);
  const verdicts = visit === null ? [] : read.verdictsOf(visit.id);
  const last = visit === null ? null : read.lastProtocol(visit.id);
  const look = lookOf(desk, span, actor.id);
  return {
    ...span,
    visit:
      visit === null
        ? null
        : {
            ...{ inspectionId: visit.id, name: visit.name, purpose: visit.purpose, at: visit.at },
            protocol:
              last === null
                ? null
                : {
                    protocolId: last.id,
                    isLast: isSame(
                      last.verdicts,
                      verdicts.map(({ id }) => id),
                    ),
                  },
          },
    lines: inspectionLines.map((line) => {
      const verdict = verdicts.find((one) => one.line === line);
      return {
        line,
        ...figuresOf(casesOf(line, look)),
        verdict: verdict === undefined ? null : verdictView(desk.reads, verdict),
      };
    }),
  };
}

/** Whether two lists name the same verdicts. */
export const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, place) => id === other[place]);

/** A protocol as it was made: verdicts that were given later are not in it (D16.122). @throws NOT_FOUND, OFFICE_NOT_SET_UP */
export function protocolView(desk: Desk, protocolId: string): Protocol {
  const { reads } = desk;
  const found = reads.inspectionLines.protocol(protocolId);
  const visit = found === null ? null : reads.inspections.visit(found.inspectionId);
  if (found === null || visit === null) throw refusal('NOT_FOUND', { what: 'protocol' });
  const office = reads.office.office();
  if (office === null) throw refusal('OFFICE_NOT_SET_UP', {});
  const managers = reads.staff.people().filter(({ role, state }) => role === 'manager' && state === 'active');
  return {
    ...{ officeName: office.name, officeCode: office.code },
    ...{ inspector: visit.name, purpose: visit.purpose, begunAt: visit.at, madeAt: found.at },
    manager: managers.length === 1 ? (managers[0]?.name ?? null) : null,
    lines: found.named.map((one) => ({ line: one.line, ...verdictView(reads, one) })),
  };
}
