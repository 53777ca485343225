// Which refund cases a report shows the reversal of (D21.15). Invariant: one transaction closes one case, in however many files
// it stands, however each writes its terminal and whatever each leaves out.

/** A row of a report that may be the reversal of a case. */
export type ReversalRow = {
  /** The id of its transaction: rows that share it are one. */
  readonly transaction: string;
  /** What names it where a reference number is known; rows that share it are one too. Null where none is. */
  readonly reference: string | null;
};

const namesOf = ({ transaction, reference }: ReversalRow): string[] =>
  reference === null ? [`id ${transaction}`] : [`id ${transaction}`, `reference ${reference}`];

/** Gives each row the one name of its transaction, also where two rows share a name only through a third one. */
function transactionNames(rows: readonly ReversalRow[]): (row: ReversalRow) => string {
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    const above = parent.get(name);
    return above === undefined ? name : root(above);
  };
  for (const row of rows) {
    const [first = '', ...others] = namesOf(row).map(root);
    for (const other of others) if (other !== first) parent.set(other, first);
  }
  return (row) => root(`id ${row.transaction}`);
}

/** @param cases of each case the rows that may be its reversal, oldest case first @returns which of them are shown */
export function shownByReversals(cases: readonly (readonly ReversalRow[])[]): boolean[] {
  const nameOf = transactionNames(cases.flat());
  const used = new Set<string>();
  return cases.map((rows) => {
    const shownBy = rows
      .toSorted((one, other) => (one.transaction < other.transaction ? -1 : 1))
      .map(nameOf)
      .find((name) => !used.has(name));
    if (shownBy !== undefined) used.add(shownBy);
    return shownBy !== undefined;
  });
}
