import { describe, expect, it } from 'vitest';
import { uncountedPersons, withParties } from '#core/counter/fees/persons.ts';

const extra = { code: 'extra-person', files: false };
const petition = (includedPersons?: number) => ({
  ...{ code: 'petition', files: true },
  ...(includedPersons === undefined ? {} : { includedPersons }),
});
const one = { itemCode: 'petition', count: 1 };
const persons = (included: number | undefined, parties: number) =>
  withParties([petition(included), extra], [one], parties)[0]?.persons;

describe('D4.216 the persons of a document', () => {
  it('are the included ones and the parties beyond the client’s half of them', () => {
    expect([1, 2, 3].map((parties) => persons(2, parties))).toEqual([undefined, 3, 4]);
    expect([1, 2, 3].map((parties) => persons(1, parties))).toEqual([undefined, 2, 3]);
    expect([2, 3].map((parties) => persons(4, parties))).toEqual([undefined, 5]);
    expect(persons(0, 1)).toBe(1);
  });

  it('stay as typed, and where the tariff has no rate for a further person or names no included ones', () => {
    const typed = { ...one, persons: 2 };
    expect(withParties([petition(2), extra], [typed], 3)).toEqual([typed]);
    expect(withParties([petition(2)], [one], 3)).toEqual([one]);
    expect(withParties([petition(), extra], [one], 3)).toEqual([one]);
  });

  it('that no line has are counted for each document, and for nothing that names nobody', () => {
    const items = [petition(), extra, { code: 'print-sheet', files: false }];
    const line = (itemCode: string, count: number) => ({ itemCode, count, chargedCount: count });
    expect(uncountedPersons(items, [line('petition', 2)], 3)).toBe(4);
    expect(uncountedPersons(items, [line('petition', 1), line('extra-person', 2)], 3)).toBe(0);
    expect(uncountedPersons(items, [line('print-sheet', 5)], 3)).toBe(0);
    expect(uncountedPersons([petition()], [line('petition', 1)], 3)).toBe(0);
  });
});
