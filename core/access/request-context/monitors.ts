// What watches over an open office, as those who ask for it see it: its tables, its clock. Made by the duties
// that know how, and put together where the desk is opened.

/** Compares the tables of a day with the journal (core/app/checks/table-check.ts). */
export type TableCheck = {
  /**
   * The last day on which somebody worked, and today. First what is understood now is applied. @returns whether any table changed
   */
  checkAtOpen(today: string): boolean;
  /** Applies the entries in quarantine that this version understands. @returns whether there were any */
  applyUnderstood(): boolean;
  /** The days that are compared then, and how many entries they have, counted up to `most`. */
  daysAtOpen(today: string, most: number): { readonly days: readonly string[]; readonly entries: number };
  /** Whether, of those days, the tables by which people are let in are as the journal says. Changes nothing. */
  arePeopleSound(days: readonly string[]): boolean;
  /**
   * Writes the tables of these days as the journal makes them now that it says more of them, within a running transaction
   * and without a word: nothing was damaged. Cost: the days, and all of the tables only where that is not enough.
   */
  bringUp(days: readonly string[]): void;
  /** A day that is about to be closed, and today. What differs is an exception of the day from then on. */
  checkAtClose(day: string, today: string): void;
};

/** Watches the clock of this PC (core/access/clock/clock-monitor.ts). */
export type ClockMonitor = {
  /** Looks at the clock and journals a new doubt. */
  check(): void;
  /** The province said its time just now. */
  noteProvinceTime(serverTime: string): void;
  /** Another PC of the office said its time just now. */
  notePeerTime(deviceId: string, time: string): void;
  /** The manager answered for the clock. @returns province's time minus the clock, ms, that is taken with it. */
  offsetNow(wall: string): number;
  /** The province said since this start, within what clocks differ by, the time that the clock says. */
  agreesWithProvince(wall: string): boolean;
  settled(wall: string, acceptedMs: number): void;
};
