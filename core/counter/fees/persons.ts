// The parties of a visit in its fee (D4.216): what a tariff includes covers the first ones, and each further one is a unit of their own. Pure.
import type { RequestedLine, TariffItem } from './contract.ts';
import { extraPersonItem } from './rules.ts';

type Item = Pick<TariffItem, 'code' | 'includedPersons' | 'files'>;
type Line = { readonly itemCode: string; readonly count: number; readonly chargedCount: number };

/** The included persons are those of both sides: the first half is the client's. Where a tariff says nothing, one is included. */
const ownIncluded = ({ includedPersons }: Item): number => Math.ceil((includedPersons ?? 1) / 2);

const partiesBeyond = (item: Item, parties: number): number => Math.max(0, parties - ownIncluded(item));

const hasExtraPerson = (items: readonly Item[]): boolean =>
  items.some(({ code }) => code === extraPersonItem);

/**
 * The lines with the persons of each document, where nobody said how many: as many as are included and the parties beyond them. A line whose
 * service names no included persons stays, and so does everything under a tariff without a rate for a further person.
 */
export function withParties(
  items: readonly Item[],
  lines: readonly RequestedLine[],
  parties: number,
): RequestedLine[] {
  return lines.map((line) => {
    const item = items.find(({ code }) => code === line.itemCode);
    const beyond = item === undefined ? 0 : partiesBeyond(item, parties);
    if (item?.includedPersons === undefined || beyond === 0) return line;
    if (line.persons !== undefined || !hasExtraPerson(items)) return line;
    return { ...line, persons: item.includedPersons + beyond };
  });
}

/** How many units for further persons the parties of a visit come to and no line has; 0 where the tariff has no rate for them. */
export function uncountedPersons(items: readonly Item[], lines: readonly Line[], parties: number): number {
  if (!hasExtraPerson(items)) return 0;
  const due = lines.reduce((sum, { itemCode, count }) => {
    const item = items.find(({ code }) => code === itemCode);
    const isDocument = item !== undefined && (item.files || item.includedPersons !== undefined);
    return isDocument ? sum + partiesBeyond(item, parties) * count : sum;
  }, 0);
  const counted = lines.reduce(
    (sum, { itemCode, chargedCount }) => (itemCode === extraPersonItem ? sum + chargedCount : sum),
    0,
  );
  return Math.max(0, due - counted);
}
