// Keeps the province up to date whenever there is a connection (D22): does what the pure step says, and never touches
// what a person does. The outbox belongs to the device. Whatever breaks here is told; it stops neither the office nor
// the next attempt.

import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import { backOffMs } from './back-off.ts';
import { askHeads } from './contact.ts';
import type { SyncStateView } from './contract.ts';
import { keepKeyAtProvince } from './keep-key.ts';
import { openEpoch } from './open-epoch.ts';
import { createProvinceClient } from './province-client.ts';
import { recoverOwnEntries } from './recover-own-entries.ts';
import { type Ahead, sendBatch } from './send.ts';
import { type Effect, type Event, type Failure, firstState, step, type Timing, type Work } from './step.ts';
import type { SyncDesk } from './sync-desk.ts';
import { syncStateOf } from './sync-state.ts';

export type SyncEngine = {
  /** Something was committed: send it soon, unless a back-off is running. */
  wake(): void;
  /** Tries at once and tells how it went. */
  syncNow(): Promise<SyncStateView>;
  state(): SyncStateView;
  /** Stops for good; resolves when no request is in flight any more. */
  stop(): Promise<void>;
};

export type SyncEngineOptions = Partial<Timing> & {
  readonly timeoutMs?: number;
  readonly random?: () => number;
  /** Whether an office that is opened makes contact by itself; true unless a command line opens it for one operation. */
  readonly atStart?: boolean;
  /** Told of an error that is a bug or a broken disk, under the reference that people see. */
  readonly onError?: (reference: string, error: unknown) => void;
};

const defaultTiming: Timing = { settleMs: 300, contactMs: 15 * 60_000, rounds: 8 };

/** Sends the outbox until the province holds it, through any fault of the network (D22.1, D22.6, D22.7). */
export function createSyncEngine(desk: SyncDesk, options: SyncEngineOptions = {}): SyncEngine {
  const timing = { ...defaultTiming, ...options };
  const { random = Math.random, onError } = options;
  let state = firstState;
  let timer: { readonly handle: NodeJS.Timeout; readonly due: number } | null = null;
  let underWay: Promise<void> = Promise.resolve();
  let ahead: Ahead = null;
  const whenEnded: (() => void)[] = [];

  function dispatch(event: Event): void {
    const next = step(state, event, timing);
    state = next.state;
    for (const effect of next.effects) perform(effect);
    if (state.attempt === null) {
      ahead = null;
      for (const resolve of whenEnded.splice(0)) resolve();
    }
  }

  function perform(effect: Effect): void {
    switch (effect.kind) {
      case 'wait':
        wait(effect.ms);
        return;
      case 'back_off':
        wait(backOffMs(effect.failures, random(), effect.retryAfterMs));
        return;
      case 'stop_waiting':
        stopWaiting();
        return;
      case 'tell':
        tell();
        return;
      default:
        underWay = work(effect);
    }
  }

  function wait(ms: number): void {
    stopWaiting();
    const handle = setTimeout(() => {
      timer = null;
      dispatch({ kind: 'waited' });
    }, ms);
    handle.unref();
    timer = { handle, due: Date.now() + ms };
  }

  function stopWaiting(): void {
    if (timer !== null) clearTimeout(timer.handle);
    timer = null;
  }

  /** Does one piece of work and tells how it went; never rejects. */
  async function work(effect: Work): Promise<void> {
    let event: Event;
    try {
      event = await outcomeOf(effect);
    } catch (error) {
      event = { kind: 'failed', failure: broke(error) };
    }
    dispatch(event);
  }

  /** A listener that breaks is no reason for the sync to. */
  function tell(): void {
    try {
      desk.announce(['sync']);
    } catch (error) {
      broke(error);
    }
  }

  async function outcomeOf(effect: Work): Promise<Event> {
    const identity = desk.identity();
    const province = desk.reads.sync.province();
    if (identity === null || province === null) return { kind: 'failed', failure: notEnrolled };
    const client = createProvinceClient({
      url: province.provinceUrl,
      deviceId: identity.deviceId,
      signingKey: identity.signingKey,
      serverNowMs: () => Date.parse(desk.machine.now()) + (desk.clockOffsetMs ?? 0),
      provinceKey: province.signingKey,
      ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    });
    const parts = { desk, client, identity, province, stopped: () => state.stopped };
    switch (effect.kind) {
      case 'ask_heads':
        return afterContact(parts, await askHeads(parts));
      case 'take_back': {
        const outcome = await recoverOwnEntries(parts, effect.chain);
        return { kind: 'took_back', outcome };
      }
      case 'open_epoch':
        openEpoch(desk, { device: identity.deviceId, epoch: identity.epoch }, effect.from, 'forked');
        return { kind: 'opened_epoch' };
      case 'send': {
        const sent = await sendBatch(parts, effect, ahead);
        ahead = sent.ahead;
        return sent.event;
      }
    }
  }

  /** A contact is also when the province is given the key to keep: whatever stands in its way stops no entry. */
  async function afterContact(parts: Parameters<typeof askHeads>[0], event: Event): Promise<Event> {
    if (event.kind !== 'heads') return event;
    try {
      await keepKeyAtProvince(parts);
    } catch (error) {
      broke(error);
    }
    return event;
  }

  /** What the disk refused is its own problem, which a person can do something about; all else is told by a reference. */
  function broke(error: unknown): Failure {
    const ofTheDisk = storeProblemOf(error);
    if (ofTheDisk !== null) return { problem: ofTheDisk, retryAfterMs: null };
    const reference = Math.random().toString(36).slice(2, 10).toUpperCase();
    onError?.(reference, error);
    return { problem: { code: 'UNEXPECTED', params: { reference } }, retryAfterMs: null };
  }

  function isEnrolled(): boolean {
    return desk.reads.sync.province() !== null;
  }

  return {
    wake() {
      if (isEnrolled()) dispatch({ kind: 'committed' });
    },
    async syncNow() {
      if (isEnrolled() && !state.stopped) {
        dispatch({ kind: 'asked' });
        if (state.attempt !== null) await new Promise<void>((resolve) => whenEnded.push(resolve));
      }
      return this.state();
    },
    state: () =>
      syncStateOf(desk, {
        isSending: state.attempt !== null,
        problem: state.problem,
        nextAttemptAt:
          timer === null || state.waiting === 'for_contact' ? null : new Date(timer.due).toISOString(),
      }),
    async stop() {
      dispatch({ kind: 'stop' });
      await underWay;
    },
  };
}

const notEnrolled: Failure = { problem: { code: 'NOT_ENROLLED', params: {} }, retryAfterMs: null };
