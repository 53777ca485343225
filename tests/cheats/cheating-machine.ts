// A simulated machine whose clock somebody sets by hand: it is watched like a real one.
import type { SimulatedMachine } from '#core/demo/simulated-machine.ts';

export type CheatingMachine = Omit<SimulatedMachine, 'isSimulated'> & {
  /** Sets the clock so much ahead of the right time, ms; back when negative, right when 0. */
  setClock(offsetMs: number): void;
};

export function cheatingMachine({ isSimulated: _, ...machine }: SimulatedMachine): CheatingMachine {
  let offsetMs = 0;
  return {
    ...machine,
    now: () => new Date(Date.parse(machine.now()) + offsetMs).toISOString(),
    setClock(next) {
      offsetMs = next;
    },
  };
}
