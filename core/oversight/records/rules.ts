// Which group a type of entry belongs to, and what of a body names other things. Pure.
import { foldFa } from '#core/foundation/text/fold.ts';
import { type EntryGroup, entryGroups } from '#core/foundation/wire/entry-groups.ts';
import { writtenTypes } from '#core/foundation/wire/entry-types.ts';
import type { RecordRow, SearchedWord } from './contract.ts';

const groups: ReadonlyMap<string, EntryGroup> = new Map(
  entryGroups.flatMap((group) => writtenTypes[group].map((type) => [type, group] as const)),
);

/** The group of an entry type; null for one that this version does not know (D19.5). */
export const groupOf = (type: string): EntryGroup | null => groups.get(type) ?? null;

const amountKeys = ['amount', 'total'] as const;

/** Rials of which a body speaks; null when of none. */
export function amountOf(body: Readonly<Record<string, unknown>>): number | null {
  for (const key of amountKeys) {
    const value = body[key];
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  }
  return null;
}

/** A field of a body when it is text. */
export const textOf = (body: Readonly<Record<string, unknown>>, key: string): string | null => {
  const value = body[key];
  return typeof value === 'string' ? value : null;
};

/** A person outside the office whom a body names: who at the province released the office's key. */
export const namedIn = (type: string, body: Readonly<Record<string, unknown>>): string | null =>
  type === 'store.key_released' ? textOf(body, 'by') : null;

/** The first 64 bits of a hash, as they are printed: `1a2b-3c4d-5e6f-7081`. */
export const codeOf = (hash: string): string => hash.slice(0, 16).replace(/.{4}(?=.)/g, '$&-');

/** True when somebody's journal screen tells of a type. That a report went to the province alone is not the manager's to know (D12). */
export const isShownTo = (role: string, type: string): boolean =>
  role === 'inspector' || type !== 'violation.sealed';

/** Whether a record says every word that is looked for (D19.188): beside what its type is called, who, whom, the amount, the visit and the code. */
export function saysAll(
  { type, personName, aboutName, amount, visit, code }: RecordRow,
  words: readonly SearchedWord[],
): boolean {
  const number = visit === null ? null : `${visit.deskNumber}-${visit.number}`;
  const said = foldFa([personName, aboutName, amount, number, code].filter((one) => one !== null).join(' '));
  return words.every(({ word, types }) => types.includes(type) || said.includes(foldFa(word)));
}
