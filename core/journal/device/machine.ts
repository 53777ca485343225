// What the journal takes from the machine: time, randomness, ids. A port, so that simulated days are repeatable.
import { randomBytes, randomUUID } from 'node:crypto';
import { uptime } from 'node:os';
import { uuidv7 } from 'uuidv7';

export type Machine = {
  /** UTC instant with milliseconds. */
  now(): string;
  /** Milliseconds since this process started, whole. */
  monotonicMs(): number;
  /** Real time since the machine started, ms, its sleep included; no setting of the clock moves it. */
  elapsedMs(): number;
  /** Time is played here, faster than it passes: no other clock can be compared with this one. */
  readonly isSimulated?: true;
  /** Changes with every start of the process. */
  readonly boot: string;
  /** A UUIDv7. */
  newId(): string;
  randomBytes(count: number): Uint8Array;
};

/** The real machine. */
export function realMachine(): Machine {
  return {
    now: () => new Date().toISOString(),
    monotonicMs: () => Math.floor(performance.now()),
    elapsedMs: () => Math.floor(uptime() * 1000),
    boot: randomUUID(),
    newId: () => uuidv7(),
    randomBytes: (count) => randomBytes(count),
  };
}
