// An act that is refused until something is said beside it is held, and is sent again with it: no screen knows of it. What asks stays
// until the act is done or left. It is held no longer than the session in which it was pressed is at work.
import { create } from 'zustand';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { problemOf } from './problem.ts';
import { sessionAtWork } from './session-at-work.ts';

/** What waits: why it was refused, how it is sent with what was missing, and how it is left. */
export type HeldAct<Extra> = {
  readonly problem: Problem;
  /** Sends it once more. @returns why it was refused; null when it is done */
  readonly send: (extra: Extra) => Promise<Problem | null>;
  readonly leave: () => void;
};

/** A place for one held act that was refused with a problem of this code. */
export function createHeld<Extra extends object>(code: Problem['code']) {
  const useHeld = create<{ readonly held: HeldAct<Extra> | null }>(() => ({ held: null }));
  /** Nothing waits any more: what was held is refused as it was. */
  const drop = (): void => useHeld.getState().held?.leave();

  /** Sends a command; where it is refused so, the person is asked, and it is sent again with what they said or not at all. */
  async function withHeld<Input, Output>(
    input: Input,
    send: (input: Input) => Promise<Output>,
  ): Promise<Output> {
    const at = sessionAtWork();
    try {
      return await send(input);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code !== code || at === null || !at.lasts()) throw error;
      if (typeof input !== 'object' || input === null) throw error;
      drop();
      return new Promise((resolve, reject) => {
        const over = (): void => {
          stop();
          // What came late leaves alone what is asked by now.
          useHeld.setState((now) => (now.held === held ? { held: null } : now));
        };
        const leave = (): void => {
          over();
          reject(error);
        };
        const stop = at.whenOver(leave);
        const held: HeldAct<Extra> = {
          problem,
          leave,
          async send(extra) {
            try {
              resolve(await send({ ...input, ...extra }));
              over();
              return null;
            } catch (refused) {
              return problemOf(refused);
            }
          },
        };
        useHeld.setState({ held });
      });
    }
  }
  return { useHeld, drop, withHeld };
}
