// The name of the office on everything that it prints, and its correction with the manager's password (D20.80).
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { FormPasswordField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { FieldRow, Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { useIsManager } from './use-is-manager.ts';

const nameSchema = z.object({
  name: z.string().trim().min(2, sentence('settings.officeNameMissing')),
  reason: z.string().trim().min(1, sentence('settings.officeNameReasonMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});
const nothing: z.input<typeof nameSchema> = { name: '', reason: '', password: '' };

export function OfficeNameSection() {
  const text = useText();
  const isManager = useIsManager();
  const { office } = useOffice();
  return (
    <Section title={text('settings.officeName')}>
      <p>{text('settings.officeNameWhat')}</p>
      {office === null ? null : (
        <Facts facts={[{ name: text('settings.officeNameNow'), value: office.name }]} />
      )}
      <ConcurrentChange register="office_name" wordsOf={(name) => name} />
      {isManager ? <CorrectOfficeName /> : null}
    </Section>
  );
}

function CorrectOfficeName() {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(nameSchema, nothing, []);
  const correcting = useDeskCommand(desk.settings.correctOfficeName.mutate);
  const send = sending(async (facts) => {
    askAgain((await correcting.run(facts)) === null ? { password: '' } : nothing);
  });
  return (
    <StackedForm onSubmit={send}>
      <ProblemNotice problem={correcting.problem} takesFocus />
      <FieldRow>
        <FormTextField
          control={control}
          name="name"
          id="office-name"
          label={text('settings.officeNameRight')}
        />
        <FormTextField
          control={control}
          name="reason"
          id="office-name-reason"
          label={text('settings.officeNameReason')}
        />
        <FormPasswordField control={control} name="password" id="office-name-password" />
      </FieldRow>
      <div>
        <Button type="submit" isPending={correcting.isPending}>
          {text('settings.officeNameCorrect')}
        </Button>
      </div>
    </StackedForm>
  );
}
