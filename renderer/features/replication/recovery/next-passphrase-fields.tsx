// The two fields of the next passphrase, in whichever form of a way asks for it.
import { useText } from '#renderer/i18n/use-text.ts';
import { type DrawField, TypedTwice } from '#renderer/ui/typed-twice.tsx';

export function NextPassphraseFields({ field }: { field: DrawField }) {
  const text = useText();
  const hint = text('recovery.nextHint');
  return (
    <TypedTwice field={field} label={text('recovery.next')} hint={hint} again={text('recovery.nextAgain')} />
  );
}
