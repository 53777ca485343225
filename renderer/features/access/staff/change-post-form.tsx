// Gives somebody another post by a letter of the supervisory body (D10.80). Their sessions end, and a manager made so is new for a week.
import { z } from 'zod';
import {
  type OfficePost,
  officePostSchema,
  officePosts,
  type Person,
  type SupervisoryBody,
  supervisoryBodySchema,
} from '#core/access/staff/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import {
  chosen,
  FormDateField,
  FormPasswordField,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { paperDay, paperNumber } from './paper-form.tsx';

const changeSchema = z.object({
  role: officePostSchema.nullable().transform(chosen<OfficePost>('staff.postMissing')),
  body: supervisoryBodySchema.nullable().transform(chosen<SupervisoryBody>('postings.bodyMissing')),
  letterNumber: paperNumber,
  letterDay: paperDay,
  reason: z.string().trim().min(1, sentence('staff.fieldMissing')),
  password: z.string().min(1, sentence('staff.fieldMissing')),
});
const nothing: z.input<typeof changeSchema> = {
  ...{ role: null, body: null, letterNumber: '', letterDay: null },
  ...{ reason: '', password: '' },
};

export function ChangePostForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(changeSchema, nothing, []);
  const changing = useDeskCommand(desk.staff.changePost.mutate);
  const change = async (facts: z.infer<typeof changeSchema>) => {
    if ((await changing.run({ personId: person.id, ...facts })) === null) askAgain({ password: '' });
    else onDone();
  };
  return (
    <ActForm
      what={<Notice tone="info">{text('staff.changePostWhat', { name: person.name })}</Notice>}
      act={text('staff.changePostNow')}
      sending={changing}
      onSubmit={sending(change)}
      onBack={onDone}
    >
      <FieldRow>
        <FormSelect
          control={control}
          name="role"
          label={text('staff.newPost')}
          choices={officePosts
            .filter((role) => role !== person.role)
            .map((value) => ({ value, label: text(`app.role.${value}`) }))}
        />
        <FormSelect
          control={control}
          name="body"
          label={text('postings.body')}
          choices={supervisoryBodySchema.options.map((value) => ({
            value,
            label: text(`postings.body.${value}`),
          }))}
        />
        <FormTextField control={control} name="letterNumber" label={text('staff.letterNumber')} />
        <FormDateField control={control} name="letterDay" label={text('staff.letterDate')} />
      </FieldRow>
      <FormTextField control={control} name="reason" label={text('staff.changeReason')} isMultiline />
      <FormPasswordField control={control} name="password" />
    </ActForm>
  );
}
