// The facts of an office's days from what its entries say, as the office has them from its tables (D20.85). Pure. The rows that they are
// made of are those of core/foundation/reporting/facts.ts, which says what counts.
import { complaintDueDay, isInTime } from '#core/foundation/calendar/closures.ts';
import { isUsualInstant } from '#core/foundation/calendar/day.ts';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import type { Fact } from '#core/foundation/reporting/cells.ts';
import {
  type ActRow,
  actFacts,
  cancelledFacts,
  chargedFacts,
  complaintFacts,
  differenceFacts,
  type FeeRow,
  ledgerFacts,
  type MoneyRow,
  missingFacts,
  moneyFacts,
  presentFacts,
  refusedFacts,
  visitFacts,
  waitFacts,
} from '#core/foundation/reporting/facts.ts';
import type { ReportEntry, ReportKind } from './report-entries.ts';

type Of<Kind extends ReportKind> = Extract<ReportEntry, { kind: Kind }>;

/** Entries by kind, each kind in the order of facts. */
class Known {
  readonly #ofKind = new Map<ReportKind, ReportEntry[]>();
  readonly #byId = new Map<string, ReportEntry>();

  constructor(entries: readonly ReportEntry[]) {
    for (const entry of entries.toSorted((one, other) => (one.rank < other.rank ? -1 : 1))) {
      const own = this.#ofKind.get(entry.kind) ?? [];
      this.#ofKind.set(entry.kind, own);
      own.push(entry);
      this.#byId.set(`${entry.kind} ${entry.id}`, entry);
    }
  }

