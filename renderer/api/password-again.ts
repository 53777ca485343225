// What asks for the password again (D11) is held until it was shown, and then sent again: no screen knows of it. A list that a
// person looks at already is not torn away: it stands as it was read, and a strip says what it waits for.
import { create } from 'zustand';
import { problemOf } from './problem.ts';

type Asking = {
  /** Who waits for the answer while the dialog is open. */
  readonly asked: readonly ((isShown: boolean) => void)[];
  /** Something on screen was not read anew for want of it. */
  readonly isWaiting: boolean;
};

export const usePasswordAsked = create<Asking>(() => ({ asked: [], isWaiting: false }));

/** Opens the dialog, once for all that ask. Resolves with whether the password was shown. */
export function askPassword(): Promise<boolean> {
  return new Promise((resolve) => {
    usePasswordAsked.setState(({ asked }) => ({ asked: [...asked, resolve] }));
  });
}

/** The dialog is answered, by the password or by leaving it. */
export function answerPassword(isShown: boolean): void {
  const { asked, isWaiting } = usePasswordAsked.getState();
  usePasswordAsked.setState({ asked: [], isWaiting: isWaiting && !isShown });
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

/** Sends a command; where it asks for the password again, the person is asked, and it is sent once more. */
export async function withPassword<Output>(send: () => Promise<Output>): Promise<Output> {
  try {
    return await send();
  } catch (error) {
    if (problemOf(error).code !== 'PASSWORD_NEEDED' || !(await askPassword())) throw error;
    return send();
  }
}
