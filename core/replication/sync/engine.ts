// Keeps the province up to date whenever there is a connection (D22): does what the pure step says, and never touches
// what a person does. The outbox belongs to the device. Whatever breaks here is told; it stops neither the office nor
// the next attempt.

import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import { backOffMs } from './back-off.ts';
import type { SyncStateView } from './contract.ts';
import { keepKeyAtProvince } from './keep-key.ts';
import { openEpoch } from './open-epoch.ts';
import { createProvinceClient, type ProvinceClient } from './province-client.ts';
import { askHeads } from './province-contact.ts';
import { recoverOwnEntries } from './recover-own-entries.ts';
import { type Ahead, sendBatch } from './send.ts';
import {
  type Effect,
  type Event,
  type Failure,
  firstState,
  type SyncState,
  step,
  type Timing,
  type Work,
} from './step.ts';
import type { SyncDesk } from './sync-desk.ts';
import { syncStateOf } from './sync-state.ts';

export type SyncEngine = {
  /** Something was committed: send it soon, unless a back-off is running. */
  wake(): void;
  /** Tries at once; nobody waits for it. */
  askNow(): void;
  /** Tries at once and tells how it went. */
  syncNow(): Promise<SyncStateView>;
  state(): SyncStateView;
  /** Stops for good; resolves when no request is in flight any more. */
  stop(): Promise<void>;
};

/** A contact with the province that answered. */
export type Contact = {
  readonly client: ProvinceClient;
  readonly office: string;
  /** The key by which it signs, raw, base64url. */
  readonly provinceKey: string;
};

export type SyncEngineOptions = Partial<Timing> & {
  readonly timeoutMs?: number;
  readonly random?: () => number;
  /** Whether an office that is opened makes contact by itself; true unless a command line opens it for one operation. */
  readonly atStart?: boolean;
  /** What is asked at a contact beside what the sync asks itself. */
  readonly atContact?: (contact: Contact) => Promise<void>;
  /** Told of an error that is a bug or a broken disk, under the reference that people see. */
  readonly onError?: (reference: string, error: unknown) => void;
};

const defaultTiming: Timing = { settleMs: 300, contactMs: 15 * 60_000, rounds: 8 };

/** A running engine: what the pure step says of it, and what is under way outside of that. */
type Engine = {
  readonly desk: SyncDesk;
  readonly options: SyncEngineOptions;
  readonly timing: Timing;
  state: SyncState;
  timer: { readonly handle: NodeJS.Timeout; readonly due: number } | null;
  /** The last piece of work; never rejects. */
  underWay: Promise<void>;
  /** A batch that was made while the one before it was sent. */
  ahead: Ahead;
  /** Who waits for the end of the attempt. */
  readonly whenEnded: (() => void)[];
};

/** Sends the outbox until the province holds it, through any fault of the network (D22.1, D22.6, D22.7). */
export function createSyncEngine(desk: SyncDesk, options: SyncEngineOptions = {}): SyncEngine {
  const engine: Engine = {
    ...{ desk, options, timing: { ...defaultTiming, ...options } },
    state: firstState,
    timer: null,
    underWay: Promise.resolve(),
    ahead: null,
    whenEnded: [],
  };
  const isEnrolled = (): boolean => desk.reads.sync.province() !== null;
  const view = (): SyncStateView => {
    const { state, timer } = engine;
    return syncStateOf(desk, {
      isSending: state.attempt !== null,
      problem: state.problem,
      nextAttemptAt:
        timer === null || state.waiting === 'for_contact' ? null : new Date(timer.due).toISOString(),
    });
  };
  return {
    wake() {
      if (isEnrolled()) dispatch(engine, { kind: 'committed' });
    },
    askNow() {
      if (isEnrolled()) dispatch(engine, { kind: 'asked' });
    },
    async syncNow() {
      if (isEnrolled() && !engine.state.stopped) {
        dispatch(engine, { kind: 'asked' });
        if (engine.state.attempt !== null)
          await new Promise<void>((resolve) => engine.whenEnded.push(resolve));
      }
      return view();
    },
    state: view,
    async stop() {
      dispatch(engine, { kind: 'stop' });
      await engine.underWay;
    },
  };
}

