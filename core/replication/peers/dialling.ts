// Dials the addresses at which PCs may be. Each address has its own turn: a silent one delays no other, and many PCs announced at
// one address cost one attempt.
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { backOffMs } from '#core/replication/sync/back-off.ts';
import type { Address } from './contract.ts';

/** Nobody waits longer than this for a PC that is back, ms. */
const longestWaitMs = 15_000;

/** `due`: never while it is under way. */
type Turn = { failures: number; due: number };

const nameOf = ({ host, port }: Address): string => `${host} ${port}`;

/** `meet`: makes a link at an address, of linked PCs with those that are looked for alone. */
export function createDialling(
  connect: (address: Address, sought: ReadonlySet<string>) => Promise<void>,
  log: (error: unknown) => void,
) {
  const turns = new Map<string, Turn>();

  const isDue = ({ due }: Turn): boolean => performance.now() >= due;

  async function knock(address: Address, sought: ReadonlySet<string>): Promise<void> {
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
      // Also after a link: one that is made and ends at once is not asked for in a circle.
      turn.due =
        performance.now() + Math.min(longestWaitMs, 200 + backOffMs(turn.failures, Math.random(), null));
    }
  }

  return {
    /** Dials where PCs may be, by their ids, as far as the places are due. */
    dial(places: ReadonlyMap<string, readonly Address[]>): void {
      const sought = new Set(places.keys());
      const all = new Map([...places.values()].flat().map((address) => [nameOf(address), address]));
      // What nobody is said to be at any more is forgotten.
      for (const [name, turn] of turns) if (!all.has(name) && isDue(turn)) turns.delete(name);
      for (const address of all.values()) void knock(address, sought);
    },
    /** A PC was met: where it may be is tried at once when it is next looked for. */
    connected(places: readonly Address[]): void {
      for (const address of places) turns.delete(nameOf(address));
    },
  };
}
