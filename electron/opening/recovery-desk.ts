// Answers the recovery screen: why the office does not open, which recovery options there are, and the acts of the person who
// chooses one. Acts run one at a time; a check or a restore runs in the background, and the screen asks how far it is.
import { statfsSync } from 'node:fs';
import { z } from 'zod';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import { loggedError } from '#core/foundation/text/logged-error.ts';
import {
  type CheckedSnapshot,
  checkedSnapshotSchema,
  type RecoveryActs,
  type RecoveryTask,
  type RecoveryView,
  recoveryActs,
  recoveryViewSchema,
  restoredOutcomeSchema,
} from '#core/replication/recovery/contract.ts';
import { isRecoverable, recoveryOptionsOf } from '#core/replication/recovery/rules.ts';
import { listSnapshots } from '#core/replication/store/list-snapshots.ts';
import { apiPrefix, type DeskAnswer, type DeskCall, problemAnswer } from '../core-process/protocol.ts';
import { readKeyFiles } from '../key-custody/key-file.ts';
import { requireStrongPassphrase } from '../key-custody/passphrase-rule.ts';
import { askProvince, openRequest, takeRelease } from '../key-custody/release-request.ts';
import { archiveOffice } from './archive-office.ts';
import { officeFacts } from './office-facts.ts';
import type { Given, Opening } from './opening.ts';
import { runRecoveryTask } from './recovery-task.ts';

const prefix = `${apiPrefix}recovery.`;

/** True for a call that is answered here instead of by the core process. */
export const isRecoveryCall = ({ path }: DeskCall): boolean => path.startsWith(prefix);

export type RecoveryDesk = {
  answer(call: DeskCall): Promise<DeskAnswer>;
  /** The office has just failed to open, or has closed: begins the checks that need nobody's act. */
  wentDown(): void;
  /** From now on no task begins. */
  stop(): void;
};

type Acts = { [Name in keyof RecoveryActs]: (input: RecoveryActs[Name]) => Promise<void> };

/** The state of an office that does not open. */
type Shut = {
  readonly opening: Opening;
  /** What the check of a snapshot found, by its name. */
  readonly checked: Map<string, CheckedSnapshot>;
  work: RecoveryView['work'];
  failed: Problem | null;
  restored: RecoveryView['restored'];
  isActing: boolean;
  isStopped: boolean;
};

/** Makes the answers for an office that may not open. */
export function recoveryDesk(opening: Opening): RecoveryDesk {
  const shut: Shut = {
    opening,
    checked: new Map(),
    work: null,
    failed: null,
    restored: null,
    isActing: false,
    isStopped: false,
  };
  const acts = actsOn(shut);
  return {
    async answer({ path, method, body }) {
      try {
        const name = path.slice(prefix.length);
        if (method === 'GET') {
          if (name !== 'view') throw refusal('NOT_FOUND', { what: name.slice(0, 100) });
          return answerOf(recoveryViewSchema.parse(viewOf(shut)));
        }
        await act(shut, acts, name, body);
        return answerOf({ done: true });
      } catch (error) {
        const problem = problemOf(error);
        if (problem.code === 'UNEXPECTED') opening.parts.log(loggedError(error));
        return problemAnswer(400, problem);
      }
    },
    wentDown: () => checkSnapshots(shut),
    stop() {
      shut.isStopped = true;
    },
  };
}

/** One act at a time. @throws APPLICATION_BUSY */
async function act(shut: Shut, acts: Acts, name: string, body: string | null): Promise<void> {
  unavailableReason(shut);
  if (shut.isActing || shut.work !== null) throw refusal('APPLICATION_BUSY', {});
  shut.isActing = true;
  try {
    await actsByName(acts, name, body);
  } finally {
    shut.isActing = false;
  }
}

