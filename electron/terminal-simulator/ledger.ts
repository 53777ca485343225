// What a simulated terminal booked: the truth that the desk's word is compared with. Nothing is ever struck out.

export type Booked = {
  readonly ownNumber: string;
  readonly asked: number;
  /** Rials. */
  readonly taken: number;
  readonly reference: string;
  readonly trace: string;
};

export class Ledger {
  readonly #rows: Booked[] = [];
  #number: number;

  /** `start` keeps the references of several terminals apart. */
  constructor(start: number) {
    this.#number = start;
  }

  get rows(): readonly Booked[] {
    return this.#rows;
  }

  /** Numbers as a switch gives them, used once. */
  next(): { reference: string; trace: string } {
    this.#number += 1;
    return {
      reference: String(127_000_000_000 + this.#number).padStart(12, '0'),
      trace: String(1 + (this.#number % 999_998)).padStart(6, '0'),
    };
  }

  book(row: Booked): void {
    if (row.taken > 0) this.#rows.push(row);
  }

  /** Every booking of a sale: more than one is a second charge. */
  of(ownNumber: string): readonly Booked[] {
    return this.#rows.filter((row) => row.ownNumber === ownNumber);
  }

  get rials(): number {
    return this.#rows.reduce((sum, { taken }) => sum + taken, 0);
  }
}
