// A field of a form that outlives the lock. What is typed goes from the form to the draft alone, which the form began
// with: a draft that something else changes too is no field of a form (renderer/README.md, Decisions).
import { useEffect } from 'react';
import type { FieldPathByValue, FieldValues } from 'react-hook-form';
import type { SentForm } from '../ui/form.tsx';
import type { Draft } from './drafts.ts';

/** Keeps what is typed into the field `name` as a draft. Beginning the form anew keeps nothing. */
export function useKeptField<Typed extends FieldValues, Judged>(
  { subscribe, getValues }: SentForm<Typed, Judged>,
  name: FieldPathByValue<Typed, string>,
  { keep }: Pick<Draft<string>, 'keep'>,
): void {
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: (change) => {
          if (change.name === name) keep(getValues(name));
        },
      }),
    [subscribe, getValues, name, keep],
  );
}
