// The two fields of the next passphrase, in whichever form of a way asks for it.
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';

type FieldProps = {
  readonly name: 'next' | 'again';
  readonly type: 'password';
  readonly autoComplete: 'new-password';
  readonly label: string;
  readonly hint?: string;
};

/** `field` draws a text field of the form that holds the two. */
export function NextPassphraseFields({ field }: { field: (props: FieldProps) => ReactNode }) {
  const text = useText();
  const kind = { type: 'password', autoComplete: 'new-password' } as const;
  return (
    <>
      {field({ ...kind, name: 'next', label: text('recovery.next'), hint: text('recovery.nextHint') })}
      {field({ ...kind, name: 'again', label: text('recovery.nextAgain') })}
    </>
  );
}
