// Step 2: the manager's account, with the supervision file and clearance that every account needs (D8).
import { minimumPasswordLength } from '#core/access/staff/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ErrorSummary } from '#renderer/ui/error-summary.tsx';
import { FormDateField, FormDigitsField, FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { type FirstRunDraft, type ManagerStep, managerStepSchema } from './first-run-draft.ts';
import { StepActions } from './step-actions.tsx';

const names = [
  'name',
  'nationalCode',
  'fileNumber',
  'fileOpenedOn',
  'clearanceReference',
  'clearanceIssuedOn',
  'clearanceExpiresOn',
  'password',
  'passwordAgain',
] as const;

type ManagerStepFormProps = {
  draft: FirstRunDraft;
  onBack: () => void;
  onDone: (manager: ManagerStep) => void;
};

export function ManagerStepForm({ draft, onBack, onDone }: ManagerStepFormProps) {
  const text = useText();
  const { control, summary, sending } = useSentForm(
    managerStepSchema,
    { ...draft.manager, nationalCode: '', password: '', passwordAgain: '' },
    names,
  );
  return (
    <StackedForm onSubmit={sending(onDone)}>
      <ErrorSummary {...summary} />
      <FieldRow>
        <FormTextField control={control} name="name" label={text('firstRun.managerName')} autoFocus />
        <FormDigitsField
          control={control}
          name="nationalCode"
          label={text('firstRun.nationalCode')}
          length={10}
        />
      </FieldRow>
      <FieldRow>
        <FormTextField control={control} name="fileNumber" label={text('firstRun.fileNumber')} />
        <FormDateField control={control} name="fileOpenedOn" label={text('firstRun.fileOpenedOn')} />
      </FieldRow>
      <FormTextField
        control={control}
        name="clearanceReference"
        label={text('firstRun.clearanceReference')}
      />
      <FieldRow>
        <FormDateField
          control={control}
          name="clearanceIssuedOn"
          label={text('firstRun.clearanceIssuedOn')}
        />
        <FormDateField
          control={control}
          name="clearanceExpiresOn"
          label={text('firstRun.clearanceExpiresOn')}
        />
      </FieldRow>
      <FieldRow>
        <FormTextField
          control={control}
          name="password"
          type="password"
          autoComplete="new-password"
          label={text('app.firstPassword.password')}
          hint={text('app.firstPassword.passwordHint', { minimumLength: minimumPasswordLength })}
        />
        <FormTextField
          control={control}
          name="passwordAgain"
          type="password"
          autoComplete="new-password"
          label={text('app.firstPassword.repeat')}
          hint={text('firstRun.passwordAgainHint')}
        />
      </FieldRow>
      <StepActions onBack={onBack} />
    </StackedForm>
  );
}
