// What supervisors read one by one, as entries say it: by type of entry the kind of fact, its id, and the few fields of its body
// that a page shows. A body that lacks what makes it a fact is none. Pure.
import { z } from 'zod';
import { accessWordSchema } from '#core/foundation/wire/access-code.ts';
import { daySchema, type Envelope, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { releaseFingerprintForm } from '#core/foundation/wire/key-recovery.ts';
import {
  code,
  type Fact,
  fact,
  newestFirst,
  type OpenReport,
  type OpenSum,
  type Proposed,
  placeId,
  type Reader,
  type Said,
  shown,
} from './fact-kinds.ts';
import { rankOf } from './rank.ts';

const openSchema = z.object({
  id: code,
  account: code,
  state: code,
  day: daySchema,
  age: z.int().min(0).max(100_000),
  size: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
});
/** Ids of open differences that are kept of an office; more than an office ever has. */
const idsKept = 5_000;
/** What is open, the oldest first, summed up by account and state. */
function openSums(open: readonly z.output<typeof openSchema>[]): OpenSum[] {
  const sums = new Map<string, OpenSum>();
  for (const { account, state, day, age, size } of open.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const sum = sums.get(`${account} ${state}`) ?? { account, state, count: 0, size: 0, oldest: day, age };
    sums.set(`${account} ${state}`, {
      ...sum,
      count: sum.count + 1,
      size: Math.min(Number.MAX_SAFE_INTEGER, sum.size + size),
    });
  }
  return [...sums.values()].slice(0, 40);
}

/** Reports that are named one by one of an office. */
const reportsKept = 200;
/** The reports among what is open (D21.171), the oldest first. */
const openReports = (open: readonly z.output<typeof openSchema>[]): OpenReport[] =>
  open
    .flatMap(({ id, account, day, age }) => {
      const terminalId = /^report:(.*):[^:]*$/.exec(id)?.[1];
      return account !== 'report' || terminalId === undefined ? [] : [{ terminalId, day, age }];
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, reportsKept);

const numbered = { number: z.int(), deskNumber: z.int(), trackingCode: shown };
const cutOffId = z.object({ cutOffId: code });
const rate = z.object({ itemCode: shown, letterNumber: shown, effectiveFrom: shown });

const proposal = ({ isInForce, ...proposed }: Proposed & { isInForce: boolean }): Said<'proposal'> => ({
  id: `${proposed.what} ${proposed.proposalId}`,
  said: { ...proposed, isInForce },
});
const rateSaid = (proposalId: string, isInForce: boolean, body: z.output<typeof rate>) =>
  proposal({
    ...{ what: 'rate', proposalId, isInForce },
    ...{ name: body.itemCode, letterNumber: body.letterNumber, from: body.effectiveFrom },
  });
const terminal = (isInForce: boolean) =>
  fact(
    'proposal',
    z.object({ id: code, terminalId: shown, validFrom: shown, letterNumber: shown.nullable().default(null) }),
    ({ id, terminalId, letterNumber, validFrom }) =>
      proposal({
        ...{ what: 'terminal', proposalId: id, isInForce },
        ...{ name: terminalId, letterNumber, from: validFrom },
      }),
  );
/** Of each person the earliest confirmation stands, once as somebody else's and once as the enterer's own. */
const confirmation = (what: Proposed['what'], field: string) =>
  fact(
    'confirmation',
    z.object({ [field]: code, nobodyElse: z.boolean().default(false) }),
    (body, { actor, lc }) => {
      const about = `${what} ${body[field]}`;
      const nobodyElse = body.nobodyElse === true;
      return { id: `${about} ${nobodyElse} ${actor}`, about, rank: rankOf(lc), said: { nobodyElse } };
    },
  );

const endedByWords = fact(
  'difference',
  z.object({ id: code, forDay: daySchema, account: code, reasonCode: code }),
  ({ id, forDay: about, account: kind, reasonCode }, place) => ({
    ...{ id, about, rank: newestFirst(place) },
    said: { kind, reasonCode },
  }),
);
/** Words without a second person's end nothing: the province may sign for them (D19.111). */
const waitsSchema = z.object({ secondBy: z.undefined().optional(), alone: z.undefined().optional() });
const waitingWords = fact(
  'proposal',
  z.object({ id: code, forDay: daySchema, differenceId: code }),
  ({ id: proposalId, forDay: from, differenceId: of }) => ({
    id: `difference ${proposalId}`,
    said: {
      ...{ what: 'difference', proposalId, from, of, letterNumber: null, isInForce: true },
      name: (of.split(':')[1] ?? '').slice(0, 8),
    },
  }),
);

const report = fact(
  'report',
  z.object({
    reportId: idSchema,
    ...numbered,
    rule: code.nullable().default(null),
    aboutId: code.nullish(),
    evidence: z.array(z.unknown()).default([]),
    sealed: z.string().nullish(),
  }),
  ({ reportId: id, evidence, sealed: _, aboutId = null, ...said }) => ({
    id,
    said: { ...said, aboutId, evidenceNamed: evidence.length },
  }),
);

const readers: ReadonlyMap<string, Reader> = new Map([
  [
    'staff.registered',
    fact(
      'person',
      z.object({ personId: code, name: shown, role: code.nullable().default(null) }),
      ({ personId: id, ...said }) => ({ id, said }),
    ),
  ],
  [
    'staff.cut_off',
    fact(
      'cut_off',
      z.object({
        id: code.nullable().catch(null),
        personId: code.nullable().catch(null),
        reasonCode: code.nullable().catch(null),
        leftAt: instantSchema.nullable().catch(null),
      }),
      ({ id, ...said }, place) => ({ id: id ?? placeId(place), said }),
    ),
  ],
  [
    'departure.checklist_begun',
    fact('checklist', cutOffId.extend({ systems: z.array(code) }), ({ cutOffId: id, systems }) => ({
      id,
      said: { systems: systems.slice(0, 200) },
    })),
  ],
  [
    'departure.access_cut',
    fact('access_cut', cutOffId.extend({ systemId: code }), ({ cutOffId: about, systemId }, { lc }) => ({
      ...{ id: `${about} ${systemId}`, about, rank: rankOf(lc) },
      said: null,
    })),
  ],
  [
    'departure.closed',
    fact(
      'departure_closed',
      cutOffId.extend({ letterNumber: shown, letterDay: daySchema }),
      ({ cutOffId: id, ...said }) => ({ id, said }),
    ),
  ],
  [
    'staff.password_reset',
    fact('password_reset', z.object({ personId: code }), (said, place) => ({ id: placeId(place), said })),
  ],
  [
    'settlement.explained',
    fact(
      'difference',
      z.object({ forDay: daySchema, exceptionKey: code, kind: code, reasonCode: code }),
      ({ forDay, exceptionKey, ...said }, place) => ({
        ...{ id: `${forDay} ${exceptionKey}`, about: forDay, rank: newestFirst(place) },
        said,
      }),
    ),
  ],
  [
    'difference.settled',
    (body, place) => (waitsSchema.safeParse(body).success ? waitingWords : endedByWords)(body, place),
  ],
  [
    'day.closed',
    fact(
      'ledger',
      z.object({
        forDay: daySchema,
        summary: z.object({ ledger: z.object({ open: z.array(openSchema).max(100_000) }) }),
      }),
      ({ forDay: about, summary }, { lc }) => ({
        ...{ id: 'open', about, rank: String(Number.MAX_SAFE_INTEGER - lc).padStart(16, '0') },
        said: {
          open: openSums(summary.ledger.open),
          reports: openReports(summary.ledger.open),
          ids: summary.ledger.open.map(({ id }) => id).slice(0, idsKept),
        },
      }),
    ),
  ],
  [
    'staff.activated',
    fact(
      'account_opened',
      z.object({
        ...{ id: code, personId: code },
        proof: z.object({ key: code }).nullable().catch(null),
      }),
      ({ id, personId: about, proof }) => ({ id, about, said: { signedBy: proof?.key ?? null } }),
    ),
  ],
  [
    'staff.password_chosen',
    fact(
      'account_key',
      z.object({ personId: code, publicKey: code }),
      ({ personId: about, publicKey: id }) => ({ id, about, said: null }),
    ),
  ],
  [
    'second_factor.restored',
    fact(
      'access_given',
      z.object({ id: code, personId: code, word: accessWordSchema }),
      ({ id, personId: about, word }) => ({ id, about, said: { word } }),
    ),
  ],
  ['office.set_up', fact('founding', z.object({ rootKey: code }), (said) => ({ id: 'founding', said }))],
  [
    'staff.post_changed',
    fact(
      'promotion',
      z.object({ id: code, personId: code, role: z.literal('manager') }),
      ({ id, personId: about }) => ({ ...{ id, about }, said: null }),
    ),
  ],
  [
    'staff.name_corrected',
    fact('person_name', z.object({ personId: code, name: shown }), ({ personId: id, name }, place) => ({
      ...{ id, rank: newestFirst(place) },
      said: { name },
    })),
  ],
  [
    'staff.clearance_recorded',
    fact(
      'own_clearance',
      z.object({
        ...{ id: code, personId: code, reference: shown, expiresOn: daySchema },
        byThemself: z.literal(true),
      }),
      ({ id, personId, reference, expiresOn: until }) => ({ id, said: { personId, reference, until } }),
    ),
  ],
  [
    'control.loosened',
    fact(
      'loosened',
      z.object({
        ...{ id: code, control: code, about: code.nullable() },
        ...{ secondBy: code.nullable().default(null), askId: code.nullable().default(null) },
        ...{ before: shown, after: shown },
      }),
      ({ id, ...said }) => ({ id, said }),
    ),
  ],
  [
    'control.asked',
    fact(
      'proposal',
      z.object({ id: code, control: code, forDay: daySchema }),
      ({ id, control: name, forDay: from }) =>
        proposal({ what: 'control', proposalId: id, name, letterNumber: null, from, isInForce: true }),
    ),
  ],
  [
    'tariff.proposed',
    fact(
      'proposal',
      z.object({
        tariffId: code,
        tariff: z.object({ title: shown, letterNumber: shown, effectiveFrom: shown }),
      }),
      ({ tariffId, tariff }) =>
        proposal({
          ...{ what: 'tariff', proposalId: tariffId, isInForce: false },
          ...{ name: tariff.title, letterNumber: tariff.letterNumber, from: tariff.effectiveFrom },
        }),
    ),
  ],
  [
    'tariff.external_rate_proposed',
    fact('proposal', rate.extend({ rateId: code }), (body) => rateSaid(body.rateId, false, body)),
  ],
  ['terminal.proposed', terminal(false)],
  ['terminal.registered', terminal(true)],
  ['tariff.confirmed', confirmation('tariff', 'tariffId')],
  ['tariff.external_rate_confirmed', confirmation('rate', 'rateId')],
  ['terminal.confirmed', confirmation('terminal', 'registrationId')],
  [
    'clock.doubted',
    fact(
      'clock_doubt',
      z.object({ id: code, kind: code, wall: instantSchema, expected: instantSchema }),
      ({ id, ...said }) => ({ id, said }),
    ),
  ],
  [
    'clock.confirmed',
    fact('clock_answer', z.object({ doubtId: code, wall: instantSchema }), ({ doubtId: id, wall }) => ({
      id,
      said: { wall },
    })),
  ],
  ['violation.reported', report],
  ['violation.sealed', report],
  [
    'complaint.registered',
    fact(
      'complaint',
      z.object({
        complaintId: idSchema,
        ...numbered,
        kind: code,
        category: code,
        aboutManager: z.literal(true),
        dueDay: daySchema,
        sealed: z.string().nullable(),
      }),
      ({ complaintId: id, aboutManager: _, sealed, ...said }) => ({
        id,
        said: { ...said, isSealed: sealed !== null },
      }),
    ),
  ],
  [
    'complaint.addendum_added',
    fact('addendum', z.object({ complaintId: idSchema, sealed: z.string() }), ({ complaintId }, place) => ({
      ...{ id: placeId(place), about: complaintId },
      said: null,
    })),
  ],
  [
    'inspection.begun',
    fact('inspection_begun', z.object({ id: code, codeId: code }), ({ id, codeId: about }) => ({
      ...{ id, about },
      said: null,
    })),
  ],
  [
    'inspection.ended',
    fact('inspection_ended', z.object({ inspectionId: code }), ({ inspectionId: id }) => ({
      id,
      said: null,
    })),
  ],
  [
    'inspection.verdict_given',
    fact(
      'inspection_verdict',
      z.object({ id: code, inspectionId: code, line: code, verdict: code }),
      ({ id, inspectionId: about, line, verdict }) => ({ ...{ id, about }, said: { line, verdict } }),
    ),
  ],
  [
    'inspection.refused',
    fact(
      'inspection_refused',
      z.object({ codeId: code, reason: code }),
      ({ codeId: about, reason }, place) => ({
        ...{ id: placeId(place), about },
        said: { reason },
      }),
    ),
  ],
  [
    'store.key_released',
    fact(
      'key_opened',
      z.object({ by: shown, request: z.string().regex(releaseFingerprintForm) }),
      ({ by, request: id }) => ({ id, said: { by } }),
    ),
  ],
]);

/** What an entry says that a page shows; null when it says nothing of the kind. */
export function factOf({ type, body, lc, actor }: Envelope, position: number): Fact | null {
  return readers.get(type)?.(body, { lc, actor, position }) ?? null;
}
