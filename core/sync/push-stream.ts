// Pushes one stream: starts from the province's head, not from memory, and believes an acknowledgement only when its
// hash is our own at that place (design.md §6).

import { setTimeout as pause } from 'node:timers/promises';
import type { DeviceIdentity } from '#core/journal/device-identity.ts';
import type { StreamKey } from '#core/journal/journal-store.ts';
import type { Problem } from '#core/leaves/problems/catalogue.ts';
import type { HeadAnswer } from '#core/leaves/wire/contract.ts';
import { firstBatchSize, nextBatchSize } from './back-off.ts';
import { makeBatch } from './make-batch.ts';
import type { ProvinceAnswer, ProvinceClient, SignedBatch } from './province-client.ts';
import type { SyncDesk } from './sync-desk.ts';
import type { Acknowledgement } from './sync-store.ts';

export type PushOutcome =
  | { readonly kind: 'done' }
  /** The province holds more of this stream than this store: the device was restored. */
  | { readonly kind: 'behind' }
  /** The province holds another entry at one of our places. It keeps both. */
  | { readonly kind: 'forked' }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly retryAfterMs: number | null };

type Parts = {
  readonly desk: SyncDesk;
  readonly client: ProvinceClient;
  readonly identity: DeviceIdentity;
  /** Told of every answer of the province, with what it acknowledges when its hash is ours. */
  noteAnswer(answer: HeadAnswer, acknowledgement: Acknowledgement | null): void;
  /** Told of the province's time when it refused a token for its time. */
  correctClock(serverTime: string): void;
  /** True when the engine is stopping. */
  stopped(): boolean;
};

/** A request leaves before the next batch is made, which holds this thread for some milliseconds. */
const timeToLeaveMs = 2;

/** Sends what the province has not acknowledged of a stream. One request in flight; the next is made meanwhile. */
export async function pushStream(parts: Parts, stream: StreamKey): Promise<PushOutcome> {
  const { desk, client, identity } = parts;
  const { journal } = desk.path;
  let first = await client.head(stream);
  if (first.kind === 'problem' && first.problem.code === 'BAD_SIGNATURE' && first.problem.serverTime) {
    // This PC's clock was set since the last contact: the token was made for another time.
    parts.correctClock(first.problem.serverTime);
    first = await client.head(stream);
  }
  if (first.kind !== 'answer') return failure(first);
  let acked = accept(parts, stream, first.value);
  let size = firstBatchSize;
  let ahead: SignedBatch | null = null;
  while (typeof acked === 'number' && !parts.stopped()) {
    const batch: SignedBatch | null =
      ahead !== null && ahead.from === acked + 1 ? ahead : makeBatch(journal, stream, identity, acked, size);
    if (batch === null) return { kind: 'done' };
    const makeNext = async (): Promise<SignedBatch | null> => {
      await pause(timeToLeaveMs);
      return makeBatch(journal, stream, identity, batch.to, nextBatchSize(size, 'stored'));
    };
    const [sent, next]: [ProvinceAnswer<HeadAnswer>, SignedBatch | null] = await Promise.all([
      client.sendBatch(stream, batch),
      makeNext(),
    ]);
    ahead = next;
    if (sent.kind === 'answer') {
      acked = accept(parts, stream, sent.value);
      size = nextBatchSize(size, 'stored');
    } else if (
      sent.kind === 'problem' &&
      sent.problem.code === 'GAP' &&
      sent.problem.expectedSeq !== undefined
    ) {
      // The province was restored in between: it says where it stands, and that is where we go on.
      if (sent.problem.expectedSeq > acked) return { kind: 'behind' };
      acked = sent.problem.expectedSeq - 1;
    } else if (sent.kind === 'problem' && sent.problem.code === 'FORK') {
      return { kind: 'forked' };
    } else if (isTooMuch(sent) && size > 1) {
      size = nextBatchSize(Math.min(size, batch.to - batch.from + 1), 'timed_out');
    } else return failure(sent);
  }
  return typeof acked === 'number' ? { kind: 'done' } : acked;
}

function isTooMuch(answer: ProvinceAnswer<unknown>): boolean {
  return answer.kind === 'timed_out' || (answer.kind === 'problem' && answer.problem.code === 'TOO_LARGE');
}

/** Notes an acknowledgement whose hash agrees with ours, also a lower one: then the province was restored. */
function accept({ desk, noteAnswer }: Parts, stream: StreamKey, answer: HeadAnswer): number | PushOutcome {
  const { journal } = desk.path;
  const { ackedSeq, headHash, backedUpSeq } = answer;
  const refused =
    ackedSeq > journal.head(stream).seq
      ? 'behind'
      : ackedSeq > 0 && journal.entry(stream, ackedSeq)?.hash !== headHash
        ? 'forked'
        : null;
  if (refused !== null) {
    noteAnswer(answer, null);
    return { kind: refused };
  }
  noteAnswer(answer, {
    stream,
    ackedSeq,
    ackedHash: headHash,
    backedUpSeq: Math.min(backedUpSeq, ackedSeq),
  });
  return ackedSeq;
}

function failure(answer: Exclude<ProvinceAnswer<unknown>, { kind: 'answer' }>): PushOutcome {
  if (answer.kind !== 'problem') {
    return { kind: 'failed', problem: { code: 'PROVINCE_UNREACHABLE', params: {} }, retryAfterMs: null };
  }
  const { retryAfterMs } = answer;
  const { code } = answer.problem;
  switch (code) {
    case 'BUSY':
    case 'UNAVAILABLE':
      return { kind: 'failed', problem: { code: 'PROVINCE_UNREACHABLE', params: {} }, retryAfterMs };
    case 'UNKNOWN_DEVICE':
      return { kind: 'failed', problem: { code: 'PROVINCE_IDENTITY_CHANGED', params: {} }, retryAfterMs };
    default:
      return { kind: 'failed', problem: { code: 'SYNC_REFUSED', params: { code } }, retryAfterMs };
  }
}
