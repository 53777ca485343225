// The sync as a pure function: (state, event) → (state, effects). The engine does what the effects say and tells how it
// went; nothing here knows a clock, a network or a store.
//
// Invariants, for every sequence of events:
//  1. At most one piece of work is under way: an effect that asks for one is given only when none is.
//  2. Nothing waits for ever: unless stopped, work is under way, a wait is running, or nobody has anything to send.
//  3. A batch is sent after exactly what the province holds of that chain, as far as its own words were proved ours.
//  4. Every attempt starts from the province's heads, not from memory, and does a bounded number of rounds.
//  5. What the province holds and this store does not is recovered before anything is sent, and what cannot be recovered
//     does not keep the rest from being sent.
//  6. After a failure the next try by itself is not before what the province asked for, nor later than five minutes.
//  7. After `stop` no work begins.

import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { Head, StreamKey } from '#core/journal/log/journal-store.ts';
import { grown, shrunk } from '#core/replication/chains/window.ts';
import { batchSizes, firstBatchSize } from './back-off.ts';
import type { HeldChain } from './chains.ts';

export type Unsent = { readonly key: StreamKey; readonly after: number };

/** One piece of work at a time; each ends with one event. */
export type Work =
  | { readonly kind: 'ask_heads' }
  | { readonly kind: 'take_back'; readonly chain: HeldChain }
  | { readonly kind: 'open_epoch'; readonly from: Head }
  | { readonly kind: 'send'; readonly key: StreamKey; readonly after: number; readonly size: number };

export type Effect =
  | Work
  /** Fires once after so many milliseconds, instead of whatever was to fire. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** The same for as long as the back-off says after so many failures in a row. */
  | { readonly kind: 'back_off'; readonly failures: number; readonly retryAfterMs: number | null }
  | { readonly kind: 'stop_waiting' }
  /** An attempt begins or ended: the state that people see has changed. */
  | { readonly kind: 'tell' };

export type Failure = { readonly problem: Problem; readonly retryAfterMs: number | null };

export type Event =
  /** Something was committed, or the office was opened with a queue. */
  | { readonly kind: 'committed' }
  /** A person wants it now. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'waited' }
  | { readonly kind: 'stop' }
  | {
      readonly kind: 'heads';
      readonly missing: readonly HeldChain[];
      readonly left: Head | null;
      readonly unsent: readonly Unsent[];
    }
  /** It is here now (`taken`), the store changed meanwhile (`moved`), or it cannot be taken. */
  | { readonly kind: 'took_back'; readonly outcome: 'taken' | 'moved' | Failure }
  | { readonly kind: 'opened_epoch' }
  | { readonly kind: 'sent'; readonly outcome: SendOutcome }
  /** The work under way did not get through, or broke. */
  | { readonly kind: 'failed'; readonly failure: Failure };

export type SendOutcome =
  /** The province holds this chain up to `upTo`, as its stream or as a branch; `more`: there are entries after it. */
  | { readonly kind: 'held'; readonly upTo: number; readonly more: boolean; readonly asBranch: boolean }
  /** What it holds is not what it held: start again from its heads. */
  | { readonly kind: 'moved' }
  /** It holds nothing from which this chain goes on: another chain may bring that, so all of them go first. */
  | { readonly kind: 'broken' }
  /** Too large, or it took too long. */
  | { readonly kind: 'too_much'; readonly entries: number };

type Attempt = {
  readonly round: number;
  readonly work: Work;
  /** To be done after the work under way. */
  readonly next: readonly Work[];
  /** Ask for the heads once more when everything is done. */
  readonly askAgain: boolean;
  /** Ends of chains that could not be recovered in this attempt. */
  readonly untaken: ReadonlySet<string>;
  readonly failure: Failure | null;
};

export type SyncState = {
  readonly attempt: Attempt | null;
  /** Why the wait is running that is running. */
  readonly waiting: 'to_settle' | 'to_try_again' | 'for_contact' | null;
  readonly failures: number;
  readonly problem: Problem | null;
  /** Something was committed, or somebody asked, while an attempt was running. */
  readonly wanted: 'soon' | 'now' | null;
  readonly stopped: boolean;
};

export type Timing = {
  /** Quiet time after a commit before it is sent: one batch for one client's entries. */
  readonly settleMs: number;
  /** Time between two contacts of an office where nothing happens. */
  readonly contactMs: number;
  readonly rounds: number;
};

export const firstState: SyncState = {
  attempt: null,
  waiting: null,
  failures: 0,
  problem: null,
  wanted: null,
  stopped: false,
};

type Step = { readonly state: SyncState; readonly effects: readonly Effect[] };

/** One step. Events of work that is not under way are passed over (D22.3). */
export function step(state: SyncState, event: Event, timing: Timing): Step {
  const { attempt } = state;
  switch (event.kind) {
    case 'committed':
      if (state.stopped) return still(state);
      if (attempt !== null) return still({ ...state, wanted: state.wanted ?? 'soon' });
      if (state.waiting === 'to_settle' || state.waiting === 'to_try_again') return still(state);
      return wait(state, 'to_settle', timing.settleMs);
    case 'asked':
      if (state.stopped) return still(state);
      if (attempt !== null) return still({ ...state, wanted: 'now' });
      return begin(state);
    case 'waited':
      if (state.stopped || attempt !== null) return still({ ...state, waiting: null });
      return begin({ ...state, waiting: null });
    case 'stop':
      return {
        state: { ...state, stopped: true, waiting: null, wanted: null },
        effects: [{ kind: 'stop_waiting' }],
      };
    case 'failed':
      return attempt === null ? still(state) : end(state, event.failure, timing);
    case 'heads':
      return attempt?.work.kind === 'ask_heads' ? planned(state, attempt, event, timing) : still(state);
    case 'took_back':
      return attempt?.work.kind === 'take_back' ? tookBack(state, attempt, event, timing) : still(state);
    case 'opened_epoch':
      return attempt?.work.kind === 'open_epoch'
        ? goOn(state, { ...attempt, next: [], askAgain: true }, timing)
        : still(state);
    case 'sent':
      return attempt?.work.kind === 'send'
        ? sent(state, attempt, attempt.work, event.outcome, timing)
        : still(state);
  }
}

