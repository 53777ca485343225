// A session that was held; it counts for each attendee once they say themselves that they were there (D13).
import { z } from 'zod';
import type { TrainingMatrix } from '#core/assets/training/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import {
  chosen,
  FormCheckboxGroup,
  FormDateField,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';

const lengths = ['30', '60', '90', '120', '240'] as const;
const sessionSchema = z.object({
  topicId: z.string(),
  heldOn: z.string().nullable().transform(chosen<string>('training.heldOnMissing')),
  minutes: z.enum(lengths),
  trainer: z.string().trim().min(2, sentence('training.trainerMissing')),
  attendeeIds: z.array(z.string()).min(1, sentence('training.attendeesMissing')),
});

export function RecordSessionDialog({ matrix, onClose }: { matrix: TrainingMatrix; onClose: () => void }) {
  const text = useText();
  const { office } = useOffice();
  const { topics, people } = matrix;
  const { control, summary, sending } = useSentForm(
    sessionSchema,
    {
      topicId: topics[0]?.topicId ?? '',
      heldOn: office?.day ?? null,
      minutes: '60',
      trainer: '',
      attendeeIds: [],
    },
    ['heldOn', 'trainer', 'attendeeIds'],
  );
  const recording = useDeskCommand(desk.training.recordSession.mutate);
  const record = sending(async ({ minutes, ...session }) => {
    if ((await recording.run({ ...session, minutes: Number(minutes) })) !== null) onClose();
  });
  return (
    <FormDialog
      title={text('training.recordSession')}
      what={<p>{text('training.recordWhat')}</p>}
      act={text('training.record')}
      sending={recording}
      summary={summary}
      onSubmit={record}
      onClose={onClose}
    >
      <FormSelect
        control={control}
        name="topicId"
        label={text('training.topic')}
        choices={topics.map((topic) => ({
          value: topic.topicId,
          label: topic.title ?? text('training.titleElsewhere'),
        }))}
      />
      <FieldRow>
        <FormDateField control={control} name="heldOn" label={text('training.heldOn')} />
        <FormSelect
          control={control}
          name="minutes"
          label={text('training.length')}
          choices={lengths.map((value) => ({
            value,
            label: text('training.minutes', { minutes: Number(value) }),
          }))}
        />
      </FieldRow>
      <FormTextField control={control} name="trainer" label={text('training.trainer')} />
      <FormCheckboxGroup
        control={control}
        name="attendeeIds"
        label={text('training.attendees')}
        choices={people.map(({ personId, name }) => ({ value: personId, label: name }))}
      />
    </FormDialog>
  );
}
