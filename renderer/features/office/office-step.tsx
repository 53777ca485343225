// Step 1: the office's code and name, and this desk.
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useText } from '../../i18n/use-text.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { errorsOf, FormDigitsField, FormTextField } from '../../ui/form.tsx';
import { FieldRow } from '../../ui/page.tsx';
import styles from './first-run.module.css';
import { type FirstRunDraft, type OfficeStep, officeStepSchema } from './first-run-draft.ts';
import { StepActions } from './step-actions.tsx';

type OfficeStepFormProps = { draft: FirstRunDraft; onBack: () => void; onDone: (office: OfficeStep) => void };

export function OfficeStepForm({ draft, onBack, onDone }: OfficeStepFormProps) {
  const text = useText();
  const { control, handleSubmit, formState } = useForm({
    resolver: zodResolver(officeStepSchema),
    defaultValues: draft.office,
    shouldFocusError: false,
  });
  const errors = errorsOf(formState.errors, ['officeCode', 'officeName', 'deviceName', 'deskNumber'], text);
  return (
    <form className={styles.form} onSubmit={(event) => void handleSubmit(onDone)(event)} noValidate>
      <ErrorSummary errors={errors} attempts={formState.submitCount} />
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
    </form>
  );
}
