// A mapping while it is being made in the form: which column is what, the PSP's name, its own words for a type.
import type { InspectedPsp } from '#core/closing/day-close/report-import/contract.ts';
import type {
  AmountUnit,
  DraftMapping,
  PspField,
  PspMapping,
  PspRowType,
} from '#core/foundation/settlement/files/contract.ts';

export const statedStatuses = ['successful', 'failed'] as const;
export type StatedStatus = (typeof statedStatuses)[number];

export type MappingDraft = {
  name: string;
  /** Header of the column for each field. */
  columns: Readonly<Partial<Record<PspField, string>>>;
  /** For a report without a terminal column. */
  terminalId: string | null;
  /** The meaning of words that only this PSP uses. */
  types: Readonly<Record<string, PspRowType>>;
  /** The same for words of the state; the empty word is an empty cell. */
  states: Readonly<Record<string, StatedStatus>>;
  /** In what the amounts count; null when nobody had to say it. */
  unit: AmountUnit | null;
};

/** The fields that a person is asked for, in the order of the form. */
export const askedFields = [
  'amount',
  'date',
  'time',
  'rrn',
  'stan',
  'terminal',
  'card',
  'type',
  'status',
  'serviceCode',
] as const satisfies readonly PspField[];
export type AskedField = (typeof askedFields)[number];

/** Starts from what the office has mapped before, or else from the guess. */
export function beginMapping({ known, guess }: InspectedPsp): MappingDraft {
  if (known === null)
    return { name: '', columns: guess, terminalId: null, types: {}, states: {}, unit: null };
  const { name, columns, terminalId = null, words = {}, unit = null } = known;
  const typesOf = (type: PspRowType) => (words[type] ?? []).map((word) => [word, type] as const);
  const statesOf = (state: StatedStatus) => (words[state] ?? []).map((word) => [word, state] as const);
  return {
    name,
    columns,
    terminalId,
    types: Object.fromEntries([...typesOf('purchase'), ...typesOf('reversal'), ...typesOf('other')]),
    states: Object.fromEntries(statedStatuses.flatMap(statesOf)),
    unit,
  };
}

/** One column has one meaning: it is taken from the field that had it. */
export function chooseColumn(draft: MappingDraft, field: AskedField, header: string | null): MappingDraft {
  const kept = Object.entries(draft.columns).filter(([other, taken]) => other !== field && taken !== header);
  const columns = Object.fromEntries(header === null ? kept : [...kept, [field, header]]);
  return { ...draft, columns, terminalId: columns.terminal === undefined ? draft.terminalId : null };
}

type Meanings = Readonly<Record<string, PspRowType | StatedStatus>>;

/** The mapping as core tries it. */
export function toDraftMapping({ columns, terminalId, types, states, unit }: MappingDraft): DraftMapping {
  const wordsOf = (meanings: Meanings, wanted: Meanings[string]) =>
    Object.entries(meanings)
      .filter(([, meaning]) => meaning === wanted)
      .map(([word]) => word);
  const words = {
    purchase: wordsOf(types, 'purchase'),
    reversal: wordsOf(types, 'reversal'),
    other: wordsOf(types, 'other'),
    successful: wordsOf(states, 'successful'),
    failed: wordsOf(states, 'failed'),
  };
  return {
    columns: { ...columns },
    ...(terminalId === null ? {} : { terminalId }),
    ...(Object.values(words).every((some) => some.length === 0) ? {} : { words }),
    ...(unit === null ? {} : { unit }),
  };
}

export const toMapping = (draft: MappingDraft): PspMapping => ({
  name: draft.name.trim(),
  ...toDraftMapping(draft),
});
