// What compares the tables of a day with the journal, for those who ask for it; the assembly makes it (core/watch-tables.ts).
export type TableWatch = {
  /** The last day on which somebody worked, and today. */
  lookAtOpen(today: string): void;
  /** A day that is about to be closed, and today. What differs is an exception of the day from then on. */
  lookAtClose(day: string, today: string): void;
};