function still(state: SyncState): Step {
  return { state, effects: [] };
}

function wait(state: SyncState, waiting: 'to_settle' | 'for_contact', ms: number): Step {
  return { state: { ...state, waiting }, effects: [{ kind: 'wait', ms }] };
}

function begin(state: SyncState): Step {
  const work: Work = { kind: 'ask_heads' };
  const attempt: Attempt = {
    round: 1,
    work,
    next: [],
    askAgain: false,
    untaken: new Set(),
    failure: null,
  };
  return {
    state: { ...state, attempt, waiting: null, wanted: null },
    effects: [{ kind: 'stop_waiting' }, { kind: 'tell' }, work],
  };
}

type Of<Kind extends Event['kind']> = Extract<Event, { readonly kind: Kind }>;

function planned(state: SyncState, attempt: Attempt, heads: Of<'heads'>, timing: Timing): Step {
  const takes = heads.missing
    .filter(({ hash }) => !attempt.untaken.has(hash))
    .map((chain): Work => ({ kind: 'take_back', chain }));
  if (takes.length > 0) return goOn(state, { ...attempt, next: takes, askAgain: true }, timing);
  if (heads.left !== null) {
    return goOn(state, { ...attempt, next: [{ kind: 'open_epoch', from: heads.left }] }, timing);
  }
  const sends = heads.unsent.map(
    ({ key, after }): Work => ({ kind: 'send', key, after, size: firstBatchSize }),
  );
  return goOn(state, { ...attempt, next: sends, askAgain: false }, timing);
}

function tookBack(state: SyncState, attempt: Attempt, { outcome }: Of<'took_back'>, timing: Timing): Step {
  if (attempt.work.kind !== 'take_back' || outcome === 'taken') return goOn(state, attempt, timing);
  // The store went on meanwhile, so what is missing is another question now.
  if (outcome === 'moved') return goOn(state, { ...attempt, next: [] }, timing);
  const untaken = new Set(attempt.untaken).add(attempt.work.chain.hash);
  return goOn(state, { ...attempt, untaken, failure: attempt.failure ?? outcome }, timing);
}

function sent(
  state: SyncState,
  attempt: Attempt,
  work: Extract<Work, { readonly kind: 'send' }>,
  outcome: SendOutcome,
  timing: Timing,
): Step {
  switch (outcome.kind) {
    case 'held': {
      const { upTo, more, asBranch } = outcome;
      // Held as a branch: the province's stream went on otherwise, and what it holds must be recovered.
      const askAgain = attempt.askAgain || asBranch;
      const next: readonly Work[] = more
        ? [{ ...work, after: upTo, size: grown(work.size, batchSizes) }, ...attempt.next]
        : attempt.next;
      return goOn(state, { ...attempt, askAgain, next }, timing);
    }
    case 'moved':
      return goOn(state, { ...attempt, askAgain: true, next: [] }, timing);
    case 'broken':
      return goOn(state, { ...attempt, askAgain: true }, timing);
    case 'too_much': {
      const size = shrunk(Math.min(work.size, outcome.entries), batchSizes);
      if (outcome.entries <= 1) return end(state, unreachable, timing);
      return goOn(state, { ...attempt, next: [{ ...work, size }, ...attempt.next] }, timing);
    }
  }
}

const unreachable: Failure = { problem: { code: 'PROVINCE_UNREACHABLE', params: {} }, retryAfterMs: null };
/** Rounds without end: each time the province says something else. */
const endless: Failure = { problem: { code: 'SYNC_REFUSED', params: { code: 'FORK' } }, retryAfterMs: null };

/** The next piece of work of the attempt, another look at the heads, or its end. */
function goOn(state: SyncState, attempt: Attempt, timing: Timing): Step {
  if (state.stopped) return end(state, attempt.failure, timing);
  const [work, ...next] = attempt.next;
  if (work !== undefined)
    return { state: { ...state, attempt: { ...attempt, work, next } }, effects: [work] };
  if (!attempt.askAgain) return end(state, attempt.failure, timing);
  if (attempt.round >= timing.rounds) return end(state, attempt.failure ?? endless, timing);
  const again: Work = { kind: 'ask_heads' };
  const round = attempt.round + 1;
  return {
    state: { ...state, attempt: { ...attempt, round, work: again, next: [], askAgain: false } },
    effects: [again],
  };
}

function end(state: SyncState, failure: Failure | null, timing: Timing): Step {
  const failures = failure === null ? 0 : state.failures + 1;
  const ended: SyncState = {
    ...state,
    attempt: null,
    failures,
    problem: failure?.problem ?? null,
    wanted: null,
  };
  if (state.stopped) return { state: ended, effects: [{ kind: 'tell' }] };
  if (state.wanted === 'now') return begin(ended);
  if (failure !== null) {
    const { retryAfterMs } = failure;
    return {
      state: { ...ended, waiting: 'to_try_again' },
      effects: [{ kind: 'back_off', failures, retryAfterMs }, { kind: 'tell' }],
    };
  }
  const waits =
    state.wanted === 'soon'
      ? wait(ended, 'to_settle', timing.settleMs)
      : wait(ended, 'for_contact', timing.contactMs);
  return { state: waits.state, effects: [...waits.effects, { kind: 'tell' }] };
}
