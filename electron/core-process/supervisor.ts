// Keeps one core process running: starts it, forwards calls, restarts it after a crash and reports its state. A call that was in
// flight at a crash is answered CORE_RESTARTED; a call that was not sent yet waits for the next process.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { CoreLink, SpawnCore } from './core-link.ts';
import {
  type CoreState,
  type DeskAnswer,
  type DeskCall,
  fromCoreSchema,
  problemAnswer,
  type StartMessage,
  type ToCore,
} from './protocol.ts';

export type Supervisor = {
  state(): CoreState;
  /** Forwards a call to the application. Never rejects: a failure is an answer with a problem. */
  call(call: DeskCall): Promise<DeskAnswer>;
  onState(listener: (state: CoreState) => void): () => void;
  onChanged(listener: (topics: string[]) => void): () => void;
  /** Lets the application close its store, and ends the process. */
  stop(): Promise<void>;
  /** Process id of the running core process. */
  pid(): number | undefined;
};

/**
 * After more crashes than this in a row the process is not restarted any more. A process that was ready for `steadyMs` ends the row.
 * The time of a start does not count: otherwise a slow PC would restart for ever.
 */
const crashLimit = { count: 5, steadyMs: 60_000 };
const usualDelaysMs: readonly number[] = [0, 200, 1000, 3000, 5000];
const stopPatienceMs = 8000;
/** What may change outside of the office's files, and how often it is then tried again, ms (N46). */
const comesBack: ReadonlySet<Problem['code']> = new Set([
  'DISK_FULL',
  'STORE_FORBIDDEN',
  'STORE_IN_USE',
  'CORE_KEEPS_STOPPING',
]);
const usualRetryMs = 30_000;

type Pending = { call: DeskCall; answer: (answer: DeskAnswer) => void };

type Supervised = {
  spawn: SpawnCore;
  start: () => StartMessage;
  /** Pause before the first, second, … restart. */
  restartDelaysMs?: readonly number[];
  /** Pause before another try when it was given up for a cause that may go away. */
  retryMs?: number;
  /** Monotonic time, ms; not the time of day. */
  now?: () => number;
  log: (line: string) => void;
};

/** Starts supervising at once. `start` is called for every start, because it may have to open the key again. */
export function supervise(options: Supervised): Supervisor {
  const { restartDelaysMs: delays = usualDelaysMs, retryMs = usualRetryMs } = options;
  const { now = () => performance.now() } = options;
  let state: CoreState = { state: 'starting', problem: null };
  let link: CoreLink | null = null;
  let stopping: (() => void) | null = null;
  let crashesInARow = 0;
  let readyAt = Number.POSITIVE_INFINITY;
  const retry = createRetry(retryMs, () => {
    if (link !== null) return false;
    run();
    return true;
  });
  const calls = createCalls((message) => link?.post(message));
  const stateListeners = new Set<(state: CoreState) => void>();
  const changedListeners = new Set<(topics: string[]) => void>();

  const setState = (next: CoreState) => {
    state = next;
    for (const listener of stateListeners) listener(next);
  };
  const goDown = (problem: Problem) => {
    if (state.state !== 'down' || state.problem?.code !== problem.code) setState({ state: 'down', problem });
    calls.refuseWaiting(problem);
    retry.later(problem);
  };

  const onMessage = (raw: unknown) => {
    const parsed = fromCoreSchema.safeParse(raw);
    if (!parsed.success) {
      options.log(`core process said something unknown: ${parsed.error.message}`);
      link?.kill();
      return;
    }
    const message = parsed.data;
    if (message.kind === 'ready') {
      readyAt = now();
      setState({ state: 'ready', problem: null });
      calls.sendWaiting();
    } else if (message.kind === 'failed') {
      goDown(message.problem);
      link?.post({ kind: 'stop' });
    } else if (message.kind === 'changed') {
      for (const listener of changedListeners) listener(message.topics);
    } else if (message.kind === 'answer') {
      const { kind: _, id, ...answer } = message;
      calls.answer(id, answer);
    }
  };

  const onExit = (how: string) => {
    link = null;
    calls.refuseSent({ code: 'CORE_RESTARTED', params: {} });
    if (stopping) return stopping();
    if (state.state === 'down') return retry.later(state.problem);
    options.log(`core process ended (${how})`);
    crashesInARow = now() - readyAt >= crashLimit.steadyMs ? 1 : crashesInARow + 1;
    readyAt = Number.POSITIVE_INFINITY;
    if (crashesInARow > crashLimit.count) {
      return goDown({ code: 'CORE_KEEPS_STOPPING', params: {} });
    }
    setState({ state: 'restarting', problem: { code: 'CORE_RESTARTED', params: {} } });
    setTimeout(run, delays[crashesInARow - 1] ?? 5000);
  };

  const run = () => {
    if (stopping) return;
    link = options.spawn();
    link.onMessage(onMessage);
    link.onExit(onExit);
    link.post(options.start());
  };

  run();
  return {
    state: () => state,
    pid: () => link?.pid,
    call: (call) =>
      new Promise((answer) => {
        if (state.state === 'ready') calls.send({ call, answer });
        else if (state.state === 'down' && state.problem) answer(problemAnswer(503, state.problem));
        else calls.wait({ call, answer });
      }),
    onState: (listener) => subscribe(stateListeners, listener),
    onChanged: (listener) => subscribe(changedListeners, listener),
    stop: () =>
      new Promise((resolve) => {
        const ended = link;
        stopping = resolve;
        retry.stop();
        calls.refuseWaiting({ code: 'CORE_RESTARTED', params: {} });
        if (!ended) return resolve();
        const impatience = setTimeout(() => ended.kill(), stopPatienceMs);
        ended.onExit(() => clearTimeout(impatience));
        ended.post({ kind: 'stop' });
      }),
  };
}

/** Tries again what was given up for a cause that may go away. While it is down nothing is shown of a try that fails. */
function createRetry(ms: number, run: () => boolean) {
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // The process that failed is still ending.
      if (!run()) again();
    }, ms);
  };
  return {
    later(problem: Problem | null) {
      if (problem !== null && comesBack.has(problem.code)) again();
    },
    stop: () => clearTimeout(timer),
  };
}

/** Calls that are in flight, and calls that wait for a process. */
function createCalls(post: (message: ToCore) => void) {
  const sent = new Map<number, Pending>();
  const waiting: Pending[] = [];
  let lastId = 0;
  const send = (pending: Pending) => {
    lastId += 1;
    sent.set(lastId, pending);
    post({ kind: 'call', id: lastId, ...pending.call });
  };
  const refuse = (list: readonly Pending[], problem: Problem) => {
    for (const { answer } of list) answer(problemAnswer(503, problem));
  };
  return {
    send,
    wait: (pending: Pending) => void waiting.push(pending),
    sendWaiting() {
      for (const pending of waiting.splice(0)) send(pending);
    },
    answer(id: number, answer: DeskAnswer) {
      sent.get(id)?.answer(answer);
      sent.delete(id);
    },
    refuseWaiting: (problem: Problem) => refuse(waiting.splice(0), problem),
    refuseSent(problem: Problem) {
      const lost = [...sent.values()];
      sent.clear();
      refuse(lost, problem);
    },
  };
}

function subscribe<T>(listeners: Set<(value: T) => void>, listener: (value: T) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