function dispatch(engine: Engine, event: Event): void {
  const next = step(engine.state, event, engine.timing);
  engine.state = next.state;
  for (const effect of next.effects) perform(engine, effect);
  if (engine.state.attempt === null) {
    engine.ahead = null;
    for (const resolve of engine.whenEnded.splice(0)) resolve();
  }
}

function perform(engine: Engine, effect: Effect): void {
  const { random = Math.random } = engine.options;
  switch (effect.kind) {
    case 'wait':
      wait(engine, effect.ms);
      return;
    case 'back_off':
      wait(engine, backOffMs(effect.failures, random(), effect.retryAfterMs));
      return;
    case 'stop_waiting':
      stopWaiting(engine);
      return;
    case 'tell':
      tell(engine);
      return;
    default:
      engine.underWay = work(engine, effect);
  }
}

function wait(engine: Engine, ms: number): void {
  stopWaiting(engine);
  const waited = neverThrows(
    (error) => failureOf(engine, error),
    () => {
      engine.timer = null;
      dispatch(engine, { kind: 'waited' });
    },
  );
  const handle = setTimeout(waited, ms);
  handle.unref();
  engine.timer = { handle, due: Date.now() + ms };
}

function stopWaiting(engine: Engine): void {
  if (engine.timer !== null) clearTimeout(engine.timer.handle);
  engine.timer = null;
}

/** Does one piece of work and tells how it went; never rejects. */
async function work(engine: Engine, effect: Work): Promise<void> {
  let event: Event;
  try {
    event = await outcomeOf(engine, effect);
  } catch (error) {
    event = { kind: 'failed', failure: failureOf(engine, error) };
  }
  dispatch(engine, event);
}

/** A listener that breaks is no reason for the sync to. */
function tell(engine: Engine): void {
  try {
    engine.desk.announce(['sync']);
  } catch (error) {
    failureOf(engine, error);
  }
}

async function outcomeOf(engine: Engine, effect: Work): Promise<Event> {
  const { desk, options } = engine;
  const identity = desk.identity();
  const province = desk.reads.sync.province();
  if (identity === null || province === null) return { kind: 'failed', failure: notEnrolled };
  const client = createProvinceClient({
    url: province.provinceUrl,
    deviceId: identity.deviceId,
    signingKey: identity.signingKey,
    serverNowMs: () => Date.parse(desk.machine.now()) + (desk.clock.offsetMs ?? 0),
    provinceKey: province.signingKey,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  });
  const parts = { desk, client, identity, province, stopped: () => engine.state.stopped };
  switch (effect.kind) {
    case 'ask_heads':
      return afterContact(engine, parts, await askHeads(parts));
    case 'take_back': {
      const outcome = await recoverOwnEntries(parts, effect.chain);
      return { kind: 'took_back', outcome };
    }
    case 'open_epoch':
      openEpoch(desk, { device: identity.deviceId, epoch: identity.epoch }, effect.from, 'forked');
      return { kind: 'opened_epoch' };
    case 'send': {
      const sent = await sendBatch(parts, effect, engine.ahead);
      engine.ahead = sent.ahead;
      return sent.event;
    }
  }
}

/** A contact is also when the province is given the key to keep, and asked for its words: whatever stands in the way stops no entry. */
async function afterContact(
  engine: Engine,
  parts: Parameters<typeof askHeads>[0],
  event: Event,
): Promise<Event> {
  if (event.kind !== 'heads') return event;
  const { client, identity, province } = parts;
  const contact = { client, office: identity.officeCode, provinceKey: province.signingKey };
  for (const beside of [() => keepKeyAtProvince(parts), () => engine.options.atContact?.(contact)]) {
    try {
      await beside();
    } catch (error) {
      failureOf(engine, error);
    }
  }
  return event;
}

/** What the disk refused is its own problem, which a person can do something about; all else is told by a reference. */
function failureOf({ options }: Engine, error: unknown): Failure {
  const ofTheDisk = storeProblemOf(error);
  if (ofTheDisk !== null) return { problem: ofTheDisk, retryAfterMs: null };
  const reference = Math.random().toString(36).slice(2, 10).toUpperCase();
  options.onError?.(reference, error);
  return { problem: { code: 'UNEXPECTED', params: { reference } }, retryAfterMs: null };
}

const notEnrolled: Failure = { problem: { code: 'NOT_ENROLLED', params: {} }, retryAfterMs: null };
