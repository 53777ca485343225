// Half-finished work, in memory and per person: it survives the lock and a restart of the core, and nobody else's
// unlock ever sees it. It is not written to disk, where client data may only be in the encrypted store.
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

/** The draft that a person has under a name; undefined when there is none. One name has one shape. */
export function draftOf<Value>(personId: string, name: string): Value | undefined {
  return useDrafts.getState().byPerson[personId]?.[name] as Value | undefined;
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
