// Cells of one line as values, each with what is wrong with it. Pure.
import { isDay } from '#core/foundation/calendar/day.ts';
import { parseJalaliDate } from '#core/foundation/calendar/jalali.ts';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { folded } from './columns.ts';
import type { CellFault } from './contract.ts';

/** A line of the file: by column what stands there, and whether the file held a number. */
export type Line = {
  readonly line: number;
  readonly cells: Readonly<Record<string, { readonly text: string; readonly isNumber: boolean } | undefined>>;
};

/** Reads the cells of a line and keeps what is wrong. */
export class LineReader {
  readonly faults: { column: string; why: CellFault }[] = [];
  readonly #line: Line;

  constructor(line: Line) {
    this.#line = line;
  }

  /** Says that a cell is not what it should be; the row is then none. */
  fault(column: string, why: CellFault): null {
    this.faults.push({ column, why });
    return null;
  }

  text(column: string): string {
    return this.#line.cells[column]?.text.trim() ?? '';
  }

  /** Whether the file held a number there: zeros before it are gone. */
  isNumber(column: string): boolean {
    return this.#line.cells[column]?.isNumber === true;
  }

  /** Words of at least `least` and at most `most` letters; empty where `least` is 0. */
  words(column: string, least: number, most: number): string {
    const text = this.text(column);
    if (text.length > most) this.fault(column, 'too_long');
    else if (text.length < least) this.fault(column, text === '' ? 'missing' : 'unreadable');
    return text;
  }

  /** A day as people write it: Jalali or Gregorian, year first; null where the cell is empty. */
  day(column: string): string | null {
    const written = toLatinDigits(this.text(column)).trim();
    if (written === '') return null;
    const day = parseJalaliDate(written) ?? gregorian(written);
    return day ?? this.fault(column, 'unreadable');
  }

  /** The value that a word of the cell means. */
  word<Value>(column: string, words: ReadonlyMap<string, Value>): Value | null {
    const text = this.text(column);
    const value = words.get(folded(text));
    return value ?? this.fault(column, text === '' ? 'missing' : 'unknown_word');
  }

  /** A whole number within bounds; null where the cell is empty. */
  count(column: string, least: number, most: number): number | null {
    const written = toLatinDigits(this.text(column)).trim();
    if (written === '') return null;
    const count = /^\d{1,6}$/.test(written) ? Number(written) : Number.NaN;
    return count >= least && count <= most ? count : this.fault(column, 'unreadable');
  }
}

function gregorian(written: string): string | null {
  const parts = /^(20\d{2})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(written);
  if (parts === null) return null;
  const day = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
