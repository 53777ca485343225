// Step 1: the office's code and name, and this desk.
import { useText } from '#renderer/i18n/use-text.ts';
import { ErrorSummary } from '#renderer/ui/error-summary.tsx';
import { FormDigitsField, FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { type FirstRunDraft, type OfficeStep, officeStepSchema } from './first-run-draft.ts';
import { StepActions } from './step-actions.tsx';

type OfficeStepFormProps = { draft: FirstRunDraft; onBack: () => void; onDone: (office: OfficeStep) => void };

export function OfficeStepForm({ draft, onBack, onDone }: OfficeStepFormProps) {
  const text = useText();
  const { control, summary, sending } = useSentForm(officeStepSchema, draft.office, [
    'officeCode',
    'officeName',
    'deviceName',
    'deskNumber',
  ]);
  return (
    <StackedForm onSubmit={sending(onDone)}>
      <ErrorSummary {...summary} />
      <FieldRow>
        <FormDigitsField
          control={control}
          name="officeCode"
          label={text('firstRun.officeCode')}
          hint={text('firstRun.officeCodeHint')}
          autoFocus
        />
        <FormTextField control={control} name="officeName" label={text('firstRun.officeName')} />
      </FieldRow>
      <FieldRow>
        <FormTextField
          control={control}
          name="deviceName"
          label={text('firstRun.deviceName')}
          hint={text('firstRun.deviceNameHint')}
        />
        <FormDigitsField
          control={control}
          name="deskNumber"
          appearance="count"
          label={text('firstRun.deskNumber')}
          hint={text('firstRun.deskNumberHint')}
        />
      </FieldRow>
      <StepActions onBack={onBack} />
    </StackedForm>
  );
}
