// The two fields of the next passphrase.
import type { Control } from 'react-hook-form';
import { useText } from '../../i18n/use-text.ts';
import { FormTextField } from '../../ui/form.tsx';

type Typed = { next: string; again: string };

export function NextPassphraseFields<Values extends Typed>({ control }: { control: Control<Values> }) {
  const text = useText();
  const fields = control as unknown as Control<Typed>;
  return (
    <>
      <FormTextField
        control={fields}
        name="next"
        type="password"
        autoComplete="new-password"
        label={text('recovery.next')}
        hint={text('recovery.nextHint')}
      />
      <FormTextField
        control={fields}
        name="again"
        type="password"
        autoComplete="new-password"
        label={text('recovery.nextAgain')}
      />
    </>
  );
}
