// What entries say that reports count (D20.85): by type of entry a kind, its id, the visit or complaint that it belongs to, and the few
// fields that count. Pure. A body that lacks one of them is counted by no report.
import { z } from 'zod';
import { type OpenBand, openBands } from '#core/foundation/reporting/open-bands.ts';
import { daySchema, type Envelope, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { code, shown } from './fact-kinds.ts';
import { rankOf } from './rank.ts';

/** Rials of one entry, at most as much as the product takes; less than nothing where a part was moved away. */
const rials = z.int().min(-100_000_000_000_000).max(100_000_000_000_000);
const pieces = z.int().min(0).max(1_000_000);

const partSchema = z.object({ chargeId: code, line: z.int(), amount: rials });
const lineSchema = z.object({
  itemCode: code,
  payee: code,
  channel: code,
  reductionCode: code.nullable(),
  chargedCount: pieces,
  gross: rials,
  vat: rials,
  reduction: rials,
});
const signedSchema = z.object({
  exceptions: z
    .array(z.object({ kind: code, reasonCode: code.nullable(), count: pieces, rials: rials.min(0) }))
    .max(1_000),
  missingPeers: z.array(z.object({ deskNumber: pieces })).max(1_000),
  ledger: z.object({
    open: z
      .array(
        z.object({
          account: code,
          state: code,
          age: pieces,
          size: rials.min(0),
        }),
      )
      .max(100_000),
    lines: z.array(z.object({ account: code, added: rials, cleared: rials, settled: rials })).max(20),
  }),
  totals: z.array(z.object({ terminalId: code, psp: rials })).max(1_000),
});

type Part = z.output<typeof partSchema>;
/** The fields that count, by kind. */
export type ReportSaid = {
  charge: { lines: z.output<typeof lineSchema>[] };
  cancellation: { chargeId: string; reason: string };
  payment: { terminal: string; amount: number; parts: Part[] };
  /** Parts of a payment that pay for other lines. */
  reallocation: { paymentId: string; parts: Part[] };
  reversal: { paymentId: string; amount: number; reason: string };
  visit: null;
  ending: { kind: string };
  check: { outcome: string; reason: string | null };
  ticket: null;
  serving: { ticketId: string };
  undo: { actId: string };
  complaint: { category: string; about: string | null };
  outcome: { outcome: string };
  merge: null;
  opening: null;
  closure: { closedDay: string };
  /** A closure that was taken back. */
  closure_end: { closureId: string };
  /** Of the day that was closed; null: it was opened again. */
  closing: {
    differences: { kind: string; reasonCode: string | null; count: number; rials: number }[] | null;
    missingPcs: readonly number[];
    open: readonly OpenBand[];
    lines: readonly { account: string; added: number; cleared: number; settled: number }[];
    totals: readonly { terminalId: string; psp: number }[];
  };
  /** What stays as it was recorded in a register. */
  act: { kind: 'viewed' | 'checked' | 'checkFailed'; reason: string };
  /** What a session of training is about. */
  training_session: { topicId: string };
  attendance: { sessionId: string };
  attendance_end: { sessionId: string; personId: string };
  cut_off: { personId: string; reason: string; leftAt: string };
  tariff_word: null;
  /** The names of services, by code. */
  tariff: { titles: Record<string, string> };
};
export type ReportKind = keyof ReportSaid;

/** One kind with its fields. */
type OfKind<Kind extends ReportKind> = { readonly kind: Kind; readonly said: ReportSaid[Kind] };
export type ReportEntry = { [Kind in ReportKind]: OfKind<Kind> }[ReportKind] & {
  readonly id: string;
  /** The visit, or the complaint, that it belongs to; null for none. */
  readonly thing: string | null;
  /** The business day that it is about. */
  readonly day: string;
  /** By which facts about one thing are in order; of several under one id the lowest stands. */
  readonly rank: string;
  /** As the device wrote it. */
  readonly at: string;
  readonly actor: string | null;
};

type Read = Pick<ReportEntry, 'id' | 'thing'> & { readonly day?: string } & {
    [Kind in ReportKind]: OfKind<Kind>;
  }[ReportKind];
type Reader = (body: unknown) => Read | null;

const reader =
  <Schema extends z.ZodType>(schema: Schema, read: (body: z.output<Schema>) => Read | null): Reader =>
  (body) => {
    const parsed = schema.safeParse(body);
    return parsed.success ? read(parsed.data) : null;
  };

const ofVisit = { visitId: idSchema };
const acted = z.object({ id: idSchema, ...ofVisit });
const ending = (kind: string): Reader =>
  reader(acted, ({ id, visitId: thing }) => ({ kind: 'ending', id, thing, said: { kind } }));
const check = (outcome: string): Reader =>
  reader(
    z.object({ checkId: idSchema, ...ofVisit, reasonCode: code.nullable().default(null) }),
    ({ checkId: id, visitId: thing, reasonCode: reason }) => ({
      kind: 'check',
      ...{ id, thing },
      said: { outcome, reason },
    }),
  );

const tariffWord = reader(z.object({ id: idSchema }), ({ id }) => ({
  kind: 'tariff_word',
  ...{ id, thing: null },
  said: null,
}));

/** Of the registers beside money, visits and complaints. */
const registers: readonly [string, Reader][] = [
  [
    'client.viewed',
    reader(z.object({ id: idSchema, purpose: code }), ({ id, purpose: reason }) => ({
      kind: 'act',
      // Nothing about the visit changes what was looked at.
      ...{ id, thing: null },
      said: { kind: 'viewed', reason },
    })),
  ],
  [
    'record.viewed',
    reader(z.object({ id: idSchema, kind: code }), ({ id, kind: reason }) => ({
      kind: 'act',
      ...{ id, thing: null },
      said: { kind: 'viewed', reason },
    })),
  ],
  [
    'premises.checked',
    reader(
      z.object({ checkId: idSchema, item: code, result: code }),
      ({ checkId: id, item: reason, result }) => ({
        kind: 'act',
        ...{ id, thing: null },
        said: { kind: result === 'failed' ? 'checkFailed' : 'checked', reason },
      }),
    ),
  ],
  [
    'training.session_held',
    reader(z.object({ sessionId: idSchema, topicId: idSchema }), ({ sessionId: id, topicId }) => ({
      kind: 'training_session',
      ...{ id, thing: null },
      said: { topicId },
    })),
  ],
  [
    'training.attendance_confirmed',
    reader(z.object({ id: idSchema, sessionId: idSchema }), ({ id, sessionId }) => ({
      kind: 'attendance',
      ...{ id, thing: null },
      said: { sessionId },
    })),
  ],
  [
    'training.attendance_withdrawn',
    reader(z.object({ id: idSchema, sessionId: idSchema, personId: idSchema }), ({ id, ...said }) => ({
      kind: 'attendance_end',
      ...{ id, thing: null },
      said,
    })),
  ],
  [
    'staff.cut_off',
    reader(
      z.object({ id: idSchema, personId: idSchema, reasonCode: code, leftAt: instantSchema }),
      ({ id, reasonCode: reason, ...said }) => ({
        kind: 'cut_off',
        ...{ id, thing: null },
        said: { ...said, reason },
      }),
    ),
  ],
  ['tariff.confirmed', tariffWord],
  ['tariff.external_rate_confirmed', tariffWord],
  // A terminal or tariff of the first run is confirmed by its own entry.
];

const readers: ReadonlyMap<string, Reader> = new Map([
  ...registers,
  [
    'fee.charged',
    reader(
      z.object({ chargeId: idSchema, ...ofVisit, lines: z.array(lineSchema).max(150) }),
      ({ chargeId: id, visitId: thing, lines }) => ({ kind: 'charge', id, thing, said: { lines } }),
    ),
  ],
  [
    'fee.charge_cancelled',
    reader(
      acted.extend({ chargeId: idSchema, reasonCode: code }),
      ({ id, visitId: thing, chargeId, reasonCode: reason }) => ({
        kind: 'cancellation',
        ...{ id, thing },
        said: { chargeId, reason },
      }),
    ),
  ],
  [
    'payment.recorded',
    reader(
      z.object({
        ...{ paymentId: idSchema, ...ofVisit, terminalId: code, amount: rials },
        allocations: z.array(partSchema).max(500),
      }),
      ({ paymentId: id, visitId: thing, terminalId: terminal, amount, allocations: parts }) => ({
        kind: 'payment',
        ...{ id, thing },
        said: { terminal, amount, parts },
      }),
    ),
  ],
  [
    'payment.reallocated',
    reader(
      acted.extend({ paymentId: idSchema, moves: z.array(partSchema).max(500) }),
      ({ id, visitId: thing, paymentId, moves: parts }) => ({
        kind: 'reallocation',
        ...{ id, thing },
        said: { paymentId, parts },
      }),
    ),
  ],
  [
    'payment.reversed',
    reader(
      z.object({ reversalId: idSchema, ...ofVisit, paymentId: idSchema, amount: rials, reasonCode: code }),
      ({ reversalId: id, visitId: thing, paymentId, amount, reasonCode: reason }) => ({
        kind: 'reversal',
        ...{ id, thing },
        said: { paymentId, amount, reason },
      }),
    ),
  ],
  [
    'visit.opened',
    reader(z.object(ofVisit), ({ visitId: id }) => ({ kind: 'visit', id, thing: id, said: null })),
  ],
  ['visit.completed', ending('completed')],
  ['visit.only_asked', ending('asked')],
  ['visit.cancelled', ending('cancelled')],
  ['identity.verified', check('verified')],
  ['identity.refused', check('refused')],
  ['identity.escalated', check('escalated')],
  ['identity.resumed', check('resumed')],
  [
    'ticket.issued',
    reader(z.object({ id: idSchema }), ({ id }) => ({ kind: 'ticket', id, thing: null, said: null })),
  ],
  [
    'ticket.served',
    reader(acted.extend({ ticketId: idSchema }), ({ id, visitId: thing, ticketId }) => ({
      kind: 'serving',
      ...{ id, thing },
      said: { ticketId },
    })),
  ],
  [
    'ticket.undone',
    reader(z.object({ id: idSchema, actId: idSchema }), ({ id, actId }) => ({
      kind: 'undo',
      ...{ id, thing: null },
      said: { actId },
    })),
  ],
  [
    'complaint.registered',
    reader(
      z.object({
        ...{ complaintId: idSchema, kind: z.literal('complaint'), category: code },
        // What is about the manager is told in no report (D7).
        ...{ aboutManager: z.literal(false), aboutId: code.nullable().default(null) },
      }),
      ({ complaintId: id, category, aboutId: about }) => ({
        kind: 'complaint',
        ...{ id, thing: id },
        said: { category, about },
      }),
    ),
  ],
  [
    'complaint.addendum_added',
    reader(
      z.object({ id: idSchema, complaintId: idSchema, kind: z.literal('outcome'), outcome: code }),
      ({ id, complaintId: thing, outcome }) => ({ kind: 'outcome', id, thing, said: { outcome } }),
    ),
  ],
  [
    'complaint.linked',
    reader(
      z.object({ id: idSchema, complaintId: idSchema, kind: z.literal('merged') }),
      ({ id, complaintId: thing }) => ({ kind: 'merge', id, thing, said: null }),
    ),
  ],
  [
    'day.opened',
    reader(z.object({ id: idSchema }), ({ id }) => ({ kind: 'opening', id, thing: null, said: null })),
  ],
  [
    'closure.declared',
    reader(z.object({ closureId: idSchema, closedDay: daySchema }), ({ closureId: id, closedDay }) => ({
      kind: 'closure',
      ...{ id, thing: null },
      said: { closedDay },
    })),
  ],
  [
    'closure.withdrawn',
    reader(z.object({ id: idSchema, closureId: idSchema }), ({ id, closureId }) => ({
      kind: 'closure_end',
      ...{ id, thing: null },
      said: { closureId },
    })),
  ],
  [
    'day.closed',
    reader(
      z.object({ id: idSchema, forDay: daySchema, summary: signedSchema }),
      ({ id, forDay: day, summary }) => ({
        kind: 'closing',
        ...{ id, thing: null, day },
        said: {
          ...{
            differences: summary.exceptions,
            missingPcs: summary.missingPeers.map(({ deskNumber }) => deskNumber),
          },
          ...{ open: openBands(summary.ledger.open), lines: summary.ledger.lines, totals: summary.totals },
        },
      }),
    ),
  ],
  [
    'day.reopened',
    reader(z.object({ id: idSchema, forDay: daySchema }), ({ id, forDay: day }) => ({
      kind: 'closing',
      ...{ id, thing: null, day },
      said: { differences: null, missingPcs: [], open: [], lines: [], totals: [] },
    })),
  ],
  [
    'tariff.proposed',
    reader(
      z.object({
        tariffId: idSchema,
        tariff: z.object({ items: z.array(z.object({ code, title: shown })).max(200) }),
      }),
      ({ tariffId: id, tariff: { items } }) => ({
        kind: 'tariff',
        ...{ id, thing: null },
        said: { titles: Object.fromEntries(items.map((item) => [item.code, item.title])) },
      }),
    ),
  ],
]);

/** What an entry says that reports count; null when it says nothing of the kind. */
export function reportEntryOf({ type, body, lc, day, at, actor }: Envelope): ReportEntry | null {
  const read = readers.get(type)?.(body) ?? null;
  return read === null ? null : { day, at, actor, rank: rankOf(lc, read.id), ...read };
}
