// The life of the core process: start the application once, answer calls, publish changes, stop. It knows the port and the
// application factory only, so the same code runs under Electron, under Node and in tests.
import { randomUUID } from 'node:crypto';
import type { Presence } from '#core/access/staff/contract.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import { loggedError } from '#core/foundation/text/logged-error.ts';
import type { RecoveryStep } from '#core/replication/recovery/contract.ts';
import { coreLog } from '../log/core-lines.ts';
import type { CorePort } from './core-port.ts';
import { endOnUncaught, lastResortExitCode } from './last-resort.ts';
import {
  type DeskAnswer,
  type FromCore,
  problemAnswer,
  type RecoverMessage,
  type RecoveryOutcome,
  type ToCore,
  toCoreSchema,
} from './protocol.ts';

/** The application as the core process sees it. */
export type RunningApplication = {
  handle(request: Request): Promise<Response>;
  subscribe(listener: (topics: readonly string[]) => void): () => void;
  close(): Promise<void>;
};
export type StartApplication = (options: {
  dir: string;
  dataKey: Uint8Array;
  appVersion: string;
  demoOnly: boolean;
  presence: Presence;
  witnessHome: string | null;
  log: (line: string) => void;
  /** Called with the problem that closes an open office. */
  unusable: (error: unknown) => void;
}) => Promise<RunningApplication>;

/** Does one task on an office that does not open. `tell` receives its progress. */
export type Recover = (
  message: RecoverMessage,
  tell: (step: RecoveryStep, done: number, total: number) => void,
) => Promise<RecoveryOutcome>;

type Call = Extract<ToCore, { kind: 'call' }>;

/** Least time between two reports of a task's progress, ms. */
const reportEveryMs = 200;

/** Serves one application on one port, or does one task, until `stop` or until the shell has exited. */
export function runCoreProcess(
  port: CorePort,
  startApplication: StartApplication,
  recover: Recover | null = null,
): void {
  let application: Promise<RunningApplication | null> = Promise.resolve(null);
  const post = (message: FromCore) => port.post(message);
  const log = (line: string) => coreLog.warn(line);

  const close = async () => {
    const running = await application;
    await running?.close();
  };
  endOnUncaught(process, close, (facts) => coreLog.fatal('nobody caught this', facts));
  const stop = () => {
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        problemOf(error);
        process.exit(lastResortExitCode);
      },
    );
  };

  const unusable = (error: unknown) => post({ kind: 'failed', problem: problemOf(error) });

  const start = async (message: Extract<ToCore, { kind: 'start' }>): Promise<RunningApplication | null> => {
    try {
      const { dir, appVersion, demoOnly, presence, witnessHome = null } = message;
      const dataKey = new Uint8Array(Buffer.from(message.key, 'hex'));
      const running = await startApplication({
        dir,
        dataKey,
        appVersion,
        demoOnly,
        presence,
        witnessHome,
        log,
        unusable,
      });
      running.subscribe((topics) => post({ kind: 'changed', topics: [...topics] }));
      post({ kind: 'ready', pid: process.pid });
      // Node loads the modules of Request at its first use: here, before a page waits for an answer.
      setImmediate(() => void globalThis.Request);
      return running;
    } catch (error) {
      unusable(error);
      return null;
    }
  };

  const recovered = async (message: RecoverMessage): Promise<void> => {
    let toldAt = 0;
    try {
      if (recover === null) throw refusal('NOT_ALLOWED', {});
      const outcome = await recover(message, (step, done, total) => {
        if (Date.now() - toldAt < reportEveryMs) return;
        toldAt = Date.now();
        post({ kind: 'progress', step, done, total });
      });
      post({ kind: 'recovered', outcome });
    } catch (error) {
      unusable(error);
    }
  };

  const answer = async (call: Call) => {
    const running = await application;
    const result =
      running === null
        ? problemAnswer(503, { code: 'CORE_RESTARTED', params: {} })
        : await handled(running, call);
    post({ kind: 'answer', id: call.id, ...result });
  };

  port.onMessage((raw) => {
    const message = toCoreSchema.parse(raw);
    if (message.kind === 'start') application = start(message);
    else if (message.kind === 'recover') void recovered(message);
    else if (message.kind === 'call') void answer(message);
    else stop();
  });
  port.onClose(stop);
}

async function handled(running: RunningApplication, call: Call): Promise<DeskAnswer> {
  try {
    const response = await running.handle(
      new Request(`http://core${call.path}`, { method: call.method, headers: call.headers, body: call.body }),
    );
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  } catch (error) {
    return problemAnswer(500, problemOf(error));
  }
}

function problemOf(error: unknown) {
  if (error instanceof ProblemError) return error.problem;
  const reference = randomUUID().slice(0, 8);
  const stack = loggedError(error);
  coreLog.error('unexpected', { reference, error: stack });
  return { code: 'UNEXPECTED', params: { reference } } as const;
}
