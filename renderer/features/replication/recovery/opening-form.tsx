// What opens the office when it is typed in (a code, an answer), and the passphrase under which its key is wrapped anew for
// this PC where the shell keeps none by itself.
import type { ReactNode } from 'react';
import { z } from 'zod';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { FormTextField, type sentence, useSentForm } from '#renderer/ui/form.tsx';
import { withNextPassphrase } from './next-passphrase.ts';
import { NextPassphraseFields } from './next-passphrase-fields.tsx';

type OpeningFormProps = {
  act: (typed: string, passphrase: string | null) => Promise<unknown>;
  /** Said when nothing was typed. */
  missing: ReturnType<typeof sentence>;
  label: string;
  hint: string;
  open: string;
  asksPassphrase: boolean;
  children?: ReactNode;
};

export function OpeningForm({ act, missing, label, hint, open, asksPassphrase, children }: OpeningFormProps) {
  const opening = useDeskCommand(({ typed, next }: { typed: string; next: string }) =>
    act(typed, asksPassphrase ? next : null),
  );
  const { control, summary, sending } = useSentForm(
    withNextPassphrase({ typed: z.string().trim().min(1, missing) }, asksPassphrase),
    { typed: '', next: '', again: '' },
    ['typed', 'next', 'again'],
  );
  return (
    <ActForm
      what={children}
      act={open}
      kind="secondary"
      sending={opening}
      summary={summary}
      onSubmit={sending(async (typed) => void (await opening.run(typed)))}
    >
      <FormTextField control={control} name="typed" label={label} hint={hint} autoComplete="off" />
      {asksPassphrase ? (
        <NextPassphraseFields field={(props) => <FormTextField control={control} {...props} />} />
      ) : null}
    </ActForm>
  );
}
