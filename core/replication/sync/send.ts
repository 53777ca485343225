// Sends one batch of a chain, makes the next one meanwhile, and reads what became of it. An acknowledgement is believed
// when the province signed it and its hash is our own at that place (design.md §6).
import { setTimeout as pause } from 'node:timers/promises';
import type { HeadAnswer, SyncProblemCode } from '#core/foundation/wire/contract.ts';
import { ackStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import { grown } from '#core/replication/chains/window.ts';
import { batchSizes } from './back-off.ts';
import { withAck } from './chains.ts';
import { failureOf, notTheProvince } from './failures.ts';
import { makeBatch } from './make-batch.ts';
import type { ProvinceAnswer, SignedBatch } from './province-client.ts';
import { type ContactParts, chainsOfDevice, saveContact } from './province-contact.ts';
import type { Event, SendOutcome, Work } from './step.ts';

/** The batch that was made while another one was on its way, and of which chain. */
export type Ahead = { readonly epoch: string; readonly batch: SignedBatch } | null;
type Send = Extract<Work, { readonly kind: 'send' }>;

/** What the province answers to a batch that is not as it takes them. */
const refusals: ReadonlySet<SyncProblemCode> = new Set(['UNKNOWN_DEVICE', 'BAD_SIGNATURE', 'MALFORMED']);

/** A request leaves before the next batch is made, which holds this thread for some milliseconds. */
const timeToLeaveMs = 2;

export async function sendBatch(
  parts: ContactParts,
  { key, after, size }: Send,
  prepared: Ahead,
): Promise<{ readonly event: Event; readonly ahead: Ahead }> {
  const { desk, client, identity } = parts;
  const { journal } = desk.path;
  const isOwn = key.device === identity.deviceId;
  const isPrepared =
    prepared !== null &&
    prepared.epoch === key.epoch &&
    prepared.batch.stream.device === key.device &&
    prepared.batch.from === after + 1;
  const make = (from: number, most: number): SignedBatch | null => {
    if (isOwn) return makeBatch(journal, key, identity, from, most);
    // Up to the next signed head where as many as asked are too large together.
    for (const upTo of [most, 1]) {
      const signed = desk.reads.peers.signedHeadAfter(key, from, upTo);
      const batch = signed === null ? null : makeBatch(journal, key, identity, from, most, signed);
      if (batch !== null) return batch;
    }
    return null;
  };
  const batch = isPrepared ? prepared.batch : make(after, size);
  if (batch === null) return { event: isOwn ? moved : skipped(after), ahead: null };
  const makeNext = async (): Promise<Ahead> => {
    await pause(timeToLeaveMs);
    const next = make(batch.to, grown(size, batchSizes));
    return next === null ? null : { epoch: key.epoch, batch: next };
  };
  const [answer, ahead] = await Promise.all([client.sendBatch(batch), makeNext()]);
  return { event: isOwn ? eventOf(parts, key, batch, answer) : relayed(parts, key, batch, answer), ahead };
}

const moved: Event = { kind: 'sent', outcome: { kind: 'moved' } };

/** Nothing more of another PC's chain in this attempt: what stands in its way is no reason for the others to wait. */
const skipped = (upTo: number): Event => ({
  kind: 'sent',
  outcome: { kind: 'held', upTo, more: false, asBranch: false },
});

/**
 * What became of a batch that another PC wrote. It may be one that the province does not take: of a PC that it does not know
 * yet, because its admission is in a stream that is still on its way; too large between two signed heads; or by a PC that
 * writes what no province takes. Then it goes nowhere by this PC, which sends what it has of the others.
 */
function relayed(
  parts: ContactParts,
  key: Send['key'],
  batch: SignedBatch,
  answer: ProvinceAnswer<HeadAnswer>,
): Event {
  const event = eventOf(parts, key, batch, answer);
  const over = skipped(batch.from - 1);
  if (answer.kind === 'problem' && refusals.has(answer.problem.code)) return over;
  if (event.kind !== 'sent') return event;
  const { outcome } = event;
  if (outcome.kind === 'moved' || outcome.kind === 'broken') return over;
  // As a branch: only this device's own entries are recovered.
  if (outcome.kind === 'held') return { kind: 'sent', outcome: { ...outcome, asBranch: false } };
  const nearest = parts.desk.reads.peers.signedHeadAfter(key, batch.from - 1);
  return nearest !== null && nearest.seq < batch.to ? event : over;
}

function eventOf(
  parts: ContactParts,
  key: Send['key'],
  batch: SignedBatch,
  answer: ProvinceAnswer<HeadAnswer>,
): Event {
  if (answer.kind === 'answer') return acknowledged(parts, key, batch, answer.value);
  const sent = (outcome: SendOutcome): Event => ({ kind: 'sent', outcome });
  const tooMuch = sent({ kind: 'too_much', entries: batch.to - batch.from + 1 });
  if (answer.kind === 'timed_out') return tooMuch;
  if (answer.kind === 'problem') {
    switch (answer.problem.code) {
      case 'TOO_LARGE':
        return tooMuch;
      case 'GAP':
        return sent({ kind: 'moved' });
      case 'CHAIN_BROKEN':
        return sent({ kind: 'broken' });
      case 'FORK':
        if (answer.problem.keptSeq !== batch.to) break;
        return sent({ kind: 'held', upTo: batch.to, more: hasMore(parts, key, batch.to), asBranch: true });
      default:
    }
  }
  return { kind: 'failed', failure: failureOf(answer, parts.identity.deviceId) };
}

function acknowledged(
  parts: ContactParts,
  key: Send['key'],
  { stream }: SignedBatch,
  answer: HeadAnswer,
): Event {
  const { desk, province } = parts;
  const { ackedSeq, headHash, backedUpSeq } = answer;
  const ack = { deviceId: stream.device, epoch: stream.epoch, ...answer };
  if (!statementHolds(ackStatement(ack), answer.signature, province.signingKey)) {
    return { kind: 'failed', failure: notTheProvince };
  }
  // A province that was restored meanwhile says in its next heads since when it goes by its new epoch.
  if (answer.serverEpoch !== desk.reads.sync.province()?.serverEpoch) return moved;
  const isOurs = desk.path.journal.hashAt(key, ackedSeq) === headHash;
  const acked = { device: stream.device, epoch: stream.epoch, ackedSeq, headHash, backedUpSeq };
  const known = desk.reads.sync.acks();
  const kept = { ...acked, signature: answer.signature };
  const { hashAt } = desk.path.journal;
  const acks = withAck(known, kept, chainsOfDevice(desk, stream.device), hashAt) ?? known;
  const mark = { key, ackedSeq, ackedHash: headHash, backedUpSeq: Math.min(backedUpSeq, ackedSeq) };
  const quarantined = [
    ...new Set([...(desk.reads.sync.province()?.quarantined ?? []), ...answer.quarantined]),
  ];
  const marks = isOurs ? [mark] : [];
  saveContact(desk, answer, marks, quarantined, acks);
  return {
    kind: 'sent',
    outcome: isOurs
      ? { kind: 'held', upTo: ackedSeq, more: hasMore(parts, key, ackedSeq), asBranch: false }
      : { kind: 'moved' },
  };
}

function hasMore({ desk, identity }: ContactParts, key: Send['key'], seq: number): boolean {
  if (key.device !== identity.deviceId) return desk.reads.peers.signedHeadAfter(key, seq) !== null;
  return desk.path.journal.head(key).seq > seq;
}
