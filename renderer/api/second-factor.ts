// An act that asks for the second factor is held until it was shown, and then sent again: no screen knows of it.
import { create } from 'zustand';
import { problemOf } from './problem.ts';

type Asking = {
  /** The act that waits, and what is done with the answer. */
  readonly asked: { readonly act: string; readonly answer: (isShown: boolean) => void } | null;
};

export const useSecondFactorAsked = create<Asking>(() => ({ asked: null }));

function ask(act: string): Promise<boolean> {
  useSecondFactorAsked.getState().asked?.answer(false);
  return new Promise((resolve) => {
    const answer = (isShown: boolean): void => {
      useSecondFactorAsked.setState({ asked: null });
      resolve(isShown);
    };
    useSecondFactorAsked.setState({ asked: { act, answer } });
  });
}

/** Sends a command; where it asks for the second factor, the person is asked, and it is sent once more. */
export async function withSecondFactor<Output>(send: () => Promise<Output>): Promise<Output> {
  try {
    return await send();
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code !== 'SECOND_FACTOR_NEEDED' || !(await ask(problem.params.act))) throw error;
    return send();
  }
}
