// Enters a day on which the office is closed, with the source that says so (D7).
import { z } from 'zod';
import { closureKindSchema } from '#core/assets/closures/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import {
  chosen,
  FormDateField,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';

const closureSchema = z.object({
  closedDay: z.string().nullable().transform(chosen<string>('settings.closedDayMissing')),
  kind: closureKindSchema,
  authority: z.string().trim().min(2, sentence('settings.closureAuthorityMissing')),
  reference: z.string().trim().min(2, sentence('settings.closureReferenceMissing')),
});
const nothing: z.input<typeof closureSchema> = {
  closedDay: null,
  kind: 'holiday',
  authority: '',
  reference: '',
};

export function ClosureDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { control, summary, sending } = useSentForm(closureSchema, nothing, [
    'closedDay',
    'authority',
    'reference',
  ]);
  const declaring = useDeskCommand(desk.closures.declare.mutate);
  const enter = sending(async (closure) => {
    if ((await declaring.run(closure)) !== null) onClose();
  });
  return (
    <FormDialog
      title={text('settings.enterClosure')}
      what={<p>{text('settings.closureWhat')}</p>}
      act={text('settings.enterClosure')}
      sending={declaring}
      summary={summary}
      onSubmit={enter}
      onClose={onClose}
    >
      <FormDateField control={control} name="closedDay" label={text('settings.closedDay')} autoFocus />
      <FormSelect
        control={control}
        name="kind"
        label={text('settings.closureKind')}
        choices={closureKindSchema.options.map((value) => ({
          value,
          label: text(`settings.closure.${value}`),
        }))}
      />
      <FormTextField control={control} name="authority" label={text('settings.closureAuthority')} />
      <FormTextField control={control} name="reference" label={text('settings.closureReference')} />
    </FormDialog>
  );
}
