// A failed check becomes a corrective action with an owner and a day (D6, D17): all three are asked for at once.
import { z } from 'zod';
import type { PhotoInput } from '#core/assets/photos/contract.ts';
import type { CheckItem } from '#core/closing/premises/contract.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { FormPhoto } from '#renderer/frame/photos/photo-field.tsx';
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

const failureSchema = (today: string) =>
  z.object({
    note: z.string(),
    photo: z.custom<PhotoInput | null>(),
    description: z.string().refine((what) => what.trim().length >= 2, sentence('premises.actionMissing')),
    ownerId: z.string().nullable().transform(chosen('premises.ownerMissing')),
    dueDay: z
      .string()
      .nullable()
      .transform(chosen('premises.dueMissing'))
      .refine((day) => day >= today, sentence('premises.duePast'))
      .refine((day) => day <= addDays(today, 30), sentence('premises.dueFar')),
  });
type Failure = z.infer<ReturnType<typeof failureSchema>>;
const nothing: z.input<ReturnType<typeof failureSchema>> = {
  note: '',
  photo: null,
  description: '',
  ownerId: null,
  dueDay: null,
};

type FailedCheckDialogProps = { item: CheckItem; name: string; today: string; onClose: () => void };

export function FailedCheckDialog({ item, name, today, onClose }: FailedCheckDialogProps) {
  const text = useText();
  const { control, summary, sending } = useSentForm(failureSchema(today), nothing, [
    'description',
    'ownerId',
    'dueDay',
  ]);
  const { data: people = [] } = useDeskQuery(deskQueries.staff.signInList.queryOptions());
  const recording = useDeskCommand(desk.premises.recordCheck.mutate);
  const record = async ({ note, photo, ...correctiveAction }: Failure) => {
    const shown = photo === null ? {} : { photo };
    if ((await recording.run({ item, result: 'failed', note, correctiveAction, ...shown })) !== null)
      onClose();
  };
  return (
    <FormDialog
      title={text('premises.failTitle', { name })}
      act={text('premises.recordFailure')}
      sending={recording}
      summary={summary}
      onSubmit={sending(record)}
      onClose={onClose}
    >
      <FormTextField control={control} name="note" label={text('premises.note')} isOptional autoFocus />
      <FormTextField
        control={control}
        name="description"
        label={text('premises.action')}
        hint={text('premises.actionHint')}
        isMultiline
      />
      <FormSelect
        control={control}
        name="ownerId"
        label={text('premises.owner')}
        choices={people.map((person) => ({ value: person.id, label: person.name }))}
      />
      <FormDateField control={control} name="dueDay" label={text('premises.due')} />
      <FormPhoto control={control} name="photo" isOptional />
    </FormDialog>
  );
}
