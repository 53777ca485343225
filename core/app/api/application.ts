// The application behind its one seam: a Request in, a Response out (design.md §5). It knows neither Electron nor HTTP
// servers; the shells bring it requests over a message port.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Desk } from '#core/access/request-context/desk.ts';
import { referenceOf, refusedAs } from '#core/access/request-context/trpc.ts';
import type { Presence } from '#core/access/staff/contract.ts';
import { sessionLimitsOf } from '#core/access/staff/rules.ts';
import { lockOffice } from '#core/app/opening/lock-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { topics } from '#core/app/registry/assemble.ts';
import { appRouter, topicsOf } from '#core/app/registry/router.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import type { TerminalPort } from '#core/foundation/terminals/port.ts';
import { goesTooFar } from '#core/foundation/text/json-levels.ts';
import { loggedError } from '#core/foundation/text/logged-error.ts';
import { type Machine, realMachine } from '#core/journal/device/machine.ts';
import { keepDaysReady } from '#core/oversight/reports/ready-days.ts';
import type { RecoveryCodeMaker } from '#core/replication/store/duty.ts';

export type ApplicationOptions = {
  /** The office's folder; made when it is missing. */
  readonly dir: string;
  /** Raw 32-byte data key. */
  readonly dataKey: Uint8Array;
  readonly appVersion: string;
  readonly log: (line: string) => void;
  readonly machine?: Machine;
  readonly migrationsFolder?: string;
  readonly demoOnly?: boolean;
  /** Where the shell sees its person; `pc` when left out. */
  readonly presence?: Presence;
  /** See DeskOptions; `network` when left out. */
  readonly peers?: 'network' | 'addresses';
  /** See DeskOptions. */
  readonly terminals?: TerminalPort;
  /** See DeskOptions. */
  readonly witnessHome?: string | null;
  /** See DeskOptions. */
  readonly renewRecoveryCode?: RecoveryCodeMaker;
  /** See DeskOptions. */
  readonly toKeyFiles?: (wrap: string) => void;
  /** See DeskOptions. */
  readonly unusable?: (error: unknown) => void;
};

export type Application = {
  readonly desk: Desk;
  handle(request: Request): Promise<Response>;
  subscribe(listener: (topics: readonly string[]) => void): () => void;
  close(): Promise<void>;
};

/** The days of the reports are counted once whoever signs in has done so, and one by one. */
const readyTimes = { waitMs: 30_000, restMs: 100 };

/** Path under which the shells bring calls. */
export const endpoint = '/api';

/** The migrations beside the sources; a bundle names its own copy. */
export function sourceMigrations(): string {
  return join(import.meta.dirname, '../../../db/migrations');
}

/**
 * Opens the office and serves its procedures.
 * @throws STORE_IN_USE, and what openDesk throws
 */
export async function startApplication(options: ApplicationOptions): Promise<Application> {
  mkdirSync(options.dir, { recursive: true, mode: 0o700 });
  const release = lockOffice(options.dir);
  try {
    const listeners = new Set<(topics: readonly string[]) => void>();
    let stopCounting = (): void => undefined;
    const listenTo = (opened: Desk): Desk => {
      opened.subscribe((changed) => {
        for (const listener of listeners) listener(changed);
      });
      stopCounting();
      stopCounting = keepDaysReady(opened, {
        today: () => businessDayOf(opened.machine.now()),
        isReady: () => !opened.isJoining(),
        failed: (error) => options.log(`the days of the reports: ${loggedError(error)}`),
        ...readyTimes,
      });
      return opened;
    };
    let desk = listenTo(
      openDesk({
        dir: options.dir,
        dataKey: options.dataKey,
        appVersion: options.appVersion,
        machine: options.machine ?? realMachine(),
        migrationsFolder: options.migrationsFolder ?? sourceMigrations(),
        demoOnly: options.demoOnly ?? false,
        sessionLimits: sessionLimitsOf(options.presence ?? 'pc'),
        witnessHome: options.witnessHome ?? null,
        snapshots: true,
        peers: options.peers ?? 'network',
        ...(options.terminals === undefined ? {} : { terminals: options.terminals }),
        ...(options.renewRecoveryCode === undefined ? {} : { renewRecoveryCode: options.renewRecoveryCode }),
        ...(options.toKeyFiles === undefined ? {} : { toKeyFiles: options.toKeyFiles }),
        ...(options.unusable === undefined ? {} : { unusable: options.unusable }),
        log: options.log,
        replaced(next) {
          desk = listenTo(next);
          desk.announce(topics);
        },
      }),
    );
    return {
      get desk() {
        return desk;
      },
      handle: (request) => handle(desk, request, options.log),
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      async close() {
        stopCounting();
        await desk.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function handle(desk: Desk, asked: Request, log: (line: string) => void): Promise<Response> {
  // The text itself, so that its size is known before it is parsed.
  const text = asked.method === 'POST' ? await asked.text() : null;
  const { url, method, headers } = asked;
  const request = text === null ? asked : new Request(url, { method, headers, body: text });
  const sent = text === null ? undefined : { bytes: Buffer.byteLength(text), isDeep: goesTooFar(text) };
  return fetchRequestHandler({
    endpoint,
    req: request,
    router: appRouter,
    // One request is one call: several in one would try several secrets at once.
    allowBatching: false,
    createContext: () => ({
      desk,
      session: request.headers.get('x-session'),
      origin: request.headers.get('x-desk-origin'),
      sent,
    }),
    // A screen keeps what it was told as long as nothing of this changes.
    responseMeta: ({ paths }) => ({ headers: { 'x-topics': (paths ?? []).flatMap(topicsOf).join() } }),
    onError: ({ error, path, ctx }) => {
      if (refusedAs(error) === 'NOT_ALLOWED') log(lineOfRefusal(desk, path, ctx?.session ?? null));
      if (error.code !== 'INTERNAL_SERVER_ERROR') return;
      referenceOf(error, (reference, logged) => {
        log(
          JSON.stringify({
            level: 'error',
            reference,
            path,
            error: loggedError(logged.cause ?? logged),
          }),
        );
      });
    },
  });
}

/** Who asked for what is not theirs, by their id: nothing of the call itself, and no token. */
function lineOfRefusal(desk: Desk, path: string | undefined, session: string | null): string {
  const state = session === null ? null : desk.sessions.stateOf(session);
  const person = state?.state === 'live' || state?.state === 'locked' ? state.personId : null;
  return JSON.stringify({ level: 'warn', refused: 'NOT_ALLOWED', at: desk.machine.now(), path, person });
}
