// The services of a visit as they are typed: counts as text until they can be read, never an amount (D4).
import type { z } from 'zod';
import {
  maxCount,
  type RequestedLine,
  type reductionDocumentSchema,
  type tariffInForceOutput,
} from '#core/counter/fees/contract.ts';

export type Tariff = NonNullable<z.infer<typeof tariffInForceOutput>>;
export type TariffItem = Tariff['items'][number];
export type Reduction = Tariff['reductions'][number];

export type LineDraft = {
  itemCode: string;
  /** Latin digits, as the field normalises them; may not be readable yet. */
  count: string;
  persons: string;
  pages: string;
  reductionCode: string | null;
  /** Whole percent of the reduction. */
  percent: string;
  /** The paper that a reduction rests on. */
  document: ReductionDocument | null;
  paperNumber: string;
  paperReason: string;
};
export type ReductionDocument = z.infer<typeof reductionDocumentSchema>;
export type CountField = 'count' | 'persons' | 'pages' | 'percent';

/** The item of a tariff under which further persons are charged. */
const extraPerson = 'extra-person';

const noPaper = { document: null, paperNumber: '', paperReason: '' };

export function newLine(itemCode: string): LineDraft {
  return { itemCode, count: '1', persons: '', pages: '', reductionCode: null, percent: '', ...noPaper };
}

/** The lines with one more of a service: a line that has it already is counted up. */
export function withService(lines: readonly LineDraft[], itemCode: string): LineDraft[] {
  const isThere = lines.some((line) => line.itemCode === itemCode);
  if (!isThere) return [...lines, newLine(itemCode)];
  return lines.map((line) => (line.itemCode === itemCode ? oneMore(line) : line));
}

/** The lines with so many further persons, beside those that are there. */
export function withExtraPersons(lines: readonly LineDraft[], persons: number): LineDraft[] {
  const there = lines.find(({ itemCode }) => itemCode === extraPerson);
  const count = String(persons + (there === undefined ? 0 : (readCount(there.count, 1) ?? 0)));
  const others = lines.filter((line) => line !== there);
  return [...others, { ...(there ?? newLine(extraPerson)), count }];
}

/** «Same service again»: the last service once more. */
export function withLastAgain(lines: readonly LineDraft[]): LineDraft[] {
  return lines.map((line, index) => (index === lines.length - 1 ? oneMore(line) : line));
}

function oneMore(line: LineDraft): LineDraft {
  const count = readCount(line.count, 1);
  return count === null ? line : { ...line, count: String(count + 1) };
}

function readCount(typed: string, least: number): number | null {
  if (!/^\d{1,5}$/.test(typed)) return null;
  const count = Number(typed);
  return count >= least && count <= maxCount ? count : null;
}

/** Which counts of a line cannot be read yet; empty when all can. */
export function unreadCounts(line: LineDraft, reductions: readonly Reduction[]): CountField[] {
  const unread: CountField[] = [];
  if (readCount(line.count, 1) === null) unread.push('count');
  for (const field of ['persons', 'pages'] as const) {
    if (line[field] !== '' && readCount(line[field], 0) === null) unread.push(field);
  }
  if (line.reductionCode !== null && basisPointsOf(line, reductions) === null) unread.push('percent');
  return unread;
}

function basisPointsOf(line: LineDraft, reductions: readonly Reduction[]): number | null {
  const listed = reductions.find(({ code }) => code === line.reductionCode);
  const percent = readCount(line.percent, 1);
  if (listed === undefined || percent === null) return null;
  return percent * 100 <= listed.maxBasisPoints ? percent * 100 : null;
}

/** The lines as core takes them; null while there is none or one cannot be read. */
export function requestedLines(
  lines: readonly LineDraft[],
  reductions: readonly Reduction[],
): RequestedLine[] | null {
  if (lines.length === 0 || lines.some((line) => unreadCounts(line, reductions).length > 0)) return null;
  return lines.map((line) => {
    const basisPoints = line.reductionCode === null ? null : basisPointsOf(line, reductions);
    return {
      itemCode: line.itemCode,
      count: Number(line.count),
      ...(line.persons === '' ? {} : { persons: Number(line.persons) }),
      ...(line.pages === '' ? {} : { pages: Number(line.pages) }),
      ...(line.reductionCode === null || basisPoints === null
        ? {}
        : { reduction: { code: line.reductionCode, basisPoints } }),
    };
  });
}

/** The requested lines with the papers of their reductions, as a charge wants them. */
export function linesToCharge(
  lines: readonly LineDraft[],
  requested: readonly RequestedLine[],
): (RequestedLine & { paper?: { document: ReductionDocument; number: string; reason: string } })[] {
  return requested.map((line, index) => {
    const draft = lines[index];
    if (line.reduction === undefined || draft === undefined || draft.document === null) return line;
    const { document, paperNumber: number, paperReason: reason } = draft;
    return { ...line, paper: { document, number, reason } };
  });
}
