// What the history of settings tells of queue numbers (D20.2, D20.4).
import { queueSwitches } from '#db/schema/counter/queue.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const queueSettings = {
  queue: { of: queueSwitches, what: queueSwitches.isOn },
} as const;

export const queueRegisters = {
  queue: { of: queueSwitches, by: [], value: queueSwitches.isOn },
} as const;
