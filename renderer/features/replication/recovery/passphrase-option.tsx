// Opening the office by its passphrase.
import { z } from 'zod';
import { recoveryAct } from '#renderer/api/recovery.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { FormPasswordField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';

const schema = z.object({ passphrase: z.string().min(1, sentence('recovery.passphraseEmpty')) });

export function PassphraseOption() {
  const text = useText();
  const opening = useDeskCommand(({ passphrase }: z.infer<typeof schema>) =>
    recoveryAct('openByPassphrase', { passphrase }),
  );
  const { control, summary, sending, askAgain } = useSentForm(schema, { passphrase: '' }, ['passphrase']);
  const open = async (typed: z.infer<typeof schema>) => {
    if ((await opening.run(typed)) === null) askAgain({ passphrase: '' });
  };
  return (
    <Section title={text('recovery.passphrase')}>
      <ActForm act={text('recovery.openOffice')} sending={opening} summary={summary} onSubmit={sending(open)}>
        <FormPasswordField control={control} name="passphrase" label={text('recovery.passphraseLabel')} />
      </ActForm>
    </Section>
  );
}
