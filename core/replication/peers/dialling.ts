// Dials the addresses at which PCs may be. Each address has its own turn: a silent one delays no other, and many PCs announced at
// one address cost one attempt.
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { backOffMs } from '#core/replication/sync/back-off.ts';
import type { Address } from './contract.ts';

/** A PC that is back is dialled after at most this time, ms. */
const longestWaitMs = 15_000;

/** `due`: when the address is dialled next; infinite while an attempt runs. */
type Turn = { failures: number; due: number };

const nameOf = ({ host, port }: Address): string => `${host} ${port}`;

/** `connect` makes a link at an address. A PC that is already linked is linked anew only if its id is in `sought`. */
export function createDialling(
  connect: (address: Address, sought: ReadonlySet<string>) => Promise<void>,
  log: (error: unknown) => void,
) {
  const turns = new Map<string, Turn>();

  const isDue = ({ due }: Turn): boolean => performance.now() >= due;

  async function dialOne(address: Address, sought: ReadonlySet<string>): Promise<void> {
    const turn = turns.get(nameOf(address)) ?? { failures: 0, due: 0 };
    turns.set(nameOf(address), turn);
    if (!isDue(turn)) return;
    turn.due = Number.POSITIVE_INFINITY;
    try {
      await connect(address, sought);
      turn.failures = 0;
    } catch (error) {
      if (!(error instanceof ProblemError)) log(error);
      turn.failures += 1;
    } finally {
      // Also after success: a link that ends at once is not made again in a loop.
      turn.due =
        performance.now() + Math.min(longestWaitMs, 200 + backOffMs(turn.failures, Math.random(), null));
    }
  }

  const dialNow = neverThrows(log, dialOne);

  return {
    /** Dials the addresses that are due. `places`: the possible addresses of each PC, by its id. */
    dial(places: ReadonlyMap<string, readonly Address[]>): void {
      const sought = new Set(places.keys());
      const all = new Map([...places.values()].flat().map((address) => [nameOf(address), address]));
      // Addresses that no PC is reported at any more are forgotten.
      for (const [name, turn] of turns) if (!all.has(name) && isDue(turn)) turns.delete(name);
      for (const address of all.values()) dialNow(address, sought);
    },
    /** A PC was linked: its addresses are due at once when it is dialled next. */
    connected(places: readonly Address[]): void {
      for (const address of places) turns.delete(nameOf(address));
    },
  };
}
