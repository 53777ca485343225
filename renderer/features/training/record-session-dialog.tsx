// A session that was held; it counts for each attendee once they say themselves that they were there (D13).
import { useState } from 'react';
import type { TrainingMatrix } from '#core/training/contract.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { JalaliDateField } from '../../ui/jalali-date-field.tsx';
import { FieldRow } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';

const lengths = ['30', '60', '90', '120', '240'] as const;

export function RecordSessionDialog({ matrix, onClose }: { matrix: TrainingMatrix; onClose: () => void }) {
  const text = useText();
  const { office } = useOffice();
  const { topics, people } = matrix;
  const [topicId, setTopicId] = useState<string | null>(topics[0]?.topicId ?? null);
  const [heldOn, setHeldOn] = useState<string | null>(office?.day ?? null);
  const [length, setLength] = useState<(typeof lengths)[number]>('60');
  const [trainer, setTrainer] = useState('');
  const [attendees, setAttendees] = useState<readonly string[]>([]);
  const recording = useDeskCommand(desk.training.recordSession.mutate);
  const { summary, shown, send } = useFieldProblems({
    'session-day': heldOn === null ? text('training.heldOnMissing') : undefined,
    'session-trainer': trainer.trim().length < 2 ? text('training.trainerMissing') : undefined,
    'session-people': attendees.length === 0 ? text('training.attendeesMissing') : undefined,
  });
  const record = async () => {
    if (!send() || topicId === null || heldOn === null) return;
    const session = { topicId, heldOn, minutes: Number(length), trainer, attendeeIds: [...attendees] };
    if ((await recording.run(session)) !== null) onClose();
  };
  return (
    <Dialog title={text('training.recordSession')} isOpen onClose={onClose}>
      <StackedForm onSubmit={record}>
        <p>{text('training.recordWhat')}</p>
        {recording.problem === null ? null : <ProblemNotice problem={recording.problem} takesFocus />}
        <ErrorSummary {...summary} />
        <Select
          label={text('training.topic')}
          choices={topics.map((topic) => ({
            value: topic.topicId,
            label: topic.title ?? text('training.titleElsewhere'),
          }))}
          value={topicId}
          onChange={setTopicId}
        />
        <FieldRow>
          <JalaliDateField
            id="session-day"
            label={text('training.heldOn')}
            day={heldOn}
            onChange={setHeldOn}
            problem={shown('session-day')}
          />
          <Select
            label={text('training.length')}
            choices={lengths.map((value) => ({
              value,
              label: text('training.minutes', { minutes: Number(value) }),
            }))}
            value={length}
            onChange={setLength}
          />
        </FieldRow>
        <TextField
          id="session-trainer"
          label={text('training.trainer')}
          value={trainer}
          onChange={setTrainer}
          problem={shown('session-trainer')}
        />
        <CheckboxGroup
          id="session-people"
          label={text('training.attendees')}
          choices={people.map(({ personId, name }) => ({ value: personId, label: name }))}
          chosen={attendees}
          onChange={setAttendees}
          problem={shown('session-people')}
        />
        <Actions>
          <Button type="submit" kind="primary" isPending={recording.isPending}>
            {text('training.record')}
          </Button>
          <Button onPress={onClose}>{text('training.cancel')}</Button>
        </Actions>
      </StackedForm>
    </Dialog>
  );
}