  all<Kind extends ReportKind>(kind: Kind): readonly Of<Kind>[] {
    return (this.#ofKind.get(kind) ?? []) as unknown as Of<Kind>[];
  }

  one<Kind extends ReportKind>(kind: Kind, id: string): Of<Kind> | undefined {
    return this.#byId.get(`${kind} ${id}`) as Of<Kind> | undefined;
  }
}

/** ms since the epoch; null for an instant that no calendar has. */
const msOf = (at: string): number | null => (isUsualInstant(at) ? Date.parse(at) : null);
const tehranMs = 3.5 * 3_600_000;
/** The hour in Tehran: +03:30 without summer time since 1401. */
function hourOf(at: string): number | null {
  const ms = msOf(at);
  return ms === null ? null : new Date(ms + tehranMs).getUTCHours();
}
function msBetween(begin: string | undefined, end: string): number | null {
  const [from, to] = [msOf(begin ?? ''), msOf(end)];
  return from === null || to === null ? null : Math.max(0, to - from);
}

const placeOf = ({ id, day, at, thing, actor }: ReportEntry) => ({
  ...{ id, day, at, hour: hourOf(at), visitId: thing, clerk: actor },
});

/** The first of those that are about the same: two PCs may both have reversed a payment, and it falls once. */
function firstOf<Entry>(entries: readonly Entry[], about: (entry: Entry) => string): Set<Entry> {
  const first = new Map<string, Entry>();
  for (const entry of entries) if (!first.has(about(entry))) first.set(about(entry), entry);
  return new Set(first.values());
}

/** The parts of a payment with the lines that they are for. */
function partRows(known: Known, payment: Of<'payment'>) {
  const moved = known.all('reallocation').filter(({ said }) => said.paymentId === payment.id);
  // In the order of the office's tables: a payment counts with its first part.
  const parts = [payment, ...moved]
    .flatMap(({ said }) => said.parts)
    .toSorted((a, b) => (a.chargeId === b.chargeId ? a.line - b.line : a.chargeId < b.chargeId ? -1 : 1));
  const rows = parts.map(({ chargeId, line, amount: part }) => {
    const of = known.one('charge', chargeId)?.said.lines[line - 1];
    return {
      ...{ part, service: of?.itemCode ?? null, payee: of?.payee ?? null, channel: of?.channel ?? null },
      ...{ gross: of?.gross ?? null, vat: of?.vat ?? null },
    };
  });
  const none = { part: null, service: null, payee: null, channel: null, gross: null, vat: null };
  return rows.length === 0 ? [none] : rows;
}

const feeRows = (charge: Of<'charge'>): Omit<FeeRow, keyof ReturnType<typeof placeOf>>[] =>
  charge.said.lines.map(
    ({ itemCode, payee, channel, reductionCode, chargedCount, gross, vat, reduction }) => ({
      ...{ service: itemCode, payee, channel, code: reductionCode, count: chargedCount, amount: gross },
      ...{ vat, reduction },
    }),
  );

/** Facts of one day that stay where they are. @param entries those of the day and of every visit of which something is of the day */
export function factsOfDay(entries: readonly ReportEntry[], day: string): Fact[] {
  const known = new Known(entries);
  const ofDay = <Kind extends ReportKind>(kind: Kind) => known.all(kind).filter((entry) => entry.day === day);
  const paid = ofDay('payment').flatMap((payment): MoneyRow[] => {
    const { terminal, amount } = payment.said;
    return partRows(known, payment).map((part) => ({ ...placeOf(payment), terminal, amount, ...part }));
  });
  const reversals = firstOf(known.all('reversal'), ({ said }) => said.paymentId);
  const returned = ofDay('reversal').flatMap((reversal): MoneyRow[] => {
    const payment = known.one('payment', reversal.said.paymentId);
    if (payment === undefined || !reversals.has(reversal)) return [];
    const { amount, reason } = reversal.said;
    const of = { ...placeOf(reversal), terminal: payment.said.terminal, amount, reason };
    return partRows(known, payment).map((part) => ({ ...of, ...part }));
  });
  const cancellations = firstOf(known.all('cancellation'), ({ said }) => said.chargeId);
  const cancelled = ofDay('cancellation').flatMap((cancellation) => {
    const charge = known.one('charge', cancellation.said.chargeId);
    if (charge === undefined || !cancellations.has(cancellation)) return [];
    return feeRows(charge).map((row) => ({
      ...placeOf(cancellation),
      ...row,
      why: cancellation.said.reason,
    }));
  });
  const undone = new Set(ofDay('undo').map(({ said }) => said.actId));
  const waits = ofDay('serving').flatMap((serving) => {
    const ticket = known.one('ticket', serving.said.ticketId);
    if (ticket === undefined || undone.has(serving.id)) return [];
    return [{ ...placeOf(serving), ms: msBetween(ticket.at, serving.at) }];
  });
  const refused = ofDay('check').flatMap((check) =>
    check.said.outcome === 'refused' ? [{ ...placeOf(check), reason: check.said.reason }] : [],
  );
  const facts = [
    ...moneyFacts('paid', paid),
    ...moneyFacts('returned', returned),
    ...chargedFacts(
      ofDay('charge').flatMap((charge) => feeRows(charge).map((row) => ({ ...placeOf(charge), ...row }))),
    ),
    ...cancelledFacts(cancelled),
    ...visitFacts(ofDay('visit').map((visit) => visitRow(known, visit))),
    ...waitFacts(waits),
    ...refusedFacts(refused),
    ...actFacts(ofDay('act').map((act) => ({ ...placeOf(act), ...act.said, count: 1, ms: null }))),
  ];
  return [...facts, ...presentFacts(facts)];
}

function visitRow(known: Known, visit: Of<'visit'>) {
  const ending = known.all('ending').find(({ thing }) => thing === visit.id);
  const identity = known.all('check').findLast(({ thing }) => thing === visit.id);
  const isTimed = ending?.said.kind === 'completed' && ending.day === visit.day;
  return {
    ...placeOf(visit),
    ending: ending?.said.kind ?? null,
    identity: identity?.said.outcome ?? null,
    ms: isTimed ? msBetween(visit.at, ending.at) : null,
  };
}

/** Who was trained, who left, and what came into force of the tariff. */
function smallRegisters(known: Known): ActRow[] {
  const ended = new Set(known.all('attendance_end').map(({ said }) => `${said.sessionId} ${said.personId}`));
  const rowOf = (entry: ReportEntry) => ({ ...placeOf(entry), hour: null, visitId: null, count: 1 });
  return [
    ...known
      .all('attendance')
      .filter(({ actor, said }) => !ended.has(`${said.sessionId} ${actor}`))
      .map((entry): ActRow => {
        const topic = known.one('training_session', entry.said.sessionId)?.said.topicId ?? null;
        return { ...rowOf(entry), kind: 'trained', reason: topic, ms: null };
      }),
    ...known.all('cut_off').map((entry): ActRow => {
      const { personId: clerk, reason, leftAt } = entry.said;
      return { ...rowOf(entry), kind: 'left', clerk, reason, ms: msBetween(leftAt, entry.at) };
    }),
    ...known
      .all('tariff_word')
      .map((entry): ActRow => ({ ...rowOf(entry), kind: 'tariffChanged', reason: null, ms: null })),
  ];
}

/** Days that were declared closed in time, and on which the office did not work. */
function closedDays(known: Known): Set<string> {
  const ended = new Set(known.all('closure_end').map(({ said }) => said.closureId));
  const opened = new Set(known.all('opening').map(({ day }) => day));
  return new Set(
    known.all('closure').flatMap(({ id, day: declaredOn, said: { closedDay } }) => {
      const stands = !ended.has(id) && !opened.has(closedDay) && isInTime({ closedDay, declaredOn });
      return stands ? [closedDay] : [];
    }),
  );
}

/** Facts of a span of which later ones say more: complaints, what the closing in force of a day signed, and small registers. */
export function liveFactsOf(entries: readonly ReportEntry[], span: DaySpan, today: string): Fact[] {
  const known = new Known(entries);
  const inSpan = ({ day }: { readonly day: string }) => day >= span.from && day <= span.to;
  const closed = closedDays(known);
  const complaints = known
    .all('complaint')
    .filter(inSpan)
    .map(({ id, day, at, said: { category, about } }) => {
      const outcome = known.all('outcome').find(({ thing }) => thing === id);
      return {
        ...{ id, day, at, category, visitId: null, clerk: about },
        dueDay: complaintDueDay(day, (one) => closed.has(one)),
        ...{ outcome: outcome?.said.outcome ?? null, answeredOn: outcome?.day ?? null },
        isMerged: known.all('merge').some(({ thing }) => thing === id),
      };
    });
  const closings = new Map(
    known
      .all('closing')
      .filter(inSpan)
      .map((closing) => [closing.day, closing]),
  );
  const signed = [...closings.values()].flatMap(({ day, at, actor: by, said: { differences, ...signed } }) =>
    differences === null ? [] : [{ day, at, by, differences, ...signed }],
  );
  return [
    ...complaintFacts(complaints, today),
    ...differenceFacts(signed),
    ...missingFacts(signed),
    ...ledgerFacts(signed),
    ...actFacts(smallRegisters(known).filter(inSpan)),
  ];
}