async function actsByName(acts: Acts, name: string, body: string | null): Promise<void> {
  const known = (Object.keys(recoveryActs) as (keyof RecoveryActs)[]).find((one) => one === name);
  if (known === undefined) throw refusal('NOT_FOUND', { what: name.slice(0, 100) });
  await run(known, acts, body);
}

async function run<Name extends keyof RecoveryActs>(
  name: Name,
  acts: Acts,
  body: string | null,
): Promise<void> {
  const input = z.safeParse(recoveryActs[name], jsonOf(body));
  if (!input.success)
    throw refusal('INPUT_INVALID', { fields: input.error.issues.map(({ path }) => path.join('.')) });
  await acts[name](input.data as RecoveryActs[Name]);
}

function actsOn(shut: Shut): Acts {
  const { opening } = shut;
  const { parts } = opening;
  const { folder } = parts;
  return {
    tryAgain: () => open(shut, { passphrase: null, code: null, freshIsDemo: false }),
    check: async ({ snapshot }) => begin(shut, { kind: 'check', snapshot }),
    restore: async ({ snapshot }) => begin(shut, { kind: 'restore', snapshot }),
    async openByPassphrase({ passphrase }) {
      requireOption(shut, 'passphrase');
      await open(shut, { passphrase, code: null, freshIsDemo: false });
    },
    async openByCode({ code, passphrase }) {
      requireOption(shut, 'recovery_code');
      requirePassphrase(parts, passphrase);
      await open(shut, { passphrase, code, freshIsDemo: false });
    },
    async askProvince() {
      requireOption(shut, 'province');
      askProvince(folder);
    },
    async openByRelease({ answer, passphrase }) {
      requireOption(shut, 'province');
      requirePassphrase(parts, passphrase);
      const custody = await parts.custodyOf(passphrase);
      if (custody === null) throw refusal('PASSPHRASE_NEEDED', {});
      await takeRelease(folder, custody, answer);
      parts.log('the key of the office was released by the province and wrapped anew');
      await open(shut, { passphrase, code: null, freshIsDemo: false });
    },
    async takeOver({ passphrase }) {
      requireOption(shut, 'take_over');
      const freshIsDemo = opening.key()?.demo ?? false;
      if (!freshIsDemo) requirePassphrase(parts, passphrase);
      const kept = archiveOffice(folder, new Date().toISOString());
      parts.log(`what was left of the office was set aside in ${kept}`);
      await open(shut, { passphrase, code: null, freshIsDemo });
    },
  };
}

/** The problem that keeps the office shut. @throws NOT_ALLOWED while it is not */
function unavailableReason({ opening }: Shut): Problem {
  const { state, problem } = opening.state();
  if (state !== 'down' || problem === null || !isRecoverable(problem)) throw refusal('NOT_ALLOWED', {});
  return problem;
}

/** Snapshots with a usual file name: the screen can name no others. */
function snapshotsIn(folder: Opening['parts']['folder']) {
  return listSnapshots(folder.dir).filter(
    ({ name }) => recoveryActs.check.safeParse({ snapshot: name }).success,
  );
}

function availableOptions(shut: Shut): RecoveryView['options'] {
  const kinds = new Set(readKeyFiles(shut.opening.parts.folder).wraps.map(({ kind }) => kind));
  return [
    ...recoveryOptionsOf(unavailableReason(shut), {
      isOpen: shut.opening.key() !== null,
      hasPassphrase: kinds.has('passphrase'),
      hasRecoveryCode: kinds.has('recovery-code'),
      // Without key files nothing says whether the province keeps the key.
      mayBeAtProvince: kinds.size === 0 || kinds.has('province'),
    }),
  ];
}

function viewOf(shut: Shut): RecoveryView {
  const { folder, asksPassphrase } = shut.opening.parts;
  const { checked, work, failed, restored } = shut;
  return {
    options: availableOptions(shut),
    asksPassphrase,
    request: openRequest(folder),
    snapshots: snapshotsIn(folder).map(({ name, at, bytes }) => ({
      name,
      at,
      bytes,
      checked: checked.get(name) ?? null,
    })),
    freeBytes: freeBytesOf(folder.dir),
    work,
    failed,
    restored,
  };
}

