// What simulated networks reached: which types of entries came to another place while which fault was in force, in how many orders the
// chains of one network came to a PC, and what the links said.
import { type Entry, entryTypes } from './model-store.ts';

export const faults = [
  ...(['lost_cable', 'one_way', 'slow', 'doubled', 'late', 'clocks_apart', 'full_disk', 'killed'] as const),
  ...(['restored', 'no_address', 'province_away', 'province_answer_lost'] as const),
];
export type Fault = (typeof faults)[number];

export class Coverage {
  readonly #came = new Map<string, number>();
  readonly #orders = new Set<string>();
  readonly said = new Map<string, number>();
  networks = 0;

  came({ type }: Entry, inForce: Iterable<Fault>): void {
    for (const fault of inForce) this.#count(this.#came, `${type} ${fault}`);
  }
  order(chains: readonly string[]): void {
    this.#orders.add(chains.join(' '));
  }
  say(what: string): void {
    this.#count(this.said, what);
  }
  #count(counts: Map<string, number>, what: string): void {
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }

  /** Pairs of a type and a fault that were not reached. */
  missing(): string[] {
    return entryTypes.flatMap((type) =>
      faults.map((fault) => `${type} ${fault}`).filter((pair) => !this.#came.has(pair)),
    );
  }
  table(): string {
    const width = Math.max(...faults.map(({ length }) => length));
    const row = (name: string, cells: readonly string[]) =>
      [name.padEnd(width), ...cells.map((cell) => cell.padStart(20))].join(' ');
    const lines = faults.map((fault) =>
      row(
        fault,
        entryTypes.map((type) => String(this.#came.get(`${type} ${fault}`) ?? 0)),
      ),
    );
    const said = [...this.said].toSorted().map(([what, times]) => `${what} ${times}`);
    return [
      `${this.networks} networks, ${this.#orders.size} orders of arrival`,
      row('entries that came under', entryTypes),
      ...lines,
      said.join(', '),
    ].join('\n');
  }
}
