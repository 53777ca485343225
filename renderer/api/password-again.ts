// What asks for the password again (D11) is held until it was shown, and then sent again: no screen knows of it. A list that a
// person looks at already is not torn away: it stands as it was read, and a strip says what it waits for. What is held is held
// no longer than the session in which it was pressed is at work.
import { create } from 'zustand';
import { type Purpose, purposes } from '#core/access/staff/contract.ts';
import { problemOf } from './problem.ts';
import { sessionAtWork } from './session-at-work.ts';

type Asking = {
  /** Who waits for the answer while the dialog is open. */
  readonly asked: readonly ((isShown: boolean) => void)[];
  /** What the first of them asks for: acts that one showing covers (D11.38); null where it only has to be lately. */
  readonly purpose: Purpose | null;
  /** Something on screen was not read anew for want of it. */
  readonly isWaiting: boolean;
};

export const usePasswordAsked = create<Asking>(() => ({ asked: [], purpose: null, isWaiting: false }));

/**
 * Opens the dialog, once for all that ask. Resolves with whether the password was shown, in the session that asked: false
 * where nobody is at work, or that session is not any more.
 */
export function askPassword(purpose: Purpose | null = null): Promise<boolean> {
  const at = sessionAtWork();
  if (at === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const stop = at.whenOver(() => answerPassword(false));
    const answer = (isShown: boolean): void => {
      stop();
      resolve(isShown && at.lasts());
    };
    usePasswordAsked.setState((now) => ({ asked: [...now.asked, answer], purpose: now.purpose ?? purpose }));
  });
}

/** The dialog is answered, by the password or by leaving it. */
export function answerPassword(isShown: boolean): void {
  const { asked, isWaiting } = usePasswordAsked.getState();
  usePasswordAsked.setState({ asked: [], purpose: null, isWaiting: isWaiting && !isShown });
  for (const answer of asked) answer(isShown);
}

/** Nothing on screen waits any more: whoever opens such a list next is asked at once. */
export function nothingWaits(): void {
  if (usePasswordAsked.getState().isWaiting) usePasswordAsked.setState({ isWaiting: false });
}

/** A query was refused for want of the password. `isShown`: there is an older answer on screen. */
export function listWaits(isShown: boolean): void {
  const { isWaiting, asked } = usePasswordAsked.getState();
  usePasswordAsked.setState({ isWaiting: true });
  // Once: who left the dialog is not asked again by every commit of a colleague.
  if (!isShown && !isWaiting && asked.length === 0) void askPassword();
}

/**
 * Sends a command; where it asks for the password again, the person is asked, and it is sent once more, in the same session or
 * not at all.
 */
export async function withPassword<Output>(send: () => Promise<Output>): Promise<Output> {
  const at = sessionAtWork();
  try {
    return await send();
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code !== 'PASSWORD_NEEDED' || at === null || !at.lasts()) throw error;
    const purpose = purposes.find((one) => one === problem.params.purpose) ?? null;
    if (!(await askPassword(purpose)) || !at.lasts()) throw error;
    return send();
  }
}
