// What stays of a charge when some units of one line were wrong (D4.80). Pure; amounts are rials.
import type { z } from 'zod';
import type { wrongUnitsSchema } from './contract.ts';
import type { ChargedLine } from './entries.ts';

type WrongUnits = z.infer<typeof wrongUnitsSchema>;

/**
 * The lines of a charge without the wrong units, at the amounts that they were charged at. Null where the charge has no such units: only
 * what was paid for can be wrong, not what was included.
 */
export function keptLines(
  lines: readonly ChargedLine[],
  { line: place, units }: WrongUnits,
): ChargedLine[] | null {
  const wrong = lines[place - 1];
  if (wrong === undefined || units > wrong.chargedCount) return null;
  const others = lines.filter((line) => line !== wrong);
  return units === wrong.chargedCount
    ? others
    : lines.map((line) => (line === wrong ? less(line, units) : line));
}

/** A line with so many units less; what does not divide stays with the units that are kept. */
function less(line: ChargedLine, units: number): ChargedLine {
  const rest = (amount: number): number => amount - Math.floor((amount * units) / line.chargedCount);
  const [gross, net, reduction] = [rest(line.gross), rest(line.net), rest(line.reduction)];
  return {
    ...line,
    count: line.count - units,
    chargedCount: line.chargedCount - units,
    ...{ gross, net, reduction, vat: gross - net },
  };
}
