// Opening the office by the recovery code on the manager's sheet; the key is wrapped anew for this PC.
import { z } from 'zod';
import { recoveryAct } from '../../api/recovery.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormTextField, sentence, useSentForm } from '../../ui/form.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { withNextPassphrase } from './next-passphrase.ts';
import { NextPassphraseFields } from './next-passphrase-fields.tsx';

const code = z.string().trim().min(1, sentence('recovery.codeEmpty'));

export function CodeWay({ asksPassphrase }: { asksPassphrase: boolean }) {
  const text = useText();
  const opening = useDeskCommand((input: { code: string; passphrase: string | null }) =>
    recoveryAct('openByCode', input),
  );
  const { control, summary, sending } = useSentForm(
    withNextPassphrase({ code }, asksPassphrase),
    { code: '', next: '', again: '' },
    ['code', 'next', 'again'],
  );
  const open = async (typed: { code: string; next: string }) => {
    await opening.run({ code: typed.code, passphrase: asksPassphrase ? typed.next : null });
  };
  return (
    <Section title={text('recovery.code')}>
      <StackedForm onSubmit={sending(open)}>
        <p>{text('recovery.codeWhat')}</p>
        {opening.problem === null ? null : <ProblemNotice problem={opening.problem} takesFocus />}
        <ErrorSummary {...summary} />
        <FormTextField
          control={control}
          name="code"
          label={text('recovery.codeLabel')}
          hint={text('recovery.codeHint')}
          autoComplete="off"
        />
        {asksPassphrase ? (
          <NextPassphraseFields field={(props) => <FormTextField control={control} {...props} />} />
        ) : null}
        <Actions>
          <Button type="submit" isPending={opening.isPending}>
            {text('recovery.openByCode')}
          </Button>
        </Actions>
      </StackedForm>
    </Section>
  );
}