/** @throws NOT_ALLOWED when the option is not available now */
function requireOption(shut: Shut, option: RecoveryView['options'][number]): void {
  if (!availableOptions(shut).includes(option)) throw refusal('NOT_ALLOWED', {});
}

/** Checks the new passphrase before it is used. @throws PASSWORD_TOO_WEAK */
function requirePassphrase(parts: Opening['parts'], passphrase: string | null): void {
  if (!parts.asksPassphrase) return;
  requireStrongPassphrase(passphrase ?? '');
}

/** Begins a task; the view tells its progress and its outcome. */
function begin(shut: Shut, task: RecoveryTask): void {
  const { opening } = shut;
  const { parts } = opening;
  requireOption(shut, 'restore');
  const key = opening.key();
  if (key === null || shut.work !== null || shut.isStopped) throw refusal('APPLICATION_BUSY', {});
  if (!snapshotsIn(parts.folder).some(({ name }) => name === task.snapshot)) {
    throw refusal('FILE_UNREADABLE', { file: task.snapshot });
  }
  shut.work = { ...task, step: 'pages', done: 0, total: 0 };
  shut.failed = null;
  const message = { kind: 'recover', ...officeFacts(parts, key), task } as const;
  const tell = (step: 'pages' | 'chain' | 'tables', done: number, total: number) => {
    shut.work = { ...task, step, done, total };
  };
  runRecoveryTask(parts.spawn, message, tell, parts.log).then(
    (outcome) => {
      shut.work = null;
      if (task.kind === 'check') found(shut, task.snapshot, checkedSnapshotSchema.parse(outcome));
      else shut.restored = restoredOutcomeSchema.parse(outcome);
    },
    (error: unknown) => {
      shut.work = null;
      shut.failed = problemOf(error);
      // The file does not open at all: it is of another office, or no page of it is readable.
      if (task.kind === 'check' && opensNot.has(shut.failed.code)) {
        shut.failed = null;
        found(shut, task.snapshot, { isSound: false, entries: 0, until: null });
      }
    },
  );
}

/** What is said of a snapshot that is another office's, or no store. */
const opensNot: ReadonlySet<string> = new Set(['FILE_UNREADABLE', 'SNAPSHOT_NOT_OURS']);

function found(shut: Shut, snapshot: string, result: CheckedSnapshot): void {
  shut.checked.set(snapshot, result);
  checkSnapshots(shut);
}

/** Checks the snapshots, the newest first, until one is sound: that one is offered. */
function checkSnapshots(shut: Shut): void {
  const { opening, checked, work, restored } = shut;
  const { problem } = opening.state();
  if (problem === null || !isRecoverable(problem) || shut.isStopped || work !== null || restored !== null)
    return;
  if (!availableOptions(shut).includes('restore') || [...checked.values()].some(({ isSound }) => isSound))
    return;
  const next = snapshotsIn(opening.parts.folder).find(({ name }) => !checked.has(name));
  if (next !== undefined) begin(shut, { kind: 'check', snapshot: next.name });
}

/** Opens the office and forgets what was found while it was shut. */
async function open(shut: Shut, given: Given): Promise<void> {
  await shut.opening.open(given);
  shut.restored = null;
  shut.failed = null;
}

function jsonOf(body: string | null): unknown {
  try {
    return JSON.parse(body ?? 'null');
  } catch {
    // A body that is no JSON is the input of no act.
    return null;
  }
}

function answerOf(value: object): DeskAnswer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return storeProblemOf(error) ?? { code: 'UNEXPECTED', params: { reference: 'recovery' } };
}

function freeBytesOf(dir: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize;
  } catch {
    // A folder that cannot be read has a problem of its own; its free room stays unknown.
    return null;
  }
}
