// What the entries of an office mean, by who knew what: no clock and no table is asked. The oracle of the property of one causal order.
import type { Desk } from '#core/access/request-context/desk.ts';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';

export type Stream = string;
/** An entry, and how far each chain was placed at its PC when it was written. */
type Written = Pick<Envelope, 'type' | 'actor' | 'seq' | 'lc'> & {
  readonly stream: Stream;
  readonly body: Readonly<Record<string, unknown>>;
  readonly reach: ReadonlyMap<Stream, number>;
};

export const streamOf = ({ device, epoch }: { device: string; epoch: string }): Stream =>
  `${device}/${epoch}`;

export function written(
  { path: { journal } }: Desk,
  reaches: ReadonlyMap<string, Map<Stream, number>>,
): Written[] {
  return journal.streams().flatMap((stream) =>
    journal.entriesAfter(stream, 0, 100_000).map(({ seq, bytes }) => {
      const line = readEntry(bytes);
      if (typeof line === 'string') throw new Error(line);
      const { type, actor, lc, body } = line.envelope;
      const reach = reaches.get(`${streamOf(stream)} ${seq}`) ?? new Map();
      return { stream: streamOf(stream), seq, lc, type, actor, body: { ...body }, reach };
    }),
  );
}

export const knows = (one: Written, other: Written): boolean =>
  one.stream === other.stream ? one.seq > other.seq : (one.reach.get(other.stream) ?? 0) >= other.seq;
const areApart = (one: Written, other: Written): boolean =>
  one !== other && !knows(one, other) && !knows(other, one);

/** The cut-offs of a person, and the activations that may answer them. */
export function accessOf(entries: readonly Written[], personId: string) {
  const of = (type: string) => entries.filter((one) => one.type === type && one.body.personId === personId);
  const [cuts, returns] = [of('staff.cut_off'), of('staff.activated')];
  const isCutOff = cuts.some((cut) => !returns.some((back) => knows(back, cut)));
  return { cuts, returns, isCutOff };
}

const isBefore = (one: Written, other: Written): boolean =>
  one.lc < other.lc || (one.lc === other.lc && String(one.body.id) < String(other.body.id));

/** The hash of whoever stood there: of the first participant. */
function hashOfFirst({ participants }: Written['body']): unknown {
  const [first] = Array.isArray(participants) ? participants : [];
  return first?.hash;
}

/**
 * The verifications of a client apart from a refusal in another visit; of several at one PC the first, where that is of another visit
 * than the refusal (D1.19).
 */
function verifiedElsewhere(entries: readonly Written[]): Written[] {
  const visits = entries.filter(({ type }) => type === 'visit.opened');
  const clientOf = new Map(visits.map(({ body }) => [body.visitId, hashOfFirst(body)]));
  const isOfClient = (one: Written, other: Written): boolean =>
    clientOf.get(one.body.visitId) === clientOf.get(other.body.visitId);
  const of = (...types: readonly string[]) => entries.filter(({ type }) => types.includes(type));
  const verified = of('identity.verified');
  return verified.filter((one) =>
    of('identity.refused', 'identity.escalated').some(
      (refusal) =>
        refusal.body.visitId !== one.body.visitId &&
        isOfClient(refusal, one) &&
        areApart(refusal, one) &&
        !verified.some(
          (earlier) =>
            earlier.stream === one.stream &&
            earlier.seq < one.seq &&
            earlier.body.visitId !== refusal.body.visitId &&
            isOfClient(earlier, one) &&
            areApart(earlier, refusal),
        ),
    ),
  );
}

/** Limits that the one in force did not know, of another amount, and that no other such limit knew (D20.4). */
function limitsBeside(entries: readonly Written[]): Written[] {
  const limits = entries
    .filter(({ type }) => type === 'settlement.limit_set')
    .toSorted((one, other) => (isBefore(one, other) ? -1 : 1));
  const inForce = limits.at(-1);
  if (inForce === undefined) return [];
  const rivals = limits.filter(
    (one) => one !== inForce && !knows(inForce, one) && one.body.amount !== inForce.body.amount,
  );
  return rivals.filter((one) => !rivals.some((other) => other !== one && knows(other, one)));
}

