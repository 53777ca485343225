// The next own password, typed twice, in whichever form asks for it (D11).
import type { ReactNode } from 'react';
import { z } from 'zod';
import { minimumPasswordLength } from '#core/access/staff/contract.ts';
import { useText } from '../i18n/use-text.ts';
import { sentence } from '../ui/form.tsx';

/** What a form's schema has for the two. */
export const newPassword = {
  next: z.string().min(minimumPasswordLength, sentence('app.firstPassword.tooShort')),
  again: z.string(),
};
type Typed = { readonly next: string; readonly again: string };

/** For the schema's `refine`: both are the same. */
export const isTypedTwice = ({ next, again }: Typed): boolean => next === again;
export const typedDifferently = {
  path: ['again'],
  error: sentence('app.firstPassword.different'),
  // Both are said at once: whoever typed a short one twice differently sees the two faults together.
  when: () => true,
};

type FieldProps = {
  readonly name: 'next' | 'again';
  readonly type: 'password';
  readonly autoComplete: 'new-password';
  readonly label: string;
  readonly hint?: string;
};

/** `field` draws a text field of the form that holds the two. */
export function NewPasswordFields({ field }: { field: (props: FieldProps) => ReactNode }) {
  const text = useText();
  const kind = { type: 'password', autoComplete: 'new-password' } as const;
  const hint = text('app.firstPassword.passwordHint', { minimumLength: minimumPasswordLength });
  return (
    <>
      {field({ ...kind, name: 'next', label: text('app.firstPassword.password'), hint })}
      {field({ ...kind, name: 'again', label: text('app.firstPassword.repeat') })}
    </>
  );
}
