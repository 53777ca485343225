// Getting the key from the province when no file, passphrase or code opens the office: a request that is carried there on
// any way, and the answer, which opens on this PC alone. The key is wrapped anew for this PC.
import { z } from 'zod';
import type { RecoveryView } from '#core/recovery/contract.ts';
import { recoveryAct } from '../../api/recovery.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FormTextField, sentence, useSentForm } from '../../ui/form.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { withNextPassphrase } from './next-passphrase.ts';
import { NextPassphraseFields } from './next-passphrase-fields.tsx';
import styles from './recovery.module.css';

const answer = z.string().trim().min(1, sentence('recovery.answerEmpty'));

export function ProvinceWay({ view, changed }: { view: RecoveryView; changed: () => void }) {
  const text = useText();
  const { request } = view;
  const asking = useDeskCommand(() => recoveryAct('askProvince', {}));
  const ask = async () => {
    await asking.run(undefined);
    changed();
  };
  return (
    <Section title={text('recovery.province')}>
      <p>{text('recovery.provinceWhat')}</p>
      {asking.problem === null ? null : <ProblemNotice problem={asking.problem} takesFocus />}
      {request === null ? (
        <Actions>
          <Button isPending={asking.isPending} onPress={() => void ask()}>
            {text('recovery.provinceAsk')}
          </Button>
        </Actions>
      ) : (
        <>
          <Facts
            facts={[
              {
                name: text('recovery.requestText'),
                value: (
                  <span className={styles.carried}>
                    <Bdi>{request.text}</Bdi>
                  </span>
                ),
              },
              { name: text('recovery.requestFingerprint'), value: <Bdi>{request.fingerprint}</Bdi> },
            ]}
          />
          <AnswerForm asksPassphrase={view.asksPassphrase} />
        </>
      )}
    </Section>
  );
}

function AnswerForm({ asksPassphrase }: { asksPassphrase: boolean }) {
  const text = useText();
  const opening = useDeskCommand((input: { answer: string; passphrase: string | null }) =>
    recoveryAct('openByRelease', input),
  );
  const { control, summary, sending } = useSentForm(
    withNextPassphrase({ answer }, asksPassphrase),
    { answer: '', next: '', again: '' },
    ['answer', 'next', 'again'],
  );
  const open = async (typed: { answer: string; next: string }) => {
    await opening.run({ answer: typed.answer, passphrase: asksPassphrase ? typed.next : null });
  };
  return (
    <StackedForm onSubmit={sending(open)}>
      {opening.problem === null ? null : <ProblemNotice problem={opening.problem} takesFocus />}
      <ErrorSummary {...summary} />
      <FormTextField
        control={control}
        name="answer"
        label={text('recovery.answerLabel')}
        hint={text('recovery.answerHint')}
        autoComplete="off"
      />
      {asksPassphrase ? (
        <NextPassphraseFields field={(props) => <FormTextField control={control} {...props} />} />
      ) : null}
      <Actions>
        <Button type="submit" isPending={opening.isPending}>
          {text('recovery.openByRelease')}
        </Button>
      </Actions>
    </StackedForm>
  );
}