/** The clashes that the entries mean. */
export function clashesIn(entries: readonly Written[], workerId: string): string[] {
  const of = (...types: readonly string[]) => entries.filter(({ type }) => types.includes(type));
  const perVisit = (kind: string, facts: readonly Written[], clash: (a: Written, b: Written) => boolean) => {
    const found = facts.filter((one) => facts.some((other) => clash(one, other)));
    return [...new Set(found.map(({ body }) => `${kind} ${body.visitId}`))];
  };
  const isOfOneVisit = (one: Written, other: Written) => one.body.visitId === other.body.visitId;
  const cancelled = new Set(of('fee.charge_cancelled').map(({ body }) => body.chargeId));
  const inForce = of('fee.charged').filter(({ body }) => !cancelled.has(body.chargeId));
  const payments = Map.groupBy(of('payment.recorded'), ({ body }) => `${body.terminalId} ${body.rrn}`);
  const { cuts, returns } = accessOf(entries, workerId);
  const beyond = entries.filter(
    (one) =>
      one.actor === workerId &&
      one.type !== 'staff.sign_in_noted' &&
      cuts.some((cut) => !knows(cut, one) && !returns.some((back) => knows(back, cut) && knows(one, back))),
  );
  const acts = of('day.closed', 'day.reopened');
  const closings = acts.filter((one) => acts.some((other) => isBefore(other, one) && !knows(one, other)));
  return [
    ...perVisit(
      'identity_decided_concurrently',
      of('identity.verified', 'identity.refused', 'identity.escalated'),
      (one, other) =>
        isOfOneVisit(one, other) &&
        areApart(one, other) &&
        !(one.type === 'identity.verified' && other.type === 'identity.verified'),
    ),
    ...new Set(verifiedElsewhere(entries).map(({ body }) => `decided_elsewhere ${body.visitId}`)),
    ...limitsBeside(entries).map(({ body }) => `limit_set_apart ${body.id}`),
    ...(closings.length === 0 ? [] : [`day_closed_twice ${closings.length}`]),
    ...perVisit(
      'charged_concurrently',
      inForce,
      (one, other) => isOfOneVisit(one, other) && areApart(one, other),
    ),
    ...[...payments].flatMap(([number, paid]) => paid.slice(1).map(() => `rrn_on_two_payments ${number}`)),
    ...(beyond.length === 0 ? [] : [`worked_after_cut_off ${beyond.length}`]),
  ].toSorted();
}

/** What of all that can happen apart did happen: the property must reach all of it. */
export const everyMeeting = [
  ...([
    'identity_decided_concurrently',
    'decided_elsewhere',
    'charged_concurrently',
    'rrn_on_two_payments',
  ] as const),
  ...(['worked_after_cut_off', 'limit_set_apart', 'day_closed_twice'] as const),
  ...(['passwords chosen apart', 'a complaint decided twice', 'taken back apart from a cut-off'] as const),
] as const;

/** Which of `everyMeeting` these entries hold. */
export function reachedIn(entries: readonly Written[], clashes: readonly string[]): Set<string> {
  const apart = (type: string, other: string, by: string): boolean =>
    entries.some(
      (one) =>
        one.type === type &&
        entries.some((also) => also.type === other && also.body[by] === one.body[by] && areApart(one, also)),
    );
  const reached = new Set(clashes.map((clash) => clash.split(' ')[0] ?? ''));
  if (apart('staff.password_chosen', 'staff.password_chosen', 'personId'))
    reached.add('passwords chosen apart');
  if (apart('complaint.addendum_added', 'complaint.addendum_added', 'complaintId'))
    reached.add('a complaint decided twice');
  if (apart('staff.activated', 'staff.cut_off', 'personId')) reached.add('taken back apart from a cut-off');
  return reached;
}
