// A new secret, typed twice: the two fields, in whichever form asks for it.
import type { ReactNode } from 'react';

type FieldProps = {
  readonly name: 'next' | 'again';
  readonly type: 'password';
  readonly autoComplete: 'new-password';
  readonly label: string;
  readonly hint?: string;
};
/** Draws a text field of the form that holds the two. */
export type DrawField = (props: FieldProps) => ReactNode;

type TypedTwiceProps = { field: DrawField; label: string; hint: string; again: string };

export function TypedTwice({ field, label, hint, again }: TypedTwiceProps) {
  const kind = { type: 'password', autoComplete: 'new-password' } as const;
  return (
    <>
      {field({ ...kind, name: 'next', label, hint })}
      {field({ ...kind, name: 'again', label: again })}
    </>
  );
}
