// Answers the recovery screen: what keeps the office shut, which ways there are, and the acts of a person who takes one.
// One act at a time; a check or a restore runs on its own and is asked after.
import { statfsSync } from 'node:fs';
import { z } from 'zod';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
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
import { isRecoverable, waysOutOf } from '#core/replication/recovery/rules.ts';
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

/** True for a call that is answered here and by no core process. */
export const isRecoveryCall = ({ path }: DeskCall): boolean => path.startsWith(prefix);

export type RecoveryDesk = {
  answer(call: DeskCall): Promise<DeskAnswer>;
  /** The office has just gone down: what can be seen without anybody's act is looked at. */
  wentDown(): void;
  /** No task is begun any more. */
  stop(): void;
};

/** Answers for an office that may be shut. */
export function recoveryDesk(opening: Opening): RecoveryDesk {
  const { parts } = opening;
  const { folder, log } = parts;
  const checked = new Map<string, CheckedSnapshot>();
  let work: RecoveryView['work'] = null;
  let failed: Problem | null = null;
  let restored: RecoveryView['restored'] = null;
  let isActing = false;
  let isStopped = false;

  /** The problem that keeps the office shut. @throws NOT_ALLOWED while it is not */
  function unavailableReason(): Problem {
    const { state, problem } = opening.state();
    if (state !== 'down' || problem === null || !isRecoverable(problem)) throw refusal('NOT_ALLOWED', {});
    return problem;
  }

  /** Whatever else lies in the folder under another kind of name is none that the screen could name. */
  const snapshotsHere = () =>
    listSnapshots(folder.dir).filter(({ name }) => recoveryActs.look.safeParse({ snapshot: name }).success);

  function waysNow(): RecoveryView['ways'] {
    const kinds = new Set(readKeyFiles(folder).wraps.map(({ kind }) => kind));
    return [
      ...waysOutOf(unavailableReason(), {
        isOpen: opening.key() !== null,
        hasPassphrase: kinds.has('passphrase'),
        hasRecoveryCode: kinds.has('recovery-code'),
        // Files that are lost do not tell whether the province keeps the key.
        mayBeAtProvince: kinds.size === 0 || kinds.has('province'),
      }),
    ];
  }

  function view(): RecoveryView {
    return {
      ways: waysNow(),
      asksPassphrase: parts.asksPassphrase,
      request: openRequest(folder),
      snapshots: snapshotsHere().map(({ name, at, bytes }) => ({
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

  function requireWay(way: RecoveryView['ways'][number]): void {
    if (!waysNow().includes(way)) throw refusal('NOT_ALLOWED', {});
  }

  /** Begins a task; what becomes of it stands in the view. */
  function begin(task: RecoveryTask): void {
    requireWay('restore');
    const key = opening.key();
    if (key === null || work !== null || isStopped) throw refusal('APPLICATION_BUSY', {});
    if (!snapshotsHere().some(({ name }) => name === task.snapshot)) {
      throw refusal('FILE_UNREADABLE', { file: task.snapshot });
    }
    work = { ...task, step: 'pages', done: 0, total: 0 };
    failed = null;
    const message = { kind: 'recover', ...officeFacts(parts, key), task } as const;
    const tell = (step: 'pages' | 'chain' | 'tables', done: number, total: number) => {
      work = { ...task, step, done, total };
    };
    runRecoveryTask(parts.spawn, message, tell, log).then(
      (outcome) => {
        work = null;
        if (task.kind === 'look') found(task.snapshot, checkedSnapshotSchema.parse(outcome));
        else restored = restoredOutcomeSchema.parse(outcome);
      },
      (error: unknown) => {
        work = null;
        failed = problemOf(error);
        // Nothing of it opens: no snapshot of this office, or not a page of it is left.
        if (task.kind === 'look' && failed.code === 'FILE_UNREADABLE') {
          failed = null;
          found(task.snapshot, { isSound: false, entries: 0, until: null });
        }
      },
    );
  }

  function found(snapshot: string, result: CheckedSnapshot): void {
    checked.set(snapshot, result);
    lookForSound();
  }

  /** Looks at the snapshots from the newest on, until one is sound: that is the one to restore. */
  function lookForSound(): void {
    const { problem } = opening.state();
    if (problem === null || !isRecoverable(problem) || isStopped || work !== null || restored !== null)
      return;
    if (!waysNow().includes('restore') || [...checked.values()].some(({ isSound }) => isSound)) return;
    const next = snapshotsHere().find(({ name }) => !checked.has(name));
    if (next !== undefined) begin({ kind: 'look', snapshot: next.name });
  }

  /** Opens the office and forgets what was found while it was shut. */
  async function open(given: Given): Promise<void> {
    await opening.open(given);
    restored = null;
    failed = null;
  }

  const acts: { [Name in keyof RecoveryActs]: (input: RecoveryActs[Name]) => Promise<void> } = {
    tryAgain: () => open({ passphrase: null, code: null, freshIsDemo: false }),
    look: async ({ snapshot }) => begin({ kind: 'look', snapshot }),
    restore: async ({ snapshot }) => begin({ kind: 'restore', snapshot }),
    async openByPassphrase({ passphrase }) {
      requireWay('passphrase');
      await open({ passphrase, code: null, freshIsDemo: false });
    },
    async openByCode({ code, passphrase }) {
      requireWay('recovery_code');
      requirePassphrase(passphrase);
      await open({ passphrase, code, freshIsDemo: false });
    },
    async askProvince() {
      requireWay('province');
      askProvince(folder);
    },
    async openByRelease({ answer, passphrase }) {
      requireWay('province');
      requirePassphrase(passphrase);
      const custody = await parts.custodyOf(passphrase);
      if (custody === null) throw refusal('PASSPHRASE_NEEDED', {});
      await takeRelease(folder, custody, answer);
      log('the key of the office was released by the province and wrapped anew');
      await open({ passphrase, code: null, freshIsDemo: false });
    },
    async takeOver({ passphrase }) {
      requireWay('take_over');
      const freshIsDemo = opening.key()?.demo ?? false;
      if (!freshIsDemo) requirePassphrase(passphrase);
      const kept = archiveOffice(folder, new Date().toISOString());
      log(`what was left of the office was set aside in ${kept}`);
      await open({ passphrase, code: null, freshIsDemo });
    },
  };

  /** The next passphrase is judged before anything is done with it. @throws PASSWORD_TOO_WEAK */
  function requirePassphrase(passphrase: string | null): void {
    if (!parts.asksPassphrase) return;
    requireStrongPassphrase(passphrase ?? '');
  }

  async function act(name: string, body: string | null): Promise<void> {
    unavailableReason();
    if (isActing || work !== null) throw refusal('APPLICATION_BUSY', {});
    isActing = true;
    try {
      await actsByName(acts, name, body);
    } finally {
      isActing = false;
    }
  }

  return {
    async answer({ path, method, body }) {
      try {
        const name = path.slice(prefix.length);
        if (method === 'GET') {
          if (name !== 'view') throw refusal('NOT_FOUND', { what: name.slice(0, 100) });
          return answerOf(recoveryViewSchema.parse(view()));
        }
        await act(name, body);
        return answerOf({ done: true });
      } catch (error) {
        const problem = problemOf(error);
        if (problem.code === 'UNEXPECTED')
          log(error instanceof Error ? (error.stack ?? error.message) : String(error));
        return problemAnswer(400, problem);
      }
    },
    wentDown: lookForSound,
    stop() {
      isStopped = true;
    },
  };
}

type Acts = { [Name in keyof RecoveryActs]: (input: RecoveryActs[Name]) => Promise<void> };

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

function jsonOf(body: string | null): unknown {
  try {
    return JSON.parse(body ?? 'null');
  } catch {
    // What is no JSON fits no act.
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
    // A folder that cannot be asked is told by its problem; how much room it has is not known then.
    return null;
  }
}
