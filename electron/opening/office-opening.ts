// Opens an office for a shell, and stays with it when it does not open: the window then gets the recovery screen, whose
// acts are answered here (design.md §4). Invariant: an act of recovery is heard only while the office is shut, and none
// makes an office anew over what is left of one.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import { isRecoverable } from '#core/replication/recovery/rules.ts';
import type { CoreState } from '../core-process/protocol.ts';
import { type Supervisor, supervise } from '../core-process/supervisor.ts';
import { unavailableSupervisor } from '../core-process/unavailable-supervisor.ts';
import { isFreshFolder, markFolder, markStoreMade, requireStore } from '../files/office-folder.ts';
import { type OpenedKey, openOfficeKey } from '../key-custody/open-office-key.ts';
import { officeFacts } from './office-facts.ts';
import type { Given, Opening, OpeningParts } from './opening.ts';
import { isRecoveryCall, recoveryDesk } from './recovery-desk.ts';

/**
 * Opens an office. What keeps it shut and can be recovered from is a state of the supervisor that is given.
 * @throws any other problem
 */
export async function openOffice(parts: OpeningParts): Promise<Supervisor> {
  const { folder, log } = parts;
  const stateListeners = new Set<(state: CoreState) => void>();
  const changedListeners = new Set<(topics: string[]) => void>();
  let key: OpenedKey | null = null;
  let typed: string | null = null;
  let inner: Supervisor = unavailableSupervisor({ code: 'KEY_NOT_OPENED', params: {} });

  const tell = (state: CoreState) => {
    for (const listener of stateListeners) listener(state);
  };
  async function become(next: Supervisor): Promise<void> {
    const former = inner;
    inner = next;
    next.onState((state) => {
      if (next !== inner) return;
      if (state.state === 'ready') markStoreMade(folder);
      tell(state);
      if (state.state === 'down') desk.wentDown();
    });
    next.onChanged((topics) => {
      for (const listener of changedListeners) listener(topics);
    });
    tell(next.state());
    await former.stop();
  }

  async function open(given: Given): Promise<void> {
    // What opened the key once opens it after a restore too: nobody types it twice for one recovery.
    const passphrase = given.passphrase ?? typed;
    const opened = await openKey(parts, { ...given, passphrase });
    key = opened;
    typed = passphrase;
    try {
      requireStore(folder);
    } catch (error) {
      return shut(error);
    }
    await become(
      supervise({
        spawn: parts.spawn,
        start: () => ({
          kind: 'start',
          ...officeFacts(parts, opened),
          demoOnly: opened.demo,
          presence: parts.presence,
        }),
        log,
      }),
    );
  }

  async function shut(error: unknown): Promise<void> {
    const problem = problemOf(error);
    if (problem === null || !isRecoverable(problem)) throw error;
    await become(unavailableSupervisor(problem));
    desk.wentDown();
  }

  const opening: Opening = { parts, state: () => inner.state(), key: () => key, open };
  const desk = recoveryDesk(opening);
  const { recoveryCode: code, freshIsDemo } = parts;
  await open({ passphrase: null, code, freshIsDemo }).catch(shut);
  return {
    state: () => inner.state(),
    pid: () => inner.pid(),
    call: (call) => (isRecoveryCall(call) ? desk.answer(call) : inner.call(call)),
    onState: (listener) => listen(stateListeners, listener),
    onChanged: (listener) => listen(changedListeners, listener),
    async stop() {
      desk.stop();
      await inner.stop();
    },
  };
}

async function openKey(parts: OpeningParts, given: Given): Promise<OpenedKey> {
  const { folder, custodyOf } = parts;
  try {
    if (isFreshFolder(folder) && given.freshIsDemo) markFolder(folder, true);
    return await openOfficeKey(folder, await custodyOf(given.passphrase), given.code);
  } catch (error) {
    const problem = problemOf(error);
    throw problem === null ? error : new ProblemError(problem);
  }
}

function problemOf(error: unknown): Problem | null {
  return error instanceof ProblemError ? error.problem : storeProblemOf(error);
}

function listen<T>(listeners: Set<(value: T) => void>, listener: (value: T) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
