// An act that asks for the second factor is held until it was shown, and then sent again: no screen knows of it. It is held no
// longer than the session in which it was pressed is at work.
import { create } from 'zustand';
import { problemOf } from './problem.ts';
import { type SessionAtWork, sessionAtWork } from './session-at-work.ts';

/** The act that waits, and what is done with the answer. */
export type AskedFactor = { readonly act: string; readonly answer: (isShown: boolean) => void };
type Asking = { readonly asked: AskedFactor | null };

export const useSecondFactorAsked = create<Asking>(() => ({ asked: null }));

/** Nothing waits any more: what was held is refused as it was. */
export function dropSecondFactorAsked(): void {
  useSecondFactorAsked.getState().asked?.answer(false);
}

function ask(act: string, at: SessionAtWork): Promise<boolean> {
  dropSecondFactorAsked();
  return new Promise((resolve) => {
    const stop = at.whenOver(() => answer(false));
    const answer = (isShown: boolean): void => {
      stop();
      // What came late leaves alone what is asked by now.
      useSecondFactorAsked.setState((now) => (now.asked?.answer === answer ? { asked: null } : now));
      resolve(isShown);
    };
    useSecondFactorAsked.setState({ asked: { act, answer } });
  });
}

/**
 * Sends a command; where it asks for the second factor, the person is asked, and it is sent once more, in the same session or
 * not at all. Without a session nothing is held: the sign-in asks for its code itself.
 */
export async function withSecondFactor<Output>(send: () => Promise<Output>): Promise<Output> {
  const at = sessionAtWork();
  try {
    return await send();
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code !== 'SECOND_FACTOR_NEEDED' || at === null || !at.lasts()) throw error;
    if (!(await ask(problem.params.act, at)) || !at.lasts()) throw error;
    return send();
  }
}
