// What of the journal a person looks at: every screen may lead to a day, a person, a subject or one visit of it.
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { EntryGroup } from '#core/foundation/wire/entry-groups.ts';
import { type Draft, useDraft } from './drafts.ts';

export type JournalFilter = {
  /** Null: today. */
  day: string | null;
  personId: string | null;
  group: EntryGroup | null;
  /** One type of record; null: every one of the group. */
  type: string | null;
  /** What is looked for in them, as it was typed. */
  searched: string;
  /** The visit whose story is told; null while the day is listed. */
  visitId: string | null;
};

const nothing: JournalFilter = {
  ...{ day: null, personId: null, group: null, type: null },
  searched: '',
  visitId: null,
};

export const useJournalFilter = (): Draft<JournalFilter> => useDraft('records.filter', nothing);

/** Opens the journal at what was asked for, from any screen. */
export function useOpenJournal(): (filter: Partial<JournalFilter>) => void {
  const navigate = useNavigate();
  const { keep } = useJournalFilter();
  return useCallback(
    (filter) => {
      keep({ ...nothing, ...filter });
      void navigate({ to: '/journal' });
    },
    [keep, navigate],
  );
}
