// Stands in for the supervisor when the core process must not even start: its key did not open.
// The window still opens and shows why, and what to do.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { problemAnswer } from './protocol.ts';
import type { Supervisor } from './supervisor.ts';

/** A supervisor that is down for one reason and answers every call with it. */
export function unavailableSupervisor(problem: Problem): Supervisor {
  return {
    state: () => ({ state: 'down', problem }),
    call: async () => problemAnswer(503, problem),
    onState: () => () => undefined,
    onChanged: () => () => undefined,
    stop: async () => undefined,
    pid: () => undefined,
  };
}
