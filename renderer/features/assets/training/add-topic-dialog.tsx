// A topic that people of some posts are taught again and again (D13).
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { FormCheckboxGroup, FormSelect, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { taughtRoles } from './training-labels.ts';

const validities = ['90', '180', '365', '730'] as const;
const topicSchema = z.object({
  title: z.string().trim().min(2, sentence('training.topicMissing')),
  roles: z.array(z.enum(taughtRoles)).min(1, sentence('training.forWhomMissing')),
  validity: z.enum(validities),
});
const nothing: z.input<typeof topicSchema> = { title: '', roles: [...taughtRoles], validity: '365' };

export function AddTopicDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { control, summary, sending } = useSentForm(topicSchema, nothing, ['title', 'roles']);
  const adding = useDeskCommand(desk.training.addTopic.mutate);
  const add = sending(async ({ validity, ...topic }) => {
    if ((await adding.run({ ...topic, validForDays: Number(validity) })) !== null) onClose();
  });
  return (
    <FormDialog
      title={text('training.addTopic')}
      act={text('training.record')}
      sending={adding}
      summary={summary}
      onSubmit={add}
      onClose={onClose}
    >
      <FormTextField control={control} name="title" label={text('training.topic')} autoFocus />
      <FormCheckboxGroup
        control={control}
        name="roles"
        label={text('training.forWhom')}
        choices={taughtRoles.map((value) => ({ value, label: text(`app.role.${value}`) }))}
      />
      <FormSelect
        control={control}
        name="validity"
        label={text('training.validity')}
        choices={validities.map((value) => ({
          value,
          label: text('training.days', { days: Number(value) }),
        }))}
      />
    </FormDialog>
  );
}
