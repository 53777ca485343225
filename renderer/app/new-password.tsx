// The next own password, typed twice, in whichever form asks for it (D11).
import { z } from 'zod';
import { minimumPasswordLength } from '#core/access/staff/contract.ts';
import { useText } from '../i18n/use-text.ts';
import { sentence } from '../ui/form.tsx';
import { type DrawField, TypedTwice } from '../ui/typed-twice.tsx';

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

export function NewPasswordFields({ field }: { field: DrawField }) {
  const text = useText();
  return (
    <TypedTwice
      field={field}
      label={text('app.firstPassword.password')}
      hint={text('app.firstPassword.passwordHint', { minimumLength: minimumPasswordLength })}
      again={text('app.firstPassword.repeat')}
    />
  );
}
