// Half-finished work, in memory and per person: it survives the lock, the end of the session and a restart of the core, and
// nobody else's unlock ever sees it. While the screen is locked, and after the core has ended the session, it lies in the
// core, not in the page (app/locking.ts). It is not written to disk, where client data may only be in the encrypted store.
import { useCallback } from 'react';
import { create } from 'zustand';
import { useSession } from '../api/session.ts';

type Drafts = { byPerson: Readonly<Record<string, Readonly<Record<string, unknown>>>> };

const useDrafts = create<Drafts>(() => ({ byPerson: {} }));

const keepDraft = (personId: string, name: string, value: unknown) => {
  useDrafts.setState(({ byPerson }) => ({
    byPerson: { ...byPerson, [personId]: { ...byPerson[personId], [name]: value } },
  }));
};

const dropDraft = (personId: string, name: string) => {
  useDrafts.setState(({ byPerson }) => {
    const { [name]: _, ...rest } = byPerson[personId] ?? {};
    return { byPerson: { ...byPerson, [personId]: rest } };
  });
};

/** Takes everything that a person has half finished out of the page, as JSON; null when there is nothing. */
export function takeDraftsOut(personId: string): string | null {
  const { [personId]: drafts, ...others } = useDrafts.getState().byPerson;
  if (drafts === undefined) return null;
  useDrafts.setState({ byPerson: others });
  return JSON.stringify(drafts);
}

/** Puts back what was taken out. What was begun since stays. */
export function putDraftsBack(personId: string, taken: string | null): void {
  if (taken === null) return;
  const drafts: Record<string, unknown> = JSON.parse(taken);
  useDrafts.setState(({ byPerson }) => ({
    byPerson: { ...byPerson, [personId]: { ...drafts, ...byPerson[personId] } },
  }));
}

export type Draft<Value> = {
  value: Value;
  keep: (value: Value) => void;
  drop: () => void;
  isStarted: boolean;
};

/** A piece of state of the signed-in person that outlives the screen. `initial` must be a constant. */
export function useDraft<Value>(name: string, initial: Value): Draft<Value> {
  const personId = useSession((state) => state.session?.person.id ?? '');
  const kept = useDrafts((state) => state.byPerson[personId]?.[name]) as Value | undefined;
  return {
    value: kept ?? initial,
    isStarted: kept !== undefined,
    keep: useCallback((value: Value) => keepDraft(personId, name, value), [personId, name]),
    drop: useCallback(() => dropDraft(personId, name), [personId, name]),
  };
}

/** The same for who only acts on it: reads it when asked, and is not drawn anew with every letter typed into it. */
export function useDraftAtHand<Value>(
  name: string,
  initial: Value,
): { read: () => Value; keep: (value: Value) => void } {
  const personId = useSession((state) => state.session?.person.id ?? '');
  return {
    read: () => (useDrafts.getState().byPerson[personId]?.[name] as Value | undefined) ?? initial,
    keep: (value) => keepDraft(personId, name, value),
  };
}
