// Opening the office by its passphrase.
import { z } from 'zod';
import { recoveryAct } from '../../api/recovery.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormPasswordField, sentence, useSentForm } from '../../ui/form.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';

const schema = z.object({ passphrase: z.string().min(1, sentence('recovery.passphraseEmpty')) });

export function PassphraseWay() {
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
      <StackedForm onSubmit={sending(open)}>
        {opening.problem === null ? null : <ProblemNotice problem={opening.problem} takesFocus />}
        <ErrorSummary {...summary} />
        <FormPasswordField control={control} name="passphrase" label={text('recovery.passphraseLabel')} />
        <Actions>
          <Button type="submit" kind="primary" isPending={opening.isPending}>
            {text('recovery.openOffice')}
          </Button>
        </Actions>
      </StackedForm>
    </Section>
  );
}
